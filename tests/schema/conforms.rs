use std::panic::catch_unwind;

use group_core::{
    GroupTraits, PostalAddress, Text, Update,
    schema::{self, DescribeTraits, assert_conforms},
};
use serde_json::{Value, json};

#[derive(GroupTraits)]
#[group(schema)]
#[allow(dead_code, reason = "only the types count")]
struct Company {
    name: String,
    plan: Plan,
    employees: u16,
    created_at: jiff::Timestamp,
    phone: Option<String>,
    industry: Update<String>,
    address: PostalAddress,
    seats: u32,
    tags: Vec<String>,
    active: bool,
    desk: Desk,
}

#[derive(serde::Serialize, schemars::JsonSchema)]
#[allow(dead_code, reason = "only the types count")]
struct Desk {
    floor: u8,
    room: Option<u8>,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
#[allow(dead_code, reason = "only its texts count")]
enum Plan {
    Free,
    Team,
}

/// What the panic says, without the first line; nothing if there is none.
fn contradictions<T: DescribeTraits>(plan: &Value) -> Vec<String> {
    let Err(panic) = catch_unwind(|| drop(assert_conforms::<T>(plan))) else { return Vec::new() };
    let message = panic.downcast::<String>().unwrap();
    message.lines().skip(1).map(|line| line.trim_start_matches("- ").to_owned()).collect()
}

fn undecided(plan: &Value) -> Vec<String> {
    assert_conforms::<Company>(plan).iter().map(ToString::to_string).collect()
}

/// A plan that says this of one trait.
fn plan_of(name: &str, schema: &Value) -> Value {
    json!({ "type": "object", "properties": { name: schema } })
}

#[test]
fn type_conforms_to_its_own_schemas() {
    assert_eq!(assert_conforms::<Company>(&schema::traits::<Company>()), []);
    assert_eq!(assert_conforms::<Company>(&schema::tracking_plan_rule::<Company>()), []);
}

#[test]
fn what_the_plan_allows_passes() {
    for (name, schema) in [
        ("name", json!({ "type": "string" })),
        ("name", json!({ "type": ["string", "null"] })),
        ("name", json!(true)),
        ("name", json!({ "description": "anything" })),
        ("plan", json!({ "enum": ["free", "team", "business"] })),
        ("plan", json!({ "anyOf": [{ "const": "free" }, { "const": "team" }] })),
        ("plan", json!({ "maxLength": 4 })),
        ("employees", json!({ "type": "number", "minimum": 0, "maximum": 65535 })),
        ("employees", json!({ "type": ["integer", "string"], "exclusiveMinimum": -1 })),
        ("createdAt", json!({ "type": "string", "format": "date-time" })),
        ("createdAt", json!({ "anyOf": [{ "format": "date" }, { "format": "date-time" }] })),
        ("industry", json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] })),
        ("address", json!({ "type": "object", "minProperties": 1 })),
        ("address", json!({ "properties": { "city": { "type": "string" }, "planet": { "type": "string" } } })),
        ("seats", json!({ "minimum": 0, "maximum": u32::MAX })),
        ("tags", json!({ "type": "array", "items": { "type": "string" } })),
        ("active", json!({ "enum": [true, false] })),
        ("active", json!({ "anyOf": [{ "const": true }, { "const": false }] })),
        ("active", json!({ "type": ["boolean", "null"] })),
        ("desk", json!({ "minProperties": 2 })),
        ("address", json!({ "minProperties": 1, "maxProperties": 5 })),
    ] {
        assert_eq!(undecided(&plan_of(name, &schema)), [""; 0], "{schema}");
    }
    assert_eq!(undecided(&json!({ "required": ["name", "plan"] })), [""; 0]);
    // Eight are required, and there are eleven.
    assert_eq!(undecided(&json!({ "minProperties": 7, "maxProperties": 11 })), [""; 0]);
}

