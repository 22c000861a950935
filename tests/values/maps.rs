use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use group_core::{
    GroupTraits, PostalAddress, TraitMap, Update, WriteError,
    spec::{ReservedTrait, same_name},
    to_json,
};
use indexmap::IndexMap;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::{json, refused, sent};

#[derive(GroupTraits)]
struct Company<M: GroupTraits> {
    name: &'static str,
    email: Option<&'static str>,
    #[group(rename = "total billed")]
    total_billed: Option<u64>,
    #[group(flatten)]
    contact: Contact,
    #[group(flatten)]
    more: M,
    phone: Update<String>,
}

#[derive(Default, GroupTraits)]
struct Contact {
    website: Option<String>,
    #[group(flatten)]
    account: Option<Account>,
}

#[derive(Default, GroupTraits)]
struct Account {
    manager: Option<String>,
}

fn company<M: GroupTraits>(more: M) -> Company<M> {
    Company {
        name: "Initech",
        email: None,
        total_billed: None,
        contact: Contact::default(),
        more,
        phone: Update::Set("555".into()),
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("{other} is no object"),
    }
}

/// What goes out of a map, alone and flattened into a struct.
fn sent_of(map: Value) -> Value {
    let map = object(map);
    let alone = sent(&map);
    let mut flattened = object(sent(&company(&map)));
    assert_eq!(flattened.remove("name").unwrap(), "Initech");
    assert_eq!(flattened.remove("phone").unwrap(), "555");
    assert_eq!(Value::Object(flattened), alone);
    alone
}

/// Why a map does not go out, alone and flattened into a struct.
fn refused_of(map: Value) -> WriteError {
    let map = object(map);
    let error = refused(&map);
    assert_eq!(refused(&company(&map)), error);
    error
}

#[test]
fn every_map_with_text_as_keys_has_group_traits() {
    let expected = json!({ "seats": 5 });
    assert_eq!(sent(&BTreeMap::from([("seats", 5)])), expected);
    assert_eq!(sent(&BTreeMap::from([(String::from("seats"), 5)])), expected);
    assert_eq!(sent(&BTreeMap::from([(Box::<str>::from("seats"), 5)])), expected);
    assert_eq!(sent(&BTreeMap::from([(Rc::<str>::from("seats"), 5)])), expected);
    assert_eq!(sent(&BTreeMap::from([(Arc::<str>::from("seats"), 5)])), expected);
    assert_eq!(sent(&BTreeMap::from([(Cow::Borrowed("seats"), 5)])), expected);
    assert_eq!(sent(&HashMap::from([("seats", 5)])), expected);
    assert_eq!(sent(&IndexMap::from([(String::from("seats"), 5)])), expected);
    assert_eq!(sent(&object(json!({ "seats": 5 }))), expected);
}

