use std::collections::BTreeMap;

use group_core::{
    Address, GroupTraits, Text, Update,
    schema::{self, Breaks, DescribeTraits, changes},
};
use schemars::{JsonSchema, Schema};
use serde::Serialize;
use serde_json::{Value, json};

/// What prints, and whether each breaks somebody.
fn between<Old: DescribeTraits, New: DescribeTraits>() -> Vec<(String, Option<Breaks>)> {
    let changes = changes(&schema::traits::<Old>(), &schema::traits::<New>());
    let lines = changes.iter().map(|change| {
        assert_eq!(change.is_breaking(), change.breaks().is_some());
        let line = change.to_string();
        let (line, _) = line.split_once(" (breaks ").unwrap_or((&line, ""));
        (line.to_owned(), change.breaks())
    });
    lines.collect()
}

/// The lines of what changed between two schemas that somebody wrote by hand.
fn lines(old: Value, new: Value) -> Vec<String> {
    let [old, new] = [old, new].map(|schema| Schema::try_from(schema).unwrap());
    changes(&old, &new).iter().map(ToString::to_string).collect()
}

/// Two structs with one field of different types, and the changes from the one to the other and back.
macro_rules! pair {
    ($rule:ident: $old:ty => $new:ty; $there:expr, $back:expr) => {
        #[test]
        fn $rule() {
            #[derive(GroupTraits)]
            #[group(schema)]
            struct Old {
                #[allow(dead_code, reason = "only its type counts")]
                trait_: $old,
            }

            #[derive(GroupTraits)]
            #[group(schema)]
            struct New {
                #[allow(dead_code, reason = "only its type counts")]
                trait_: $new,
            }

            let expected = |lines: &[(&str, Option<Breaks>)]| -> Vec<(String, Option<Breaks>)> {
                lines.iter().map(|(line, breaks)| (format!("`trait_{line}"), *breaks)).collect()
            };
            assert_eq!(between::<Old, New>(), expected(&$there));
            assert_eq!(between::<New, Old>(), expected(&$back));
            assert_eq!(between::<Old, Old>(), []);
        }
    };
}

const READERS: Option<Breaks> = Some(Breaks::Readers);
const WRITERS: Option<Breaks> = Some(Breaks::Writers);

#[derive(Serialize, JsonSchema)]
struct Seats {
    paid: u8,
}