#[test]
fn what_the_type_can_write_and_the_plan_refuses_is_a_line_each() {
    for (name, schema, line) in [
        ("name", json!({ "type": "integer" }), "`traits.name` can be string, and the plan expects integer"),
        ("name", json!({ "enum": ["Initech"] }), "`traits.name` can be any string, and the plan allows a few values"),
        ("name", json!({ "minLength": 1 }), "`traits.name` can be out of the plan's `minLength`"),
        ("name", json!({ "maxLength": 80 }), "`traits.name` can be out of the plan's `maxLength`"),
        ("name", json!({ "format": "date" }), "`traits.name` can be any text, and the plan expects the format `date`"),
        ("name", json!(false), "`traits.name` is sent, and the plan has no room for it"),
        ("plan", json!({ "enum": ["free"] }), "`traits.plan` can be \"team\", which the plan does not allow"),
        ("plan", json!({ "const": "team" }), "`traits.plan` can be \"free\", which the plan does not allow"),
        ("plan", json!({ "maxLength": 3 }), "`traits.plan` has a value that is out of the plan's `maxLength`"),
        ("employees", json!({ "minimum": 1 }), "`traits.employees` can be out of the plan's `minimum`"),
        ("employees", json!({ "maximum": 9999 }), "`traits.employees` can be out of the plan's `maximum`"),
        (
            "employees",
            json!({ "exclusiveMinimum": 0 }),
            "`traits.employees` can be out of the plan's `exclusiveMinimum`",
        ),
        ("employees", json!({ "type": "string" }), "`traits.employees` can be integer, and the plan expects string"),
        (
            "createdAt",
            json!({ "format": "date" }),
            "`traits.createdAt` has the format `date-time`, and the plan expects `date`",
        ),
        ("industry", json!({ "type": "string" }), "`traits.industry` can be null, and the plan expects string"),
        (
            "address",
            json!({ "properties": { "city": true }, "required": ["city"] }),
            "`traits.address.city` can be left out, and the plan requires it",
        ),
        ("active", json!({ "const": true }), "`traits.active` can be false, which the plan does not allow"),
        (
            "active",
            json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }),
            "`traits.active` can be boolean, and none of the plan's alternatives is",
        ),
        (
            "plan",
            json!({ "anyOf": [{ "type": "string", "maxLength": 1 }, { "maxLength": 2 }] }),
            "`traits.plan` has a value that is out of the plan's `maxLength`",
        ),
        ("address", json!({ "maxProperties": 4 }), "`traits.address` can be out of the plan's `maxProperties`"),
        ("address", json!({ "minProperties": 2 }), "`traits.address` can be out of the plan's `minProperties`"),
        ("desk", json!({ "minProperties": 3 }), "`traits.desk` can be out of the plan's `minProperties`"),
        ("name", json!("string"), "`traits.name` has no plan: it is no JSON Schema"),
        ("seats", json!({ "maximum": 100 }), "`traits.seats` can be out of the plan's `maximum`"),
        (
            "tags",
            json!({ "items": { "type": "integer" } }),
            "`traits.tags[]` can be string, and the plan expects integer",
        ),
        (
            "createdAt",
            json!({ "anyOf": [{ "type": "integer" }, { "format": "date" }] }),
            "`traits.createdAt` has the format `date-time`, and the plan expects `date`",
        ),
        (
            "name",
            json!({ "anyOf": [{ "format": "date" }, { "format": "date-time" }] }),
            "`traits.name` can be any text, and the plan expects the format `date`",
        ),
        (
            "name",
            json!({ "anyOf": [{ "type": "integer" }, { "type": "null" }] }),
            "`traits.name` can be string, and none of the plan's alternatives is",
        ),
    ] {
        assert_eq!(contradictions::<Company>(&plan_of(name, &schema)), [line], "{schema}");
    }
    assert_eq!(
        contradictions::<Company>(&json!({ "required": ["phone", "revenue"] })),
        [
            "`traits.phone` can be left out, and the plan requires it",
            "`traits.revenue` is never sent, and the plan requires it"
        ],
    );
}

#[test]
fn trait_that_the_plan_does_not_know_is_named() {
    let plan = json!({
        "properties": {
            "traits": {
                "properties": {
                    "name": true, "plan": true, "employees": true, "createdAt": true, "phone": true, "industry": true,
                    "address": { "properties": { "city": true, "country": true, "state": true, "street": true }, "additionalProperties": false },
                    "seats": true, "active": true, "desk": true,
                },
                "additionalProperties": false,
            },
        },
    });
    assert_eq!(
        contradictions::<Company>(&plan),
        [
            "`traits.address.postalCode` is sent, and the plan does not know it",
            "`traits.tags` is sent, and the plan does not know it",
        ],
    );
}