#[test]
fn map_is_flattened_where_it_stands() {
    let more = IndexMap::from([("z", 1), ("a", 2)]);
    assert_eq!(json(&company(more)), r#"{"name":"Initech","z":1,"a":2,"phone":"555"}"#);
}

#[test]
fn map_may_be_absent_or_behind_a_pointer() {
    let map = BTreeMap::from([("seats", 5)]);
    let with = json!({ "name": "Initech", "phone": "555", "seats": 5 });
    assert_eq!(sent(&company(&map)), with);
    assert_eq!(sent(&company(Some(Box::new(map.clone())))), with);
    assert_eq!(sent(&company(Arc::new(Some(map)))), with);
    assert_eq!(sent(&company(None::<BTreeMap<String, u8>>)), json!({ "name": "Initech", "phone": "555" }));
}

#[test]
fn value_of_a_map_is_a_trait_of_ones_own() {
    let more = BTreeMap::from([("a", Update::Keep), ("b", Update::Set(1)), ("c", Update::Clear)]);
    assert_eq!(sent(&more), json!({ "b": 1, "c": null }));
    assert_eq!(sent(&BTreeMap::from([("a", Some(1)), ("b", None)])), json!({ "a": 1 }));
    assert_eq!(sent_of(json!({ "a": null, "b": [{}] })), json!({ "a": null, "b": [{}] }));
    assert_eq!(refused(&BTreeMap::from([("ratio", f64::NAN)])), WriteError::NotFinite { name: "ratio".into() });
}

#[test]
fn key_that_is_a_declared_trait_is_refused_at_every_depth() {
    for (name, first) in [
        ("name", "name"),
        ("NAME", "name"),
        // After the map, absent, renamed, in a flattened struct, and in one that is absent.
        ("Phone", "phone"),
        ("e-mail", "email"),
        ("totalBilled", "total billed"),
        ("web.site", "website"),
        ("Manager", "manager"),
    ] {
        let error = refused(&company(BTreeMap::from([(name, "text")])));
        assert_eq!(error, WriteError::SentTwice { name: name.into(), first: first.into() });
        let error = error.to_string();
        assert!(error.contains(&format!("`{name}`")) && error.contains(&format!("`{first}`")), "{error}");
    }
}

#[test]
fn key_counts_as_sent_although_its_value_is_absent() {
    let error = refused(&IndexMap::from([("seats", None), ("Seats", Some(1))]));
    assert_eq!(error, WriteError::SentTwice { name: "Seats".into(), first: "seats".into() });
}

#[test]
fn two_maps_share_no_trait() {
    #[derive(GroupTraits)]
    struct Two {
        #[group(flatten)]
        first: BTreeMap<&'static str, u8>,
        #[group(flatten)]
        second: Option<HashMap<String, u8>>,
    }

    let two = |second: &str| Two {
        first: BTreeMap::from([("free_seats", 1)]),
        second: Some(HashMap::from([(second.to_owned(), 2)])),
    };
    assert_eq!(sent(&two("seats")), json!({ "free_seats": 1, "seats": 2 }));
    let expected = WriteError::SentTwice { name: "freeSeats".into(), first: "free_seats".into() };
    assert_eq!(refused(&two("freeSeats")), expected);
}

#[test]
fn one_map_has_no_trait_twice() {
    let expected = WriteError::SentTwice { name: "free_seats".into(), first: "Free Seats".into() };
    assert_eq!(refused_of(json!({ "Free Seats": 1, "free_seats": 2 })), expected);
}

#[test]
fn names_that_share_a_hash_are_two_traits() {
    // FNV-1a makes 0xa133d51b of both.
    const SAME_HASH: [&str; 2] = ["seats65188", "seats521927"];
    assert_eq!(sent_of(json!({ SAME_HASH[0]: 1, SAME_HASH[1]: 2 })), json!({ SAME_HASH[0]: 1, SAME_HASH[1]: 2 }));
    for (again, first) in [("Seats65188", SAME_HASH[0]), ("Seats-521927", SAME_HASH[1])] {
        let map = IndexMap::from([(SAME_HASH[0], 1), (SAME_HASH[1], 2), (again, 3)]);
        assert_eq!(refused(&map), WriteError::SentTwice { name: again.into(), first: first.into() });
    }
}

#[test]
fn blank_key_is_refused() {
    for name in ["", " ", "\t\u{a0}"] {
        assert_eq!(refused_of(json!({ name: 1 })), WriteError::BlankName);
    }
}

#[test]
fn reserved_key_goes_out_under_the_spelling_of_the_spec() {
    assert_eq!(
        sent_of(json!({ "Created_At": "2015-02-23", "INDUSTRY": "Technology" })),
        json!({ "createdAt": "2015-02-23", "industry": "Technology" })
    );
    assert_eq!(
        sent_of(json!({ "address": { "postal_code": "78701", "City": null } })),
        json!({ "address": { "postalCode": "78701", "city": null } })
    );
}

#[test]
fn reserved_key_holds_the_form_of_its_trait() {
    for right in [
        json!({ "industry": "" }),
        json!({ "employees": 329 }),
        json!({ "employees": -1 }),
        json!({ "employees": u64::MAX }),
        json!({ "employees": "11-50" }),
        json!({ "createdAt": "2015-02-23T22:28:55Z" }),
        json!({ "address": { "street": "" } }),
    ] {
        assert_eq!(sent_of(right.clone()), right);
    }
    for reserved in ["address", "avatar", "createdAt", "description", "employees", "id", "industry", "plan"] {
        assert_eq!(sent_of(json!({ reserved: null })), json!({ reserved: null }));
    }
}

#[test]
fn reserved_key_with_another_form_is_refused_by_name() {
    for (name, value, found) in [
        ("industry", json!(7), "a number"),
        ("ID", json!(7.5), "a number"),
        ("avatar", json!({}), "an object"),
        ("plan", json!(true), "a boolean"),
        ("description", json!(["text"]), "an array"),
        ("employees", json!(329.0), "a number with a fraction or an exponent"),
        ("employees", json!(0.5), "a number with a fraction or an exponent"),
        ("employees", json!([329]), "an array"),
        ("created_at", json!(1_424_730_535), "a number"),
        ("created_at", json!("yesterday"), "a string of another form"),
        ("created_at", json!("2015-02-23T22:28:55"), "a string of another form"),
        ("address", json!("Austin"), "a string"),
        ("Address", json!({ "zip": "78701" }), "an object with another key"),
        ("Address", json!({ "city": 1 }), "an object with a value that is not a string"),
        ("address", json!({ "postalCode": "1", "postal_code": "2" }), "an object with one key under two spellings"),
    ] {
        let reserved = ReservedTrait::find(name).unwrap();
        let error = refused_of(json!({ name: value }));
        assert_eq!(error, WriteError::WrongType { name: name.into(), reserved, found });
        let error = error.to_string();
        assert!(error.contains(&format!("`{name}`")) && error.contains(reserved.name()), "{error}");
    }
}

#[test]
fn types_with_the_right_form_are_reserved_values_of_a_map() {
    let austin = PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() };
    assert_eq!(sent(&BTreeMap::from([("Address", &austin)])), json!({ "address": { "city": "Austin" } }));
    assert_eq!(sent(&BTreeMap::from([("employees", 329_u16)])), json!({ "employees": 329 }));
    assert_eq!(sent(&BTreeMap::from([("employees", Some(Update::<u16>::Clear))])), json!({ "employees": null }));
    assert_eq!(sent(&BTreeMap::from([("employees", None::<u16>)])), json!({}));
}

