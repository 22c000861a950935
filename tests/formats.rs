//! A message in other formats than JSON, by serde.

use ciborium::Value;
use group_core::{Group, GroupTraits, Identity, Integrations, PostalAddress, TraitMap};
use serde::Serialize;

#[derive(GroupTraits)]
struct Company<'a> {
    name: &'a str,
    employees: u32,
    address: PostalAddress,
    plan: Option<&'a str>,
    #[group(flatten)]
    more: &'a TraitMap,
}

fn cbor(value: &impl Serialize) -> Value {
    Value::serialized(value).unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Map(entries.map(|(name, value)| (text(name), value)).into())
}

/// Traits that were received, in text that no other format knows.
fn more() -> TraitMap {
    serde_json::from_str(r#"{"Created_At":"2015-02-23","seats": [1, null, {"used":2.50}]}"#).unwrap()
}

#[test]
fn message_is_written_as_a_map() {
    let more = more();
    let address = PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() };
    let company = Company { name: "Initech", employees: 329, address, plan: None, more: &more };
    let group = Group::new(Identity::user("u"), "g", &company).unwrap().integrations(Integrations::all(true));
    let seats = vec![1.into(), Value::Null, map([("used", 2.5.into())])];
    let traits = [
        ("name", text("Initech")),
        ("employees", 329.into()),
        ("address", map([("city", text("Austin"))])),
        ("createdAt", text("2015-02-23")),
        ("seats", Value::Array(seats)),
    ];
    let message = [
        ("type", text("group")),
        ("userId", text("u")),
        ("groupId", text("g")),
        ("traits", map(traits)),
        ("integrations", map([("All", true.into())])),
    ];
    assert_eq!(cbor(&group), map(message));
}

#[test]
fn received_traits_are_written_as_values() {
    let traits: TraitMap = serde_json::from_str(r#"{"Name":"Initech","seats":3}"#).unwrap();
    assert_eq!(cbor(&traits), map([("Name", text("Initech")), ("seats", 3.into())]));
}

#[test]
fn number_that_the_format_has_no_room_for_is_an_error() {
    let traits: TraitMap = serde_json::from_str(r#"{"seats":1e400}"#).unwrap();
    assert!(Value::serialized(&traits).is_err());
    assert_eq!(serde_json::to_string(&traits).unwrap(), r#"{"seats":1e400}"#);
}
