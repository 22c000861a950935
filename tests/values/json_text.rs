//! What is written is what `serde_json` writes, token for token.

use std::collections::BTreeMap;

use group_core::{Context, GroupTraits, Integrations, TraitMap};
use proptest::{collection::vec, prelude::*};
use serde::{
    Serialize, Serializer,
    ser::{
        SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
        SerializeTupleVariant,
    },
};

#[derive(GroupTraits)]
struct Company<T: Serialize> {
    extra: T,
}

/// A value that calls whatever a `Serialize` can call.
#[derive(Clone, Debug)]
enum Any {
    Bool(bool),
    I8(i8),
    I16(i16),
    I32(i32),
    I64(i64),
    I128(i128),
    U8(u8),
    U16(u16),
    U32(u32),
    U64(u64),
    U128(u128),
    F32(f32),
    F64(f64),
    Char(char),
    Str(String),
    Display(String),
    Bytes(Vec<u8>),
    None,
    Some(Box<Self>),
    Unit,
    UnitStruct,
    UnitVariant,
    NewtypeStruct(Box<Self>),
    NewtypeVariant(Box<Self>),
    Seq(Vec<Self>),
    SeqOfUnknownLength(Vec<Self>),
    Tuple(Vec<Self>),
    TupleStruct(Vec<Self>),
    TupleVariant(Vec<Self>),
    Map(Vec<(Key, Self)>),
    MapByHand(Vec<(Key, Self)>),
    Struct(Vec<Self>),
    StructVariant(Vec<Self>),
    /// Text of JSON, which `serde_json` passes on as it is.
    Raw(Box<serde_json::value::RawValue>),
}

#[derive(Clone, Debug)]
enum Key {
    Text(String),
    Signed(i128),
    Unsigned(u128),
    Bool(bool),
    Float32(f32),
    Float(f64),
    Char(char),
    Variant,
    Newtype(String),
    Some(String),
}

const NAMES: [&str; 4] = ["a", "b\"", "c\n", "d"];

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Signed(number) => match i64::try_from(*number) {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => serializer.serialize_i128(*number),
            },
            Self::Unsigned(number) => match u64::try_from(*number) {
                Ok(number) => serializer.serialize_u64(number),
                Err(_) => serializer.serialize_u128(*number),
            },
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Float32(float) => serializer.serialize_f32(*float),
            Self::Float(float) => serializer.serialize_f64(*float),
            Self::Char(c) => serializer.serialize_char(*c),
            Self::Variant => serializer.serialize_unit_variant("Key", 0, "varia\"nt"),
            Self::Newtype(text) => serializer.serialize_newtype_struct("Key", text),
            Self::Some(text) => serializer.serialize_some(text),
        }
    }
}