#[test]
fn count_of_more_than_64_bits_keeps_its_digits() {
    for name in ["employees", "seats"] {
        assert_eq!(json(&BTreeMap::from([(name, u128::MAX)])), format!(r#"{{"{name}":{}}}"#, u128::MAX));
    }
}

#[test]
fn address_with_nothing_in_it_is_left_out_of_a_map() {
    assert_eq!(sent_of(json!({ "address": {} })), json!({}));
    assert_eq!(sent(&BTreeMap::from([("address", PostalAddress::default())])), json!({}));
    // A custom trait is what its type makes of it.
    assert_eq!(sent_of(json!({ "billing_address": {} })), json!({ "billing_address": {} }));
}

/// Names that often are one trait.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[aA_.-]{0,3}", "created[_ -]?[aA]t", "(E|e)(-?)mail", "Address|employees|NAME", "[ \t]{0,2}", ".{0,4}",]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!({})),
        Just(json!({ "postal_code": "78701" })),
        Just(json!("2015-02-23")),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // A fraction that serde_json reads back exactly.
        any::<i16>().prop_map(|quarters| Value::from(f64::from(quarters) / 4.0)),
        ".{0,4}".prop_map(Value::from),
    ]
}

proptest! {
    /// Whatever is in a map: it goes out whole, every trait once, or there is an error that names the key.
    #[test]
    fn nothing_is_dropped_in_silence(entries in proptest::collection::vec((name(), value()), 0..5)) {
        let map: IndexMap<_, _> = entries.into_iter().collect();
        let company = company(&map);
        let declared = ["name", "email", "total billed", "website", "manager", "phone"];
        let names: Vec<_> = declared.into_iter().chain(map.keys().map(String::as_str)).collect();
        let is_again = |(at, name): (usize, &&str)| names[..at].iter().any(|first| same_name(first, name));
        let is_sent_twice = names.iter().enumerate().any(is_again);

        match group_core::to_json(&company) {
            Ok(json) => {
                prop_assert!(!is_sent_twice);
                let sent: Map<String, Value> = serde_json::from_str(&json).unwrap();
                for (name, value) in &map {
                    let reserved = ReservedTrait::find(name);
                    let sent = sent.get(reserved.map_or(name.as_str(), |reserved| reserved.name()));
                    match (reserved, value) {
                        (Some(ReservedTrait::Address), Value::Object(parts)) if parts.is_empty() => {
                            prop_assert_eq!(sent, None);
                        }
                        (Some(ReservedTrait::Address), Value::Object(_)) => {
                            prop_assert_eq!(sent, Some(&json!({ "postalCode": "78701" })));
                        }
                        (Some(ReservedTrait::Id), Value::Number(id)) => {
                            prop_assert_eq!(sent, Some(&json!(id.to_string())));
                        }
                        _ => prop_assert_eq!(sent, Some(value)),
                    }
                }
            }
            Err(WriteError::SentTwice { name, first }) => {
                prop_assert!(is_sent_twice);
                prop_assert!(same_name(&name, &first));
            }
            Err(WriteError::WrongType { name, reserved, .. }) => {
                prop_assert_eq!(ReservedTrait::find(&name), Some(reserved));
                prop_assert!(map.contains_key(&name));
            }
            Err(WriteError::BlankName) => prop_assert!(map.keys().any(|name| name.trim().is_empty())),
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}

#[test]
fn integer_under_id_is_an_id_as_in_a_struct() {
    let map = BTreeMap::from([("ID", 42_i64)]);
    assert_eq!(to_json(&map).unwrap(), r#"{"id":"42"}"#);
    let error = to_json(&BTreeMap::from([("id", 4.5)])).unwrap_err();
    assert!(matches!(error, WriteError::WrongType { .. }), "{error}");

    let mut traits = TraitMap::new();
    traits.insert("id", 42).unwrap();
    assert_eq!(traits.id().unwrap(), Update::Set("42".into()));
    assert_eq!(to_json(&traits).unwrap(), r#"{"id":"42"}"#);
}