#[derive(Serialize, JsonSchema)]
struct MoreSeats {
    paid: u8,
    used: u8,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its texts count")]
enum Tier {
    Free,
    Team,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its texts count")]
enum MoreTiers {
    Free,
    Team,
    Enterprise,
}

pair! {
    change_of_the_type_breaks_readers: String => bool;
    [("` changed its type from string to boolean", READERS)],
    [("` changed its type from boolean to string", READERS)]
}

pair! {
    option_of_it_breaks_readers_and_back_nobody: u8 => Option<u8>;
    [("` is no longer always sent", READERS)],
    [("` is always sent now", None)]
}

pair! {
    null_breaks_readers_and_back_nobody: Option<String> => Update<String>;
    [("` may be null now", READERS)],
    [("` is no longer null", None)]
}

pair! {
    one_more_value_breaks_readers_and_one_less_nobody: Tier => MoreTiers;
    [("` may be \"enterprise\" now", READERS)],
    [("` is no longer \"enterprise\"", None)]
}

pair! {
    any_text_for_a_few_breaks_readers: Tier => String;
    [("` is no longer one of a few values", READERS)],
    [("` is one of a few values now", None)]
}

pair! {
    wider_number_breaks_readers_and_back_nobody: u8 => u16;
    [
        ("` changed its type from integer (uint8) to integer (uint16)", READERS),
        ("` has a wider `maximum`", READERS),
    ],
    [
        ("` changed its type from integer (uint16) to integer (uint8)", None),
        ("` has a narrower `maximum`", None),
    ]
}

pair! {
    number_with_more_digits_breaks_readers_and_back_nobody: f32 => f64;
    [("` changed its type from number (float) to number (double)", READERS)],
    [("` changed its type from number (double) to number (float)", None)]
}

pair! {
    integer_is_within_the_range_of_a_float: f64 => i64;
    [("` changed its type from number (double) to integer (int64)", None)],
    [("` changed its type from integer (int64) to number (double)", READERS)]
}

pair! {
    integer_with_a_sign_is_not_within_one_without: u32 => i32;
    [("` changed its type from integer (uint32) to integer (int32)", READERS), ("` has a wider `minimum`", READERS)],
    [("` changed its type from integer (int32) to integer (uint32)", READERS), ("` has a narrower `minimum`", None)]
}

pair! {
    boolean_is_one_of_two_values: bool => Value;
    [("` changed its type from boolean to anything", READERS)],
    [("` changed its type from anything to boolean", None)]
}

pair! {
    key_of_an_object_is_named_by_its_path: Seats => MoreSeats;
    [(".used` was added and is always sent", WRITERS)],
    [(".used` was removed", READERS)]
}

pair! {
    items_of_an_array_are_compared: Vec<bool> => Vec<String>;
    [("[]` changed its type from boolean to string", READERS)],
    [("[]` changed its type from string to boolean", READERS)]
}

pair! {
    objects_in_options_and_arrays_are_compared: Option<Vec<Seats>> => Option<Vec<MoreSeats>>;
    [("[].used` was added and is always sent", WRITERS)],
    [("[].used` was removed", READERS)]
}

#[derive(GroupTraits)]
#[group(schema)]
#[allow(dead_code, reason = "only the types count")]
struct Company {
    name: String,
    created_at: group_core::IsoDate,
    employees: u32,
    plan: Plan,
    address: Office,
    region: String,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its texts count")]
enum Plan {
    Free,
    Team,
}

#[derive(Address)]
#[allow(dead_code, reason = "only the types count")]
struct Office {
    city: String,
    country: String,
}

#[derive(GroupTraits)]
#[group(schema)]
#[allow(dead_code, reason = "only the types count")]
struct NewCompany {
    name: Update<String>,
    created_at: jiff::Timestamp,
    employees: String,
    plan: NewPlan,
    address: NewOffice,
    area: String,
    phone: Option<String>,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its texts count")]
enum NewPlan {
    Free,
    Business,
}

#[derive(Address)]
#[allow(dead_code, reason = "only the types count")]
struct NewOffice {
    city: Option<String>,
    state: String,
}

#[test]
fn every_kind_of_reserved_trait_is_compared() {
    let expected = [
        ("`address.city` is no longer always sent", READERS),
        ("`address.country` was removed", READERS),
        ("`address.state` was added and is always sent", WRITERS),
        ("`area` was added and is always sent", WRITERS),
        ("`createdAt` changed its type from string (date) or string (date-time) to string (date-time)", None),
        ("`employees` changed its type from integer to string", READERS),
        ("`name` is no longer always sent", READERS),
        ("`name` may be null now", READERS),
        ("`phone` was added", None),
        ("`plan` may be \"business\" now", READERS),
        ("`plan` is no longer \"team\"", None),
        // A new name is a trait removed, and `area` added.
        ("`region` was removed", READERS),
    ];
    assert_eq!(between::<Company, NewCompany>(), expected.map(|(line, breaks)| (line.to_owned(), breaks)));
}

#[test]
fn map_opens_the_traits() {
    #[derive(GroupTraits)]
    #[group(schema)]
    #[allow(dead_code, reason = "only the types count")]
    struct Open {
        #[group(flatten)]
        more: BTreeMap<String, bool>,
    }

    #[derive(GroupTraits)]
    #[group(schema)]
    struct Closed {}

    assert!(
        between::<Closed, Open>()
            .contains(&("the whole may have keys that have no name in the schema now".to_owned(), READERS))
    );
    let expected = ("the whole has no other keys any more than those with a name in the schema".to_owned(), None);
    assert!(between::<Open, Closed>().contains(&expected));
}

#[test]
fn messages_and_rules_are_compared_as_traits_are() {
    let (old, new) = (schema::message::<Company>(), schema::message::<NewCompany>());
    let all = changes(&old, &new);
    assert_eq!(all.len(), 12);
    assert!(all.iter().all(|change| change.path().starts_with("traits.")));

    let [old, new] = [schema::tracking_plan_rule::<Company>(), schema::tracking_plan_rule::<NewCompany>()];
    let schema = |rule: &Value| -> Schema { rule["jsonSchema"].clone().try_into().unwrap() };
    assert_eq!(changes(&schema(&old), &schema(&new)), all);
}

#[test]
fn schema_that_refers_to_itself_is_compared_once() {
    #[derive(Serialize, JsonSchema)]
    struct Unit {
        units: Vec<Unit>,
    }

    #[derive(Serialize, JsonSchema)]
    #[schemars(rename = "Unit")]
    struct NamedUnit {
        name: String,
        units: Vec<NamedUnit>,
    }

    #[derive(GroupTraits)]
    #[group(schema)]
    #[allow(dead_code, reason = "only its type counts")]
    struct Of<T> {
        unit: T,
    }

    assert_eq!(between::<Of<Unit>, Of<Unit>>(), []);
    assert_eq!(
        between::<Of<Unit>, Of<NamedUnit>>()[0],
        ("`unit.name` was added and is always sent".to_owned(), WRITERS)
    );
}

#[test]
fn descriptions_are_no_change() {
    /// One.
    #[derive(GroupTraits)]
    #[group(schema)]
    struct One {
        /// The name.
        #[allow(dead_code, reason = "only its type counts")]
        name: String,
    }

    #[derive(GroupTraits)]
    #[group(schema)]
    struct Other {
        #[deprecated]
        #[allow(dead_code, reason = "only its type counts")]
        name: String,
    }

    assert_eq!(between::<One, Other>(), []);
}

#[test]
fn schema_without_a_type_may_be_of_an_object() {
    let open = json!({ "properties": { "a": {} } });
    let closed = json!({ "properties": { "a": {} }, "additionalProperties": false });
    assert_eq!(
        lines(open.clone(), closed.clone()),
        ["the whole has no other keys any more than those with a name in the schema"],
    );
    assert_eq!(
        lines(closed, open.clone()),
        ["the whole may have keys that have no name in the schema now (breaks readers of the old schema)"],
    );
    let typed = json!({ "type": "object", "properties": { "a": {}, "b": {} }, "required": ["a"] });
    assert_eq!(
        lines(open.clone(), typed),
        ["the whole changed its type from anything to object", "`a` is always sent now", "`b` was added"],
    );
    assert_eq!(lines(open, json!({ "type": "string" })), ["the whole changed its type from anything to string"]);
    assert_eq!(
        lines(json!({ "minimum": 1 }), json!({ "type": "string" })),
        ["the whole changed its type from anything to string"],
    );
}

#[test]
fn name_that_is_only_required_is_compared() {
    let required = json!({ "type": "object", "required": ["a"] });
    assert_eq!(
        lines(required.clone(), json!({ "type": "object" })),
        ["`a` is no longer always sent (breaks readers of the old schema)"],
    );
    assert_eq!(lines(json!({ "type": "object" }), required.clone()), ["`a` is always sent now"]);
    assert_eq!(
        lines(
            json!({ "type": "object", "properties": { "a": {} }, "required": ["a"] }),
            json!({ "properties": { "a": {} } })
        ),
        [
            "the whole changed its type from object to anything (breaks readers of the old schema)",
            "`a` is no longer always sent (breaks readers of the old schema)",
        ],
    );
    let typed = json!({ "type": "object", "properties": { "a": { "type": "string" } }, "required": ["a"] });
    assert_eq!(lines(required, typed), ["`a` changed its type from anything to string"]);
}

#[test]
fn booleans_by_name_are_booleans() {
    let (boolean, named) = (json!({ "type": "boolean" }), json!({ "enum": [true, false] }));
    assert_eq!(lines(boolean.clone(), named), [""; 0]);
    assert_eq!(lines(boolean, json!({ "const": true })), ["the whole is no longer false"]);
}

#[test]
fn keyword_of_another_draft_is_compared_as_a_whole() {
    let of = |exclusive: Value| json!({ "type": "integer", "minimum": 0, "exclusiveMinimum": exclusive });
    assert_eq!(
        lines(of(json!(true)), of(json!(false))),
        ["the whole has another `exclusiveMinimum` (breaks readers of the old schema)"],
    );
    assert_eq!(
        lines(json!({ "type": "object", "required": "a" }), json!({ "type": "object", "required": "b" })),
        ["the whole has another `required` (breaks readers of the old schema)"],
    );
}

#[test]
fn schema_that_is_nothing_but_itself_is_compared() {
    for circle in [
        json!({ "$ref": "#" }),
        json!({ "allOf": [{ "$ref": "#" }] }),
        json!({ "anyOf": [{ "$ref": "#" }, { "$ref": "#" }] }),
    ] {
        assert_eq!(lines(circle.clone(), circle), [""; 0]);
    }
}

/// The line must hold for rules as well, which do not refuse what they do not name.
#[test]
fn trait_that_is_always_sent_breaks_writers_where_the_old_schema_is_closed() {
    let [old, new] = [json!({}), json!({ "a": {} })].map(|properties| {
        let required: Vec<_> = properties.as_object().unwrap().keys().cloned().collect();
        json!({ "type": "object", "properties": properties, "required": required })
    });
    let line = "`a` was added and is always sent (breaks writers where the old schema is in force and closed)";
    assert_eq!(lines(old.clone(), new.clone()), [line]);
    let closed = |mut schema: Value| {
        schema["additionalProperties"] = json!(false);
        schema
    };
    assert_eq!(lines(closed(old), closed(new)), [line]);
}
