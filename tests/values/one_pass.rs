//! On the way to JSON a custom trait is serialized once, so that no value can change in between.

use std::{cell::Cell, collections::BTreeMap};

use ciborium::Value;
use group_core::{GroupTraits, WriteError};
use serde::{Serialize, Serializer, ser::Error as _};

use crate::group;

#[derive(GroupTraits)]
struct Company<T: Serialize> {
    name: &'static str,
    extra: T,
}

fn company<T: Serialize>(extra: T) -> Company<T> {
    Company { name: "Initech", extra }
}

/// Serializes as the first of its values, then as the next, as a value behind a lock does that somebody else sets.
struct Changing<'a> {
    values: [Option<f64>; 2],
    looks: &'a Cell<usize>,
}

impl Serialize for Changing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let looks = self.looks.replace(self.looks.get() + 1);
        self.values[looks.min(1)].serialize(serializer)
    }
}

/// What comes out of a value that changes, as JSON and in another format, and how often JSON looked at it.
fn written(values: [Option<f64>; 2]) -> (Result<String, WriteError>, usize, Result<Value, String>) {
    let looks = Cell::new(0);
    let json = group_core::to_json(&company(Changing { values, looks: &looks }));
    let count = looks.replace(0);
    let company = company(Changing { values, looks: &looks });
    let message = Value::serialized(&group(&company)).map_err(|error| error.to_string());
    (json, count, message)
}

#[test]
fn custom_trait_is_serialized_once_on_the_way_to_json() {
    for next in [None, Some(f64::NAN), Some(2.0)] {
        let (json, looks, _) = written([Some(1.0), next]);
        assert_eq!(json.unwrap(), r#"{"name":"Initech","extra":1.0}"#);
        assert_eq!(looks, 1);
    }
    let (json, looks, _) = written([None, Some(1.0)]);
    assert_eq!((json.unwrap().as_str(), looks), (r#"{"name":"Initech"}"#, 1));
    let (json, looks, _) = written([Some(f64::NAN), Some(1.0)]);
    assert_eq!((json, looks), (Err(WriteError::NotFinite { name: "extra".into() }), 1));
}

#[test]
fn value_of_a_map_and_of_a_batch_is_serialized_once() {
    let looks = Cell::new(0);
    for name in ["extra", "employees"] {
        let map = BTreeMap::from([(name, Changing { values: [None, Some(1.0)], looks: &looks })]);
        assert_eq!(group_core::to_json(&map).unwrap(), "{}");
        assert_eq!(looks.replace(0), 1);
    }
    let company = company(Changing { values: [Some(1.0), None], looks: &looks });
    let mut batch = group_core::Batch::new();
    batch.push(group(&company)).unwrap();
    assert_eq!(looks.get(), 1);
}

#[test]
fn value_that_changes_while_another_format_writes_it_is_an_error_and_never_null() {
    let (_, _, message) = written([Some(1.0), None]);
    assert!(message.unwrap_err().contains("`extra` has become absent while it was written"));
    let (_, _, message) = written([Some(1.0), Some(f64::INFINITY)]);
    assert!(message.unwrap_err().contains("`extra` holds a float that is infinite or not a number"));
    // The first look decides whether it is there.
    let (_, _, message) = written([None, Some(1.0)]);
    assert!(message.is_ok());
    // A serializer of serde_json is fed in the same way.
    let looks = Cell::new(0);
    let company = company(Changing { values: [Some(1.0), None], looks: &looks });
    assert!(serde_json::to_string(&group(&company)).is_err());
}

#[test]
fn nothing_is_written_after_an_error() {
    struct Refuses;

    impl Serialize for Refuses {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("not today"))
        }
    }

    #[derive(GroupTraits)]
    struct Two<'a> {
        refuses: Refuses,
        follows: Changing<'a>,
    }

    let looks = Cell::new(0);
    let two = Two { refuses: Refuses, follows: Changing { values: [Some(1.0); 2], looks: &looks } };
    assert!(group_core::to_json(&two).is_err());
    assert!(Value::serialized(&group(&two)).is_err());
    assert_eq!(looks.get(), 0);
}
