//! What holds for every message, however odd.

mod destinations;

use std::{borrow::Cow, collections::HashSet, fmt, fs, path::Path};

use destinations::{SECRET, Settings, VENDORS, destination};
use group_core::{IsoDate, ReceivedGroup, Violation, check_json};
use group_destinations::{ConversionError, Converted};
use http::Request;
use proptest::prelude::*;
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

/// A value by which a trait is found in a request.
fn marked(mark: usize) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(format!(r#""mark{mark}mark""#)),
        1 => Just(format!(r#""https://mark{mark}mark.com:443/x""#)),
        1 => Just(format!("77{mark:04}77")),
        1 => Just(format!("77{mark:04}77.0")),
        1 => Just(format!("77{mark:04}77e-3")),
        1 => Just(format!("77{mark:04}77{}", "0".repeat(40))),
        1 => Just(format!(r#""77{mark:04}77""#)),
        1 => Just(format!(r#"["mark{mark}mark",1,true]"#)),
        1 => Just(format!(r#"[["mark{mark}mark"],{{}},null]"#)),
        1 => Just(format!(r#"{{"a":{{"b":"mark{mark}mark"}}}}"#)),
        1 => Just(format!(r#"{{"city":"mark{mark}mark"}}"#)),
        1 => Just(format!(r#""\ud83dmark{mark}mark""#)),
    ]
}

/// A value that bears no mark.
fn unmarked() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1E400".to_owned()),
        Just("-0".to_owned()),
        Just(r#""""#.to_owned()),
        Just(r#"" ""#.to_owned()),
        Just(r#""11-50""#.to_owned()),
        Just(r#""2015-02-23""#.to_owned()),
        Just(r#""9999-12-31""#.to_owned()),
        Just(r#""2015-02-23T22:28:55.111+01:00""#.to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        Just(r#"{"city":null,"city":"a","CITY":"b","postal_code":7,"\ud83d":1,"floor":{"a":1}}"#.to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "name",
        "Name",
        "createdAt",
        "created_at",
        "CREATED-AT",
        "employees",
        "plan",
        "website",
        "industry",
        "phone",
        "description",
        "email",
        "avatar",
        "id",
        "address",
        "Address",
        "$name",
        "$created",
        "$set",
        "custom",
        "Custom",
        "domain",
        "group_id",
        "Id",
        "Group_Id__c",
        "company_id",
        "custom_attributes",
        "n\\u0061me",
        "\\ud83d",
        "",
        " ",
        "a\\\"b\\n",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "[a-zä-ü😀 ]{0,8}"]
}

/// The traits with their names as JSON text, and the mark of each that has one.
fn traits() -> impl Strategy<Value = Vec<(String, String, Option<usize>)>> {
    let value = (0..2_usize).prop_flat_map(|marked_one| {
        (0..10_000_usize).prop_flat_map(move |mark| {
            if marked_one == 0 {
                marked(mark).prop_map(move |value| (value, Some(mark))).boxed()
            } else {
                unmarked().prop_map(|value| (value, None)).boxed()
            }
        })
    });
    prop::collection::vec((name(), value), 0..12).prop_map(|traits| {
        let mut marks = HashSet::new();
        let traits = traits.into_iter().filter(|(_, (_, mark))| mark.is_none_or(|mark| marks.insert(mark)));
        traits.map(|(name, (value, mark))| (name, value, mark)).collect()
    })
}

fn field(name: &'static str, values: &'static [&'static str]) -> impl Strategy<Value = String> {
    let value = prop::sample::select(values.to_vec());
    prop::option::weighted(0.7, value)
        .prop_map(move |value| value.map(|value| format!(r#","{name}":{value}"#)).unwrap_or_default())
}

fn envelope() -> impl Strategy<Value = String> {
    [
        field("groupId", &[r#""0e8c""#, r#""a/b ?ü😀""#, r#"" ""#, r#""..""#, "null", "7", r#""\ud83d""#]),
        field("userId", &[r#""97980""#, r#""a@b.c""#, r#""cio_1""#, r#""""#, "null", "[]"]),
        field("anonymousId", &[r#""507f""#, r#"" ""#, "null", "1.5"]),
        field("messageId", &[r#""022b""#, "null", "{}"]),
        field("timestamp", &[r#""2015-02-23T22:28:55Z""#, r#""2015-02-23""#, r#""9999-12-31""#, r#""now""#, "7"]),
        field("context", &[r#"{"device":{"id":"B537"}}"#, r#"{"device":{"id":7}}"#, r#"{"device":[]}"#, "[]", "null"]),
        field("integrations", &["{}", r#"{"All":true}"#, r#"{"All":false,"HubSpot":{}}"#, r#"{"Mixpanel":false}"#]),
    ]
    .prop_map(|fields| fields.concat())
}

fn message() -> impl Strategy<Value = (String, Vec<(String, String, Option<usize>)>)> {
    (envelope(), traits()).prop_map(|(envelope, traits)| {
        let entries: Vec<_> = traits.iter().map(|(name, value, _)| format!(r#""{name}" : {value}"#)).collect();
        (format!(r#"{{"type":"group"{envelope},"traits":{{{}}}}}"#, entries.join(" , ")), traits)
    })
}

fn settings() -> Settings {
    serde_json::from_str(
        r#"{"mapped":[["custom","Custom__c"],["email","domain"],["group_id","group_id"],["Id","Id"]]}"#,
    )
    .unwrap()
}

/// JSON in which no object has a key twice.
#[derive(Debug)]
struct Keys;

impl<'de> Deserialize<'de> for Keys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeysVisitor;

        impl<'de> Visitor<'de> for KeysVisitor {
            type Value = Keys;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Keys, E> {
                Ok(Keys)
            }

            fn visit_bool<E>(self, _: bool) -> Result<Keys, E> {
                Ok(Keys)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Keys, E> {
                Ok(Keys)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Keys, E> {
                Ok(Keys)
            }

            fn visit_f64<E>(self, _: f64) -> Result<Keys, E> {
                Ok(Keys)
            }

            fn visit_str<E>(self, _: &str) -> Result<Keys, E> {
                Ok(Keys)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Keys, A::Error> {
                while elements.next_element::<Keys>()?.is_some() {}
                Ok(Keys)
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Keys, A::Error> {
                let mut seen = HashSet::new();
                while let Some((key, _)) = entries.next_entry::<String, Keys>()? {
                    if !seen.insert(key.clone()) {
                        return Err(A::Error::custom(format!("`{key}` twice")));
                    }
                }
                Ok(Keys)
            }
        }

        deserializer.deserialize_any(KeysVisitor)
    }
}

/// The body as JSON, and the texts of it: of a form, the identification.
fn json(request: &Request<Vec<u8>>) -> String {
    let body = str::from_utf8(request.body()).unwrap();
    if request.headers()["content-type"] != "application/x-www-form-urlencoded" {
        return body.to_owned();
    }
    let field = body.split('&').find_map(|field| field.strip_prefix("identification=")).unwrap();
    percent_encoding::percent_decode_str(field).decode_utf8().map(Cow::into_owned).unwrap()
}

/// Where a destination that takes every trait has them.
fn all_traits(vendor: &str) -> Option<&'static str> {
    match vendor {
        "mixpanel" => Some("/0/$set"),
        "amplitude" => Some("/0/group_properties"),
        "posthog" => Some("/properties/$group_set"),
        "customer_io" => Some("/attributes"),
        _ => None,
    }
}

/// Whether a trait with this mark is in one of the bodies.
fn is_in(bodies: &[String], mark: usize) -> bool {
    let marks = [format!("mark{mark}mark"), format!("77{mark:04}77")];
    bodies.iter().any(|body| marks.iter().any(|mark| body.contains(mark)))
}

proptest! {
    #[test]
    fn every_trait_is_in_a_request_or_left_out((message, traits) in message()) {
        let group = ReceivedGroup::from_json(&message).unwrap();
        for vendor in VENDORS {
            let Ok(converted) = destination(vendor, &settings()).convert(&group) else { continue };
            let Converted { requests, left_out, .. } = converted;
            if requests.is_empty() {
                prop_assert!(left_out.is_empty(), "{vendor}");
                continue;
            }
            let bodies: Vec<_> = requests.iter().map(json).collect();
            let left_out: Vec<_> = left_out.iter().map(|left_out| left_out.name().to_owned()).collect();
            for (key, value, mark) in &traits {
                let name: String = serde_json::from_str(&format!("\"{key}\"")).unwrap_or(format!("\"{key}\""));
                let is_left_out = left_out.iter().any(|left| *left == name || left.starts_with(&format!("{name}.")));
                if let Some(mark) = mark {
                    prop_assert!(is_left_out || is_in(&bodies, *mark), "{vendor}: {key}: {value}");
                }
            }
            // Where every trait has a place, there is one key for each that is not left out.
            if let Some(place) = all_traits(vendor) {
                let body: Value = serde_json::from_str(&bodies.last().unwrap().replace("1E400", "1")).unwrap();
                let keys = body.pointer(place).unwrap().as_object().unwrap().len();
                let left_out = left_out.iter().filter(|name| !name.contains('.')).count();
                prop_assert_eq!(keys + left_out, traits.len(), "{}", vendor);
            }
        }
    }

    #[test]
    fn bodies_are_json_without_a_key_twice((message, _) in message()) {
        let group = ReceivedGroup::from_json(&message).unwrap();
        for vendor in VENDORS {
            for request in destination(vendor, &settings()).convert(&group).unwrap_or_default().requests {
                // `serde_json` has no number for it.
                let body = json(&request).replace("1E400", "1");
                let keys: Result<Keys, _> = serde_json::from_str(&body);
                // Keys within a custom trait are as they were received.
                let is_received = message.contains(r#"{"city":null,"city":"a""#);
                prop_assert!(is_received || keys.is_ok(), "{vendor}: {keys:?}: {body}");
                prop_assert!(serde_json::from_str::<Value>(&body).is_ok(), "{vendor}: {body}");
            }
        }
    }

    #[test]
    fn every_timestamp_has_a_time(
        (year, month, day) in (0..10_000, 1..13, 1..32),
        time in prop::option::of((0..24, 0..60, 0..60, "(\\.[0-9]{1,9})?", "Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]")),
    ) {
        let time = time.map(|(hour, minute, second, fraction, offset)| {
            format!("T{hour:02}:{minute:02}:{second:02}{fraction}{offset}")
        });
        let timestamp = format!("{year:04}-{month:02}-{day:02}{}", time.unwrap_or_default());
        prop_assume!(IsoDate::parse(&timestamp).is_ok());
        let message = format!(r#"{{"type":"group","groupId":"g","userId":"u","timestamp":"{timestamp}"}}"#);
        let group = ReceivedGroup::from_json(message).unwrap();
        let converted = destination("amplitude", &Settings::default()).convert(&group).unwrap();
        prop_assert!(json(&converted.requests[0]).contains(r#""time":"#), "{timestamp}");
    }

    #[test]
    fn the_same_message_makes_the_same_requests((message, _) in message()) {
        let group = ReceivedGroup::from_json(&message).unwrap();
        for vendor in VENDORS {
            let [first, second] = [(); 2].map(|()| destination(vendor, &settings()).convert(&group));
            match (first, second) {
                (Ok(first), Ok(second)) => {
                    prop_assert_eq!(&first.left_out, &second.left_out);
                    let shown = |converted: &Converted| {
                        converted.requests.iter().map(|request| format!("{request:?}")).collect::<Vec<_>>()
                    };
                    prop_assert_eq!(shown(&first), shown(&second));
                }
                (first, second) => prop_assert_eq!(first.err(), second.err()),
            }
        }
    }

    #[test]
    fn errors_show_no_value_and_no_credential((message, _) in message()) {
        let group = ReceivedGroup::from_json(&message).unwrap();
        for vendor in VENDORS {
            let destination = destination(vendor, &settings());
            let shown = match destination.convert(&group) {
                Ok(converted) => format!("{converted:?} {converted:#?}"),
                Err(error) => format!("{error} {error:?}"),
            };
            let shown = format!("{shown} {destination:?}");
            for hidden in [SECRET, "c2l0ZTpzM2NyM3Q=", "97980", "a@b.c", "507f", "0e8c"] {
                prop_assert!(!shown.contains(hidden), "{vendor}: {shown}");
            }
        }
    }
}

/// The JSON files of a folder of the tests.
fn data(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data").join(folder);
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let messages = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    messages.map(|file| fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn messages_without_errors_are_converted_by_every_destination_that_requires_no_more() {
    let mut converted = 0;
    for message in data("field").into_iter().chain(data("received")) {
        let Ok(group) = ReceivedGroup::from_json(&message) else { continue };
        let has_errors = check_json(message.as_bytes()).iter().any(Violation::is_error);
        for vendor in VENDORS {
            match destination(vendor, &Settings::default()).convert(&group) {
                Ok(_) => converted += 1,
                // A name, and a size that the spec allows before it is encoded.
                Err(ConversionError::Missing { path }) if vendor == "salesforce" && path == "traits.name" => {}
                Err(ConversionError::TooLarge { .. }) => {}
                Err(error) => assert!(has_errors, "{vendor}: {error}: {message}"),
            }
        }
    }
    assert!(converted > 300, "{converted}");
}

#[test]
fn more_traits_than_a_vendor_takes_are_an_error() {
    for (vendor, limit) in [("mixpanel", 255), ("amplitude", 1024)] {
        let destination = destination(vendor, &Settings::default());
        let message = |traits: usize| {
            let traits: Vec<_> = (0..traits).map(|index| format!(r#""t{index}":1"#)).collect();
            ReceivedGroup::from_json(format!(r#"{{"type":"group","groupId":"g","traits":{{{}}}}}"#, traits.join(",")))
                .unwrap()
        };
        assert_eq!(destination.convert(&message(limit)).unwrap().requests.len(), 1);
        let error = destination.convert(&message(limit + 1)).unwrap_err();
        assert_eq!(error, ConversionError::TooManyTraits { found: limit + 1, limit });
        assert_eq!(error.to_string(), format!("traits: found {}, and the destination takes up to {limit}", limit + 1));
    }
}

#[test]
fn bodies_that_are_larger_than_a_vendor_takes_are_an_error() {
    for (vendor, limit) in [("mixpanel", 1 << 20), ("amplitude", 1 << 20), ("customer_io", 32 << 10)] {
        let destination = destination(vendor, &Settings::default());
        let message = |bytes: usize| {
            let text = "x".repeat(bytes);
            ReceivedGroup::from_json(format!(r#"{{"type":"group","groupId":"g","traits":{{"t":"{text}"}}}}"#)).unwrap()
        };
        let empty = destination.convert(&message(0)).unwrap().requests[0].body().len();
        let full = destination.convert(&message(limit - empty)).unwrap();
        assert_eq!(full.requests[0].body().len(), limit, "{vendor}");
        let error = destination.convert(&message(limit - empty + 1)).unwrap_err();
        assert_eq!(error, ConversionError::TooLarge { bytes: limit + 1, limit });
        assert_eq!(
            error.to_string(),
            format!("the request has {} bytes, and the destination takes up to {limit}", limit + 1)
        );
    }
}

#[test]
fn a_group_id_that_is_too_long_for_a_url_is_an_error() {
    let message = format!(r#"{{"type":"group","groupId":"{}","traits":{{"name":"Initech"}}}}"#, "x".repeat(1 << 16));
    let error = destination("salesforce", &Settings::default()).convert(&ReceivedGroup::from_json(message).unwrap());
    assert_eq!(error.unwrap_err(), ConversionError::GroupIdInUrl);
}

#[test]
fn a_group_id_of_more_characters_than_posthog_takes_is_an_error() {
    let posthog = destination("posthog", &Settings::default());
    let convert = |id: &str| {
        let message = format!(r#"{{"type":"group","groupId":"{id}","userId":"u"}}"#);
        posthog.convert(&ReceivedGroup::from_json(message).unwrap())
    };
    // It counts in UTF-16, as JavaScript does.
    for (letter, most) in [("x", 400), ("ü", 400), ("😀", 200)] {
        assert_eq!(convert(&letter.repeat(most)).unwrap().requests.len(), 1, "{letter}");
        let error = convert(&(letter.repeat(most) + "x")).unwrap_err();
        assert_eq!(error, ConversionError::GroupIdTooLong { found: 401, limit: 400 });
        assert_eq!(error.to_string(), "groupId: found 401 characters, and the destination takes up to 400");
    }
}

#[test]
fn a_message_with_very_many_traits_is_converted_in_time() {
    let traits: Vec<_> = (0..200_000).map(|index| format!(r#""trait {index}":{index}"#)).collect();
    let message = format!(r#"{{"type":"group","groupId":"g","userId":"u","traits":{{{}}}}}"#, traits.join(","));
    let group = ReceivedGroup::from_json(message).unwrap();
    let started = std::time::Instant::now();
    let converted = destination("posthog", &Settings::default()).convert(&group).unwrap();
    assert!(converted.left_out.is_empty());
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}