#[test]
fn other_keywords_are_returned() {
    for (schema, keyword) in [
        (json!({ "pattern": "@" }), "pattern"),
        (json!({ "format": "email" }), "format"),
        (json!({ "not": { "const": "" } }), "not"),
        (json!({ "if": { "minLength": 1 } }), "if"),
        (json!({ "$ref": "https://example.com/name.json" }), "$ref"),
        (json!({ "anyOf": [{ "minLength": 5 }, { "maxLength": 5 }] }), "anyOf"),
    ] {
        let expected = format!("`traits.name`: whether `{keyword}` holds cannot be decided");
        assert_eq!(undecided(&plan_of("name", &schema)), [expected]);
    }
    let plan = json!({ "properties": { "traits": {} }, "required": ["userId"], "patternProperties": {} });
    assert_eq!(
        undecided(&plan),
        [
            "the whole: whether `patternProperties` holds cannot be decided",
            "`userId`: whether `required` holds cannot be decided",
        ],
    );
}

#[test]
fn malformed_keywords_and_those_of_older_drafts_are_returned() {
    for (schema, keyword) in [
        (json!({ "minimum": 0, "exclusiveMinimum": true }), "exclusiveMinimum"),
        (json!({ "minimum": "5" }), "minimum"),
        (json!({ "type": 5 }), "type"),
        (json!({ "type": ["integer", 5] }), "type"),
        (json!({ "required": true }), "required"),
        (json!({ "properties": [] }), "properties"),
        (json!({ "additionalProperties": "no" }), "additionalProperties"),
        (json!({ "items": [{}] }), "items"),
        (json!({ "enum": 5 }), "enum"),
        (json!({ "anyOf": {} }), "anyOf"),
        (json!({ "allOf": {} }), "allOf"),
        (json!({ "$ref": 5 }), "$ref"),
        (json!({ "format": 5 }), "format"),
        (json!({ "pattern": 5 }), "pattern"),
    ] {
        let name = if keyword == "pattern" { "name" } else { "seats" };
        let expected = format!("`traits.{name}`: whether `{keyword}` holds cannot be decided");
        assert_eq!(undecided(&plan_of(name, &schema)), [expected], "{schema}");
    }
    assert_eq!(
        undecided(&json!({ "properties": { "name": {} }, "required": "name" })),
        ["`traits`: whether `required` holds cannot be decided"],
    );
}

#[test]
fn plan_that_leads_back_to_itself_is_undecided_there() {
    for circle in [
        json!({ "$ref": "#" }),
        json!({ "allOf": [{ "$ref": "#" }] }),
        json!({ "anyOf": [{ "$ref": "#" }] }),
        json!({ "anyOf": [{ "$ref": "#" }, { "$ref": "#" }] }),
    ] {
        assert_eq!(undecided(&circle), ["`traits`: whether `$ref` holds cannot be decided"], "{circle}");
    }
    // What leads back for a value within leads on.
    let types = json!(["array", "boolean", "integer", "null", "object", "string"]);
    assert_eq!(
        undecided(&json!({ "type": types, "additionalProperties": { "$ref": "#" } })),
        ["`traits.desk`: whether `additionalProperties` holds cannot be decided"],
    );
}

/// serde writes no other keys of a struct than its fields, which its schema does not say.
#[test]
fn other_keys_of_a_custom_struct_are_undecided() {
    let known = json!({ "floor": {}, "room": {} });
    for (schema, line) in [
        (
            json!({ "properties": known, "additionalProperties": false }),
            "`traits.desk`: whether `additionalProperties` holds cannot be decided",
        ),
        (
            json!({ "properties": { "window": { "type": "boolean" } } }),
            "`traits.desk.window`: whether `properties` holds cannot be decided",
        ),
        (json!({ "maxProperties": 2 }), "`traits.desk`: whether `maxProperties` holds cannot be decided"),
    ] {
        assert_eq!(undecided(&plan_of("desk", &schema)), [line], "{schema}");
    }
    assert_eq!(undecided(&plan_of("desk", &json!({ "properties": { "window": {} } }))), [""; 0]);
}

#[test]
fn plan_of_messages_is_found_behind_references_and_branches() {
    let of_traits = json!({ "properties": { "traits": { "properties": { "name": { "type": "integer" } } } } });
    for plan in [
        json!({ "$ref": "#/definitions/G", "definitions": { "G": of_traits } }),
        json!({ "allOf": [of_traits] }),
        json!({ "allOf": [{ "$ref": "#/$defs/G" }, {}], "$defs": { "G": of_traits } }),
        json!({ "anyOf": [of_traits] }),
        json!({ "type": "GROUP", "jsonSchema": { "allOf": [of_traits] } }),
    ] {
        assert_eq!(
            contradictions::<Company>(&plan),
            ["`traits.name` can be string, and the plan expects integer"],
            "{plan}"
        );
    }
    let of_group = json!({ "properties": { "groupId": { "type": "integer" } } });
    assert_eq!(contradictions::<Company>(&of_group), ["`groupId` can be string, and the plan expects integer"]);
    // A rule is about messages, whatever it says.
    let rule = json!({ "type": "GROUP", "jsonSchema": { "required": ["name"] } });
    assert_eq!(contradictions::<Company>(&rule), ["`name` is never sent, and the plan requires it"]);
}