impl Serialize for Any {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::I8(value) => serializer.serialize_i8(*value),
            Self::I16(value) => serializer.serialize_i16(*value),
            Self::I32(value) => serializer.serialize_i32(*value),
            Self::I64(value) => serializer.serialize_i64(*value),
            Self::I128(value) => serializer.serialize_i128(*value),
            Self::U8(value) => serializer.serialize_u8(*value),
            Self::U16(value) => serializer.serialize_u16(*value),
            Self::U32(value) => serializer.serialize_u32(*value),
            Self::U64(value) => serializer.serialize_u64(*value),
            Self::U128(value) => serializer.serialize_u128(*value),
            Self::F32(value) => serializer.serialize_f32(*value),
            Self::F64(value) => serializer.serialize_f64(*value),
            Self::Char(value) => serializer.serialize_char(*value),
            Self::Str(value) => serializer.serialize_str(value),
            Self::Display(value) => serializer.collect_str(value),
            Self::Bytes(value) => serializer.serialize_bytes(value),
            Self::None => serializer.serialize_none(),
            Self::Some(value) => serializer.serialize_some(value),
            Self::Unit => serializer.serialize_unit(),
            Self::UnitStruct => serializer.serialize_unit_struct("Any"),
            Self::UnitVariant => serializer.serialize_unit_variant("Any", 0, "Unit \"Variant\""),
            Self::NewtypeStruct(value) => serializer.serialize_newtype_struct("Any", value),
            Self::NewtypeVariant(value) => serializer.serialize_newtype_variant("Any", 0, "New\"type", value),
            Self::Seq(values) => serializer.collect_seq(values),
            Self::SeqOfUnknownLength(values) => {
                let mut seq = serializer.serialize_seq(None)?;
                values.iter().try_for_each(|value| seq.serialize_element(value))?;
                seq.end()
            }
            Self::Tuple(values) => {
                let mut tuple = serializer.serialize_tuple(values.len())?;
                values.iter().try_for_each(|value| tuple.serialize_element(value))?;
                tuple.end()
            }
            Self::TupleStruct(values) => {
                let mut tuple = serializer.serialize_tuple_struct("Any", values.len())?;
                values.iter().try_for_each(|value| tuple.serialize_field(value))?;
                tuple.end()
            }
            Self::TupleVariant(values) => {
                let mut tuple = serializer.serialize_tuple_variant("Any", 0, "Tuple", values.len())?;
                values.iter().try_for_each(|value| tuple.serialize_field(value))?;
                tuple.end()
            }
            Self::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
            Self::MapByHand(entries) => {
                let mut map = serializer.serialize_map(None)?;
                for (key, value) in entries {
                    map.serialize_key(key)?;
                    map.serialize_value(value)?;
                }
                map.end()
            }
            Self::Struct(values) => {
                let mut fields = serializer.serialize_struct("Any", values.len())?;
                NAMES.iter().zip(values).try_for_each(|(name, value)| fields.serialize_field(name, value))?;
                fields.skip_field("skipped")?;
                fields.end()
            }
            Self::StructVariant(values) => {
                let mut fields = serializer.serialize_struct_variant("Any", 0, "Struct", values.len())?;
                NAMES.iter().zip(values).try_for_each(|(name, value)| fields.serialize_field(name, value))?;
                fields.end()
            }
            Self::Raw(json) => json.serialize(serializer),
        }
    }
}

impl Any {
    /// Whether it serializes as none, which leaves a trait out.
    fn is_absent(&self) -> bool {
        match self {
            Self::None => true,
            Self::Some(value) | Self::NewtypeStruct(value) => value.is_absent(),
            _ => false,
        }
    }
}

/// Text with everything in it that JSON escapes, of every length around the words and chunks that are looked at.
fn text() -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        8 => prop::char::range('a', 'z'),
        1 => prop::char::range('\0', '\u{a0}'),
        1 => any::<char>(),
    ];
    vec(letters, 0..40).prop_map(|letters| letters.into_iter().collect())
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |float| float.is_finite())
}

fn finite32() -> impl Strategy<Value = f32> {
    any::<f32>().prop_filter("finite", |float| float.is_finite())
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        text().prop_map(Key::Text),
        prop_oneof![any::<i128>(), any::<i64>().prop_map(i128::from)].prop_map(Key::Signed),
        prop_oneof![any::<u128>(), any::<u64>().prop_map(u128::from)].prop_map(Key::Unsigned),
        any::<bool>().prop_map(Key::Bool),
        finite32().prop_map(Key::Float32),
        finite().prop_map(Key::Float),
        any::<char>().prop_map(Key::Char),
        Just(Key::Variant),
        text().prop_map(Key::Newtype),
        text().prop_map(Key::Some),
    ]
}

