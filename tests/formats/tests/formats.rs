//! A message in other formats than that of `serde_json`: it is values in every one of them, and no token of `serde_json`'s own.

use ciborium::{Value, cbor};
use group_core::{
    Context, Group, GroupTraits, Identity, Integrations, PostalAddress, ReceivedGroup, TraitMap, Update, WriteError,
};
use serde::{Serialize, de::DeserializeOwned};

#[derive(GroupTraits)]
struct Company<'a> {
    name: &'a str,
    employees: u32,
    address: PostalAddress,
    plan: Option<&'a str>,
    rating: f64,
    #[group(flatten)]
    more: &'a TraitMap,
}

/// Traits that were received, in text that no other format knows.
fn more() -> TraitMap {
    let json = r#"{"Created_At":"2015-02-23","seats": [1, -2, {"used":2.50}],"open":true,"note":"a\u0041\n"}"#;
    serde_json::from_str(json).unwrap()
}

#[derive(Serialize)]
struct App {
    version: &'static str,
    name: &'static str,
    build: u64,
}

fn context() -> Context<'static> {
    Context::new().app(App { version: "2.0", name: "initech", build: 17 }).with("score", 0.5).locale("de")
}

fn integrations() -> Integrations<'static> {
    Integrations::all(true).with_options("Mixpanel", App { version: "1", name: "m", build: 1 })
}

const MESSAGE: &str = r#"{"type":"group","userId":"u","groupId":"g","n": 1.50,"traits":{"a":[-1,{"b":2}]}}"#;

/// What comes back out of a format, or why it did not go in. The text, if it is text, must hold no private token.
struct Format {
    name: &'static str,
    is_ordered: bool,
    round: fn(&dyn erased::Value) -> Result<Value, String>,
}

/// `Serialize` as a trait of objects, so that one list has all formats.
mod erased {
    use serde::Serialize;

    pub trait Value {
        fn cbor(&self) -> Result<Vec<u8>, String>;
        fn message_pack(&self) -> Result<Vec<u8>, String>;
        fn bson(&self) -> Result<Vec<u8>, String>;
        fn ron(&self) -> Result<String, String>;
        fn yaml(&self) -> Result<String, String>;
        fn toml(&self) -> Result<String, String>;
        fn simd_json(&self) -> Result<String, String>;
    }

    fn text<T, E: ToString>(result: Result<T, E>) -> Result<T, String> {
        result.map_err(|error| error.to_string())
    }

    impl<T: Serialize> Value for T {
        fn cbor(&self) -> Result<Vec<u8>, String> {
            let mut out = Vec::new();
            text(ciborium::into_writer(self, &mut out)).map(|()| out)
        }

        fn message_pack(&self) -> Result<Vec<u8>, String> {
            text(rmp_serde::to_vec_named(self))
        }

        fn bson(&self) -> Result<Vec<u8>, String> {
            text(bson::serialize_to_vec(self))
        }

        fn ron(&self) -> Result<String, String> {
            text(ron::to_string(self))
        }

        fn yaml(&self) -> Result<String, String> {
            text(serde_yaml_ng::to_string(self))
        }

        fn toml(&self) -> Result<String, String> {
            text(toml::to_string(self))
        }

        fn simd_json(&self) -> Result<String, String> {
            text(simd_json::to_string(self))
        }
    }
}

/// Reads text that holds no token of `serde_json`'s own.
fn read<E: ToString>(text: &str, read: impl FnOnce(&str) -> Result<Value, E>) -> Result<Value, String> {
    assert!(!text.contains("serde_json"), "{text}");
    read(text).map_err(|error| error.to_string())
}

const FORMATS: [Format; 7] = [
    Format {
        name: "CBOR",
        is_ordered: true,
        round: |value| value.cbor().map(|bytes| ciborium::from_reader(&*bytes).unwrap()),
    },
    Format {
        name: "MessagePack",
        is_ordered: true,
        round: |value| value.message_pack().map(|bytes| rmp_serde::from_slice(&bytes).unwrap()),
    },
    Format {
        name: "BSON",
        is_ordered: true,
        round: |value| value.bson().map(|bytes| bson::deserialize_from_slice(&bytes).unwrap()),
    },
    Format { name: "RON", is_ordered: true, round: |value| read(&value.ron()?, |text| ron::from_str(text)) },
    Format {
        name: "YAML",
        is_ordered: true,
        round: |value| read(&value.yaml()?, |text| serde_yaml_ng::from_str(text)),
    },
    // A table comes after the values beside it.
    Format { name: "TOML", is_ordered: false, round: |value| read(&value.toml()?, |text| toml::from_str(text)) },
    Format {
        name: "simd-json",
        is_ordered: true,
        round: |value| read(&value.simd_json()?, |text| simd_json::serde::from_slice(&mut text.as_bytes().to_vec())),
    },
];