#[test]
fn what_every_message_has_is_decided_and_the_rest_is_up_to_the_call() {
    let plan = json!({
        "type": "object",
        "properties": {
            "type": { "const": "group" },
            "groupId": { "type": "string", "pattern": r"\S" },
            "userId": { "type": "string" },
            "channel": { "type": ["string", "null"] },
            "timestamp": { "type": "string" },
            "event": { "type": "string" },
            "traits": {},
        },
        "required": ["groupId", "type", "traits"],
        "minProperties": 3,
    });
    assert_eq!(undecided(&plan), [""; 0]);

    let plan = json!({
        "properties": {
            "channel": { "enum": ["server"] },
            "timestamp": { "format": "date-time" },
            "traits": {},
        },
        "required": ["userId", "messageId"],
        "minProperties": 4,
        "maxProperties": 6,
    });
    assert_eq!(
        undecided(&plan),
        [
            "the whole: whether `maxProperties` holds cannot be decided",
            "the whole: whether `minProperties` holds cannot be decided",
            "`userId`: whether `required` holds cannot be decided",
            "`messageId`: whether `required` holds cannot be decided",
            "`channel`: whether `enum` holds cannot be decided",
            "`timestamp`: whether `format` holds cannot be decided",
        ],
    );

    let plan = json!({ "properties": { "traits": {}, "type": { "const": "identify" } }, "required": ["event"] });
    assert_eq!(
        contradictions::<Company>(&plan),
        ["`event` is never sent, and the plan requires it", "`type` can be \"group\", which the plan does not allow",],
    );
}

#[test]
fn references_into_the_plan_are_followed() {
    let plan = json!({
        "definitions": { "text": { "type": "string" }, "texts": { "type": "array", "items": { "$ref": "#/definitions/text" } } },
        "properties": { "tags": { "$ref": "#/definitions/texts" }, "seats": { "$ref": "#/definitions/text" } },
    });
    assert_eq!(contradictions::<Company>(&plan), ["`traits.seats` can be integer, and the plan expects string"]);
}

#[test]
fn map_must_be_allowed_whole() {
    #[derive(GroupTraits)]
    #[group(schema)]
    #[allow(dead_code, reason = "only its type counts")]
    struct Open {
        #[group(flatten)]
        more: std::collections::BTreeMap<String, u8>,
    }

    let refused = contradictions::<Open>(&json!({ "additionalProperties": { "type": "string" } }));
    assert_eq!(
        refused,
        [
            // The only reserved trait that a number can fill.
            "`traits.employees` can be integer, and the plan expects string",
            "`traits.*` can be integer, and the plan expects string",
        ],
    );
    assert_eq!(
        contradictions::<Open>(&json!({ "additionalProperties": false })),
        [
            "`traits.employees` is sent, and the plan does not know it",
            "`traits.id` is sent, and the plan does not know it",
            "`traits` can have other keys, and the plan allows none",
        ],
    );
    // One of the patterns may allow every key.
    let plan = json!({ "patternProperties": { "": { "type": "integer" } }, "additionalProperties": false });
    let undecided = assert_conforms::<Open>(&plan);
    assert_eq!(undecided[0].to_string(), "`traits`: whether `patternProperties` holds cannot be decided");
    assert_eq!(undecided.len(), 1);
    assert_eq!(
        contradictions::<Open>(&plan_of("seats", &json!({ "type": "string" }))),
        ["`traits.seats` can be integer, and the plan expects string"],
    );
}

#[test]
fn optional_traits_do_not_keep_to_a_plan_that_requires_them() {
    let plan = json!({ "properties": { "traits": {} }, "required": ["traits"] });
    assert_eq!(contradictions::<Option<Company>>(&plan), ["`traits` can be left out, and the plan requires it"]);
    assert_eq!(contradictions::<Company>(&plan), [""; 0]);
    assert_eq!(contradictions::<()>(&plan), ["`traits` is never sent, and the plan requires it"]);
    assert_eq!(contradictions::<Company>(&json!("no plan")), ["`traits` has no plan: it is no JSON Schema"]);
}
