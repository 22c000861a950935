use group_core::{Context, Group, GroupTraits, Identity, Integrations, schema};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::judge::validator;

#[derive(Serialize, JsonSchema)]
struct Unit {
    name: String,
    units: Vec<Unit>,
}

/// A customer.
#[derive(GroupTraits)]
#[group(schema)]
struct Company {
    /// As the customer writes it.
    ///
    /// Never shortened.
    name: String,
    email: Option<String>,
    #[deprecated]
    region: Option<String>,
    unit: Option<Unit>,
}

fn company() -> Company {
    Company {
        name: "Initech".into(),
        email: None,
        #[expect(deprecated, reason = "it says so in the schema")]
        region: None,
        unit: Some(Unit { name: "Sales".into(), units: vec![Unit { name: "West".into(), units: Vec::new() }] }),
    }
}

#[test]
fn docs_are_descriptions() {
    let schema = schema::traits::<Company>();
    let of = |name: &str| schema.pointer(&format!("/properties/{name}")).unwrap();
    assert_eq!(schema.get("description").unwrap(), "A customer.");
    assert_eq!(of("name")["description"], "As the customer writes it.\n\nNever shortened.");
    // The spec's meaning, where there is none.
    assert_eq!(of("email")["description"], "The email address of the group.");
    assert_eq!(of("region"), &json!({ "type": "string", "deprecated": true }));
}

#[test]
fn types_that_refer_to_themselves_are_definitions() {
    let schema = schema::traits::<Company>();
    assert_eq!(schema.pointer("/properties/unit").unwrap(), &json!({ "$ref": "#/$defs/Unit" }));
    assert_eq!(schema.pointer("/$defs/Unit/properties/units/items").unwrap(), &json!({ "$ref": "#/$defs/Unit" }));

    let rule = schema::tracking_plan_rule::<Company>();
    let (traits, definitions) = (&rule["jsonSchema"]["properties"]["traits"], &rule["jsonSchema"]["definitions"]);
    assert_eq!(traits["properties"]["unit"], json!({ "$ref": "#/definitions/Unit" }));
    assert_eq!(definitions["Unit"]["properties"]["units"]["items"], json!({ "$ref": "#/definitions/Unit" }));

    let message = schema::message::<Company>();
    let group = Group::new(Identity::user("u"), "g", company()).unwrap().to_json().unwrap();
    assert!(validator(message.as_value()).is_valid(&serde_json::from_str(&group).unwrap()));
}

#[test]
fn draft_07_has_nothing_beside_a_reference() {
    #[derive(GroupTraits)]
    #[group(schema)]
    #[allow(dead_code, reason = "only the types count")]
    struct Documented {
        /// With a description.
        unit: Unit,
        pair: (u8, String),
    }

    let traits = &schema::tracking_plan_rule::<Documented>()["jsonSchema"]["properties"]["traits"]["properties"];
    assert_eq!(traits["unit"]["allOf"], json!([{ "$ref": "#/definitions/Unit" }]));
    assert!(traits["pair"]["prefixItems"].is_null() && traits["pair"]["items"].is_array());
}

#[test]
fn definitions_that_nothing_leads_to_are_left_out() {
    #[derive(Serialize, JsonSchema)]
    struct Held(Option<Unit>);

    #[derive(GroupTraits)]
    #[group(schema)]
    #[allow(dead_code, reason = "only the types count")]
    struct Holder {
        held: Held,
    }

    let schema = schema::traits::<Holder>();
    assert_eq!(schema.pointer("/properties/held").unwrap(), &json!({ "$ref": "#/$defs/Unit" }));
    assert_eq!(schema.pointer("/$defs").unwrap().as_object().unwrap().keys().collect::<Vec<_>>(), ["Unit"]);
}

#[test]
fn definitions_are_found_by_the_names_that_references_spell_otherwise() {
    #[derive(Serialize, JsonSchema)]
    #[schemars(rename = "a/b %~")]
    #[allow(dead_code, reason = "only its type counts")]
    struct Odd {
        unit: Box<Unit>,
    }

    #[derive(GroupTraits)]
    #[group(schema)]
    #[allow(dead_code, reason = "only the types count")]
    struct Holder {
        odd: Vec<Odd>,
    }

    let schema = schema::traits::<Holder>();
    assert_eq!(schema.pointer("/$defs").unwrap().as_object().unwrap().keys().collect::<Vec<_>>(), ["Unit", "a/b %~"]);
}