/// The value with its maps in one order.
fn sorted(value: Value) -> Value {
    match value {
        Value::Map(entries) => {
            let mut entries: Vec<_> = entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by_key(|(key, _)| format!("{key:?}"));
            Value::Map(entries)
        }
        Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
        other => other,
    }
}

/// Checks that the value is the same in every format.
fn check(value: impl Serialize, expected: &Value) {
    for Format { name, is_ordered, round } in FORMATS {
        let read = round(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
        if is_ordered {
            assert_eq!(&read, expected, "{name}");
        } else {
            assert_eq!(sorted(read), sorted(expected.clone()), "{name}");
        }
    }
}

#[test]
fn message_is_values_in_every_format() {
    let more = more();
    let address = PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() };
    let company = Company { name: "Initech", employees: 329, address, plan: None, rating: 4.5, more: &more };
    let group = Group::new(Identity::user("u"), "g", &company).unwrap();
    let group = group.context(context()).integrations(integrations());
    let expected = cbor!({
        "type" => "group",
        "userId" => "u",
        "groupId" => "g",
        "traits" => {
            "name" => "Initech",
            "employees" => 329,
            "address" => { "city" => "Austin" },
            "rating" => 4.5,
            "createdAt" => "2015-02-23",
            "seats" => [1, -2, { "used" => 2.5 }],
            "open" => true,
            "note" => "aA\n",
        },
        "context" => {
            "app" => { "version" => "2.0", "name" => "initech", "build" => 17 },
            "score" => 0.5,
            "locale" => "de",
        },
        "integrations" => { "All" => true, "Mixpanel" => { "version" => "1", "name" => "m", "build" => 1 } },
    });
    check(group, &expected.unwrap());
}

#[test]
fn received_message_and_traits_are_values_in_every_format() {
    let traits = cbor!({
        "Created_At" => "2015-02-23",
        "seats" => [1, -2, { "used" => 2.5 }],
        "open" => true,
        "note" => "aA\n",
    });
    check(more(), &traits.unwrap());
    let message = cbor!({
        "type" => "group",
        "userId" => "u",
        "groupId" => "g",
        "n" => 1.5,
        "traits" => { "a" => [-1, { "b" => 2 }] },
    });
    check(ReceivedGroup::from_json(MESSAGE).unwrap(), &message.unwrap());
}

