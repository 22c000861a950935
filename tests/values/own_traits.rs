use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use group_core::{GroupTraits, Update, WriteError};
use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::{json, value::RawValue};

use crate::{group, json, refused, sent};

#[derive(GroupTraits)]
struct Company<T: Serialize> {
    extra: T,
}

fn extra<T: Serialize>(extra: T) -> serde_json::Value {
    sent(&Company { extra })
}

#[test]
fn every_type_of_serde_goes_out_as_serde_writes_it() {
    #[derive(Serialize)]
    struct Seats {
        sold: u8,
        free: Option<u8>,
    }

    #[derive(Serialize)]
    enum Size {
        Tiny,
        Exactly(u8),
        Between { low: u8, high: u8 },
    }

    assert_eq!(extra(-1.5), json!({ "extra": -1.5 }));
    assert_eq!(extra(true), json!({ "extra": true }));
    assert_eq!(extra(vec![1, 2]), json!({ "extra": [1, 2] }));
    assert_eq!(extra(("a", 1)), json!({ "extra": ["a", 1] }));
    assert_eq!(extra(Seats { sold: 1, free: None }), json!({ "extra": { "sold": 1, "free": null } }));
    assert_eq!(extra(Size::Tiny), json!({ "extra": "Tiny" }));
    assert_eq!(extra(Size::Exactly(3)), json!({ "extra": { "Exactly": 3 } }));
    assert_eq!(extra(Size::Between { low: 1, high: 2 }), json!({ "extra": { "Between": { "low": 1, "high": 2 } } }));
    assert_eq!(extra(json!({ "a": [null] })), json!({ "extra": { "a": [null] } }));
    assert_eq!(extra(BTreeMap::from([(7, 'a')])), json!({ "extra": { "7": "a" } }));
    assert_eq!(json(&Company { extra: u128::MAX }), format!(r#"{{"extra":{}}}"#, u128::MAX));
}

#[test]
fn raw_json_goes_out_as_it_is() {
    let raw = RawValue::from_string("[1.0, 1e400]".into()).unwrap();
    assert_eq!(json(&Company { extra: raw }), r#"{"extra":[1.0, 1e400]}"#);
}

#[test]
fn what_serializes_as_none_is_left_out() {
    type Seats = Option<u8>;

    #[derive(Serialize)]
    struct Newtype<T>(T);

    assert_eq!(extra(None::<u8>), json!({}));
    assert_eq!(extra(Seats::None), json!({}));
    assert_eq!(extra(Box::new(None::<u8>)), json!({}));
    assert_eq!(extra(&&None::<u8>), json!({}));
    assert_eq!(extra(Newtype(Newtype(None::<u8>))), json!({}));
    assert_eq!(extra(Some(None::<u8>)), json!({}));
    assert_eq!(extra(Some(Some(None::<u8>))), json!({}));
    assert_eq!(extra(Update::<u8>::Keep), json!({}));
    assert_eq!(extra(Some(Update::<u8>::Keep)), json!({}));
    assert_eq!(extra(Update::Set(None::<u8>)), json!({}));
}

#[test]
fn explicit_null_is_sent() {
    #[derive(Serialize)]
    struct Unit;

    assert_eq!(extra(()), json!({ "extra": null }));
    assert_eq!(extra(Unit), json!({ "extra": null }));
    assert_eq!(extra(json!(null)), json!({ "extra": null }));
    assert_eq!(extra(Some(json!(null))), json!({ "extra": null }));
    assert_eq!(extra(Update::<u8>::Clear), json!({ "extra": null }));
    assert_eq!(extra(Some(Box::new(Update::<u8>::Clear))), json!({ "extra": null }));
    assert_eq!(extra(RawValue::NULL), json!({ "extra": null }));
}

#[test]
fn float_that_is_not_finite_is_refused_at_every_depth() {
    #[derive(Serialize)]
    struct Struct<T> {
        some: u8,
        field: T,
    }

    #[derive(Serialize)]
    struct Newtype<T>(T);

    #[derive(Serialize)]
    struct Tuple<T>(u8, T);

    #[derive(Serialize)]
    enum Enum<T> {
        Newtype(T),
        Tuple(u8, T),
        Struct { field: T },
    }

    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    struct Key(u32);

    impl Serialize for Key {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_f32(f32::from_bits(self.0))
        }
    }

    fn check<T: Serialize>(extra: T) {
        assert_eq!(refused(&Company { extra }), WriteError::NotFinite { name: "extra".into() });
    }

    for float in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        check(float);
    }
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        check(float);
        check(&float);
        check(Some(float));
        check(Update::Set(float));
        check(vec![0.0, float]);
        check([[float]]);
        check((1, float));
        check(BTreeMap::from([("key", float)]));
        check(HashMap::from([(1, vec![Some(float)])]));
        check(Struct { some: 1, field: float });
        check(Newtype(float));
        check(Tuple(1, float));
        check(Enum::Newtype(float));
        check(Enum::Tuple(1, float));
        check(Enum::Struct { field: Struct { some: 1, field: (float,) } });
    }
    check(BTreeMap::from([(Key(f32::NAN.to_bits()), 1)]));
    assert_eq!(extra(BTreeMap::from([(Key(1.5_f32.to_bits()), 1)])), json!({ "extra": { "1.5": 1 } }));
}

#[test]
fn error_of_a_value_names_the_trait() {
    struct Refuses;

    impl Serialize for Refuses {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("not today"))
        }
    }

    let expected = WriteError::Value { name: "extra".into(), message: "not today".into() };
    assert_eq!(refused(&Company { extra: Refuses }), expected);
    assert_eq!(refused(&Company { extra: vec![Some(Refuses)] }), expected);
}

#[test]
fn map_with_a_key_that_is_no_text_is_refused() {
    let traits = Company { extra: BTreeMap::from([((1, 2), 3)]) };
    let expected = WriteError::Value { name: "extra".into(), message: "key must be a string".into() };
    let mut buffer = b"before".to_vec();
    assert_eq!(group(&traits).write_json(&mut buffer), Err(expected));
    assert_eq!(buffer, b"before", "the buffer is as it was");
    // The serializer of serde reports it in its own words.
    assert_eq!(serde_json::to_string(&group(&traits)).unwrap_err().to_string(), "key must be a string");
}

#[test]
fn value_is_not_formatted_to_see_whether_it_is_there() {
    use std::cell::Cell;

    struct Counted<'a>(&'a Cell<u8>);

    impl fmt::Display for Counted<'_> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.set(self.0.get() + 1);
            f.write_str("text")
        }
    }

    impl Serialize for Counted<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    let formatted = Cell::new(0);
    assert_eq!(group_core::to_json(&Company { extra: Counted(&formatted) }).unwrap(), r#"{"extra":"text"}"#);
    assert_eq!(formatted.get(), 1);
}

#[test]
fn what_follows_an_error_does_not_hide_it() {
    #[derive(GroupTraits)]
    struct Company {
        name: &'static str,
        ratio: f64,
        other_ratio: f32,
        created_at: jiff::civil::Date,
    }

    let company =
        Company { name: "Initech", ratio: f64::NAN, other_ratio: f32::INFINITY, created_at: jiff::civil::Date::MIN };
    assert_eq!(refused(&company), WriteError::NotFinite { name: "ratio".into() });
}