#[test]
fn every_common_field_is_in_the_message() {
    let group = Group::new(Identity::user("u").and_anonymous("a"), "g", company())
        .unwrap()
        .channel("server")
        .context(Context::new().user_agent("Mozilla/5.0"))
        .integrations(Integrations::all(false).with("Mixpanel", true))
        .message_id("m")
        .unwrap()
        .timestamp(jiff::Timestamp::UNIX_EPOCH)
        .sent_at(jiff::civil::date(2015, 2, 23))
        .received_at(group_core::IsoDate::parse("2015-02-23T23:28:55+01:00").unwrap())
        .version("1.1");
    let group: Value = serde_json::from_str(&group.to_json().unwrap()).unwrap();
    let schema = schema::message::<Company>();
    let fields = schema.pointer("/properties").unwrap().as_object().unwrap();
    assert!(group.as_object().unwrap().keys().eq(fields.keys()));

    let message = validator(schema.as_value());
    assert!(message.is_valid(&group));
    let with = |name: &str, value: Value| {
        let mut group = group.clone();
        group[name] = value;
        group
    };
    assert!(message.is_valid(&with("extra", json!(1))));
    for (name, wrong) in [
        ("type", json!("identify")),
        ("groupId", json!(" ")),
        ("userId", json!("")),
        ("anonymousId", json!(7)),
        ("traits", json!({})),
        ("channel", json!(null)),
        ("context", json!([])),
        ("integrations", json!({ "All": "no" })),
        ("messageId", json!("m".repeat(100))),
        ("messageId", json!("")),
        ("timestamp", json!("yesterday")),
        ("sentAt", json!(0)),
        ("receivedAt", json!("2015-02-30")),
        ("version", json!(1.1)),
    ] {
        assert!(!message.is_valid(&with(name, wrong)), "{name}");
    }
    for names in [&["type"][..], &["groupId"], &["traits"], &["userId", "anonymousId"]] {
        let mut group = group.clone();
        for name in names {
            group.as_object_mut().unwrap().remove(*name);
        }
        assert!(!message.is_valid(&group), "without {names:?}");
    }
}

#[test]
fn traits_that_can_be_left_out_are_not_required() {
    let message = validator(schema::message::<Option<Company>>().as_value());
    let without = json!({ "type": "group", "groupId": "g", "userId": "u" });
    assert!(message.is_valid(&without));
    assert!(!message.is_valid(&json!({ "type": "group", "groupId": "g", "userId": "u", "traits": { "name": 7 } })));
    assert!(schema::tracking_plan_rule::<Option<Company>>()["jsonSchema"]["required"].is_null());

    let message = validator(schema::message::<()>().as_value());
    assert!(message.is_valid(&without));
    assert!(!message.is_valid(&json!({ "type": "group", "groupId": "g", "userId": "u", "traits": {} })));
}

#[test]
fn rule_is_open_for_other_sources() {
    let rule = schema::tracking_plan_rule::<Company>();
    assert_eq!((&rule["type"], &rule["version"]), (&json!("GROUP"), &json!(1)));
    let rule = &rule["jsonSchema"];
    assert_eq!(rule["$schema"], "http://json-schema.org/draft-07/schema#");
    assert_eq!(rule["required"], json!(["traits"]));
    assert!(jsonschema::meta::is_valid(rule));

    let rule = validator(rule);
    assert!(rule.is_valid(&json!({ "event": "x", "traits": { "name": "Initech", "other": 7 } })));
    assert!(!rule.is_valid(&json!({ "traits": { "name": 7 } })));
    assert!(!rule.is_valid(&json!({})));
}

#[test]
fn schemas_are_schemas() {
    assert!(jsonschema::meta::is_valid(schema::traits::<Company>().as_value()));
    assert!(jsonschema::meta::is_valid(schema::message::<Company>().as_value()));
}