#[test]
fn null_is_null_where_the_format_has_one_and_else_an_error() {
    let traits: TraitMap = serde_json::from_str(r#"{"phone":null,"a":[null]}"#).unwrap();
    let expected = cbor!({ "phone" => null, "a" => [null] }).unwrap();
    for Format { name, round, .. } in FORMATS {
        match round(&traits) {
            Ok(read) => assert_eq!(read, expected, "{name}"),
            Err(_) => assert_eq!(name, "TOML"),
        }
    }
}

#[test]
fn integer_keeps_its_digits_or_is_an_error() {
    for number in ["18446744073709551615", "-9223372036854775808"] {
        let json = format!(r#"{{"seats":{number}}}"#);
        let traits: TraitMap = serde_json::from_str(&json).unwrap();
        let context: Context<'_> = serde_json::from_str(&json).unwrap();
        let mut kept = Vec::new();
        for Format { name, round, .. } in FORMATS {
            let expected = Value::Integer(number.parse::<i128>().unwrap().try_into().unwrap());
            let (traits, context) = (round(&traits), round(&context));
            assert_eq!(traits, context, "{name}");
            if let Ok(Value::Map(entries)) = traits {
                assert_eq!(entries, [(Value::Text("seats".into()), expected)], "{name}");
                kept.push(name);
            }
        }
        assert!(["CBOR", "MessagePack", "RON", "YAML", "simd-json"].iter().all(|name| kept.contains(name)), "{kept:?}");
    }

    let number = "123456789012345678901234567890";
    let traits: TraitMap = serde_json::from_str(&format!(r#"{{"seats":{number}}}"#)).unwrap();
    // Of these, some know integers of 128 bits.
    let texts = [ron::to_string(&traits).ok(), serde_yaml_ng::to_string(&traits).ok(), toml::to_string(&traits).ok()];
    assert!(texts.iter().any(Option::is_some) && texts.iter().flatten().all(|text| text.contains(number)), "{texts:?}");
}

#[test]
fn number_that_no_float_has_room_for_is_an_error() {
    let traits: TraitMap = serde_json::from_str(r#"{"seats":1e400}"#).unwrap();
    for Format { name, round, .. } in FORMATS {
        assert!(round(&traits).is_err(), "{name}");
    }
    assert_eq!(serde_json::to_string(&traits).unwrap(), r#"{"seats":1e400}"#);
}

#[test]
fn values_that_are_nested_too_deeply_are_an_error() {
    for levels in [50, 100_000] {
        let json = format!(r#"{{"a":{}{}}}"#, "[".repeat(levels), "]".repeat(levels));
        let traits: TraitMap = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&traits).unwrap(), json);
        let written = rmp_serde::to_vec(&traits);
        assert_eq!(written.is_ok(), levels == 50);
        if let Err(error) = written {
            assert!(error.to_string().contains("more than 128 levels"), "{error}");
        }
    }
}

#[test]
fn reserved_key_of_a_map_is_a_value_in_every_format() {
    let map = std::collections::BTreeMap::from([("Employees", 329)]);
    let group = Group::new(Identity::user("u"), "g", map).unwrap();
    let expected = cbor!({ "type" => "group", "userId" => "u", "groupId" => "g", "traits" => { "employees" => 329 } });
    check(group, &expected.unwrap());
}

/// A float that is infinite or not a number has a form in these formats, and none in the spec.
#[test]
fn float_that_is_not_finite_is_an_error_in_every_format() {
    #[derive(GroupTraits)]
    struct Company {
        rating: Vec<f64>,
    }

    let group = Group::new(Identity::user("u"), "g", Company { rating: vec![f64::NAN] }).unwrap();
    let expected = WriteError::NotFinite { name: "rating".into() }.to_string();
    for Format { name, round, .. } in FORMATS {
        let error = round(&group).unwrap_err();
        assert!(error.contains(&expected), "{name}: {error}");
    }
}

#[test]
fn wrapper_of_a_custom_trait_is_passed_on() {
    #[derive(GroupTraits)]
    struct Company {
        seats: Update<u8>,
        region: Option<Newtype>,
    }

    #[derive(Serialize)]
    struct Newtype(u8);

    let company = Company { seats: Update::Set(3), region: Some(Newtype(1)) };
    let group = Group::new(Identity::user("u"), "g", company).unwrap();
    let written = ron::to_string(&group).unwrap();
    assert!(written.ends_with(r#""traits":{"seats":Some(3),"region":Some((1))}}"#), "{written}");
}

#[test]
fn context_and_integrations_are_read_from_every_format() {
    fn read<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
        let message_pack = rmp_serde::to_vec_named(value).unwrap();
        assert_eq!(&rmp_serde::from_slice::<T>(&message_pack).unwrap(), value);
        let mut cbor = Vec::new();
        ciborium::into_writer(value, &mut cbor).unwrap();
        assert_eq!(&ciborium::from_reader::<T, _>(&*cbor).unwrap(), value);
        assert_eq!(&serde_yaml_ng::from_str::<T>(&serde_yaml_ng::to_string(value).unwrap()).unwrap(), value);
        assert_eq!(&serde_json::from_str::<T>(&serde_json::to_string(value).unwrap()).unwrap(), value);
        assert_eq!(&serde_json::from_value::<T>(serde_json::to_value(value).unwrap()).unwrap(), value);
    }

    // In one order with and without `preserve_order`.
    let app = [("build", "17"), ("name", "initech")];
    read(&Context::new().app(std::collections::BTreeMap::from(app)).locale("de").with("score", 0.5));
    read(&Integrations::all(true).with("Mixpanel", false));
}