fn token() -> impl Strategy<Value = Any> {
    let raw = prop_oneof![Just("1.50"), Just("1e400"), Just("[1, null]"), Just(r#"{"b":1,"a":"\u0041"}"#)];
    let raw = raw.prop_map(|json| serde_json::value::RawValue::from_string(json.into()).expect("JSON"));
    let integers = prop_oneof![
        any::<i8>().prop_map(Any::I8),
        any::<i16>().prop_map(Any::I16),
        any::<i32>().prop_map(Any::I32),
        any::<i64>().prop_map(Any::I64),
        any::<i128>().prop_map(Any::I128),
        any::<u8>().prop_map(Any::U8),
        any::<u16>().prop_map(Any::U16),
        any::<u32>().prop_map(Any::U32),
        any::<u64>().prop_map(Any::U64),
        any::<u128>().prop_map(Any::U128),
    ];
    let others = prop_oneof![
        any::<bool>().prop_map(Any::Bool),
        finite32().prop_map(Any::F32),
        finite().prop_map(Any::F64),
        any::<char>().prop_map(Any::Char),
        vec(any::<u8>(), 0..4).prop_map(Any::Bytes),
        Just(Any::None),
        Just(Any::Unit),
        Just(Any::UnitStruct),
        Just(Any::UnitVariant),
        raw.prop_map(Any::Raw),
    ];
    prop_oneof![integers, others, text().prop_map(Any::Str), text().prop_map(Any::Display)]
}

fn any_value() -> impl Strategy<Value = Any> {
    token().prop_recursive(3, 24, 4, |inner| {
        let values = || vec(inner.clone(), 0..4);
        let entries = || vec((key(), inner.clone()), 0..4);
        prop_oneof![
            inner.clone().prop_map(|value| Any::Some(value.into())),
            inner.clone().prop_map(|value| Any::NewtypeStruct(value.into())),
            inner.clone().prop_map(|value| Any::NewtypeVariant(value.into())),
            values().prop_map(Any::Seq),
            values().prop_map(Any::SeqOfUnknownLength),
            values().prop_map(Any::Tuple),
            values().prop_map(Any::TupleStruct),
            values().prop_map(Any::TupleVariant),
            entries().prop_map(Any::Map),
            entries().prop_map(Any::MapByHand),
            values().prop_map(Any::Struct),
            values().prop_map(Any::StructVariant),
        ]
    })
}

proptest! {
    #[test]
    fn custom_trait_is_what_serde_json_writes(extra in any_value()) {
        let entry = if extra.is_absent() { String::new() } else { format!(r#""extra":{}"#, serde_json::to_string(&extra).unwrap()) };
        let expected = format!("{{{entry}}}");
        prop_assert_eq!(crate::json(&Company { extra: &extra }), expected.clone());
        prop_assert_eq!(crate::json(&BTreeMap::from([("extra", &extra)])), expected.clone());

        let mut traits = TraitMap::new();
        traits.insert("extra", &extra).unwrap();
        prop_assert_eq!(crate::json(&traits), expected.clone());
        prop_assert_eq!(serde_json::to_string(&Context::new().with("extra", &extra)).unwrap(), expected);
    }

    #[test]
    fn object_among_the_common_fields_is_what_serde_json_writes(entries in vec((key(), any_value()), 0..4), name in text()) {
        let options = Any::Map(entries);
        let integrations = Integrations::all(false).with_options(name.as_str(), &options);
        let name = serde_json::to_string(&name).unwrap();
        let expected = format!(r#"{{"All":false,{name}:{}}}"#, serde_json::to_string(&options).unwrap());
        prop_assert_eq!(serde_json::to_string(&integrations).unwrap(), expected);
    }
}

#[test]
fn text_is_escaped_as_serde_json_does_at_every_length_and_place() {
    #[derive(GroupTraits)]
    struct Company<'a> {
        name: &'a str,
        extra: &'a str,
    }

    // What is escaped, and its neighbours in the table of characters.
    let ascii = ('\0'..=' ').chain(['!', '"', '#', '[', '\\', ']', '\u{7e}', '\u{7f}']);
    let special: Vec<char> = ascii.chain(['\u{80}', '\u{a0}', '\u{a2}', '\u{dc}', '\u{2028}', '\u{1f600}']).collect();
    for length in 0..36 {
        for place in 0..=length {
            for c in &special {
                let mut text = "a".repeat(length);
                text.insert(place, *c);
                let json = serde_json::to_string(&text).unwrap();
                let expected = format!(r#"{{"name":{json},"extra":{json}}}"#);
                assert_eq!(group_core::to_json(&Company { name: &text, extra: &text }).unwrap(), expected);
            }
        }
    }
}

#[test]
fn none_within_a_value_is_null_and_does_not_make_it_absent() {
    #[derive(Serialize)]
    enum Tier {
        Seats(Option<u8>),
        Range(Option<u8>, u8),
        Named { seats: Option<u8> },
    }

    for (tier, expected) in [
        (Tier::Seats(None), r#"{"Seats":null}"#),
        (Tier::Range(None, 1), r#"{"Range":[null,1]}"#),
        (Tier::Named { seats: None }, r#"{"Named":{"seats":null}}"#),
    ] {
        assert_eq!(crate::json(&Company { extra: tier }), format!(r#"{{"extra":{expected}}}"#));
    }
}
