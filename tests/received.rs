//! Reading loses nothing, and the getters say what is there.

use std::{collections::BTreeMap, fs, path::Path};

use group_core::{Group, Identity, IsoDateError, ReadError, ReceivedGroup, WriteError};
use serde_json::{Value, json, value::RawValue};

/// The payloads in `data/received`, in the shapes that clients send, each with the name of its file.
fn payloads() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/received");
    let payloads: BTreeMap<_, _> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    assert!(payloads.len() >= 30, "only {} payloads", payloads.len());
    payloads
}

fn payload(name: &str) -> ReceivedGroup {
    payloads()[name].parse().unwrap()
}

/// The tokens of JSON text: all of it but the white space between them.
fn tokens(json: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = json.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '{' | '}' | '[' | ']' | ':' | ',' => 1,
            '"' => {
                let mut is_escaped = true;
                let is_end = |c: char| {
                    let is_end = c == '"' && !is_escaped;
                    is_escaped = c == '\\' && !is_escaped;
                    is_end
                };
                rest.find(is_end).expect("the string ends") + 1
            }
            _ => rest.find(|c: char| c.is_ascii_whitespace() || ",]}".contains(c)).unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after.trim_start_matches([' ', '\t', '\r', '\n']);
    }
    tokens
}

#[test]
fn tokens_are_told_apart() {
    assert_eq!(tokens(" {\"a\\\"b\" : [-1e5,null ] }\n"), ["{", "\"a\\\"b\"", ":", "[", "-1e5", ",", "null", "]", "}"]);
}

#[test]
fn every_payload_comes_back_token_for_token() {
    for (name, json) in payloads() {
        let group = ReceivedGroup::from_json(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(tokens(group.as_json()), tokens(&json), "{name}");
        assert_eq!(tokens(&serde_json::to_string(&group).unwrap()), tokens(&json), "{name}, by serde");
        assert_eq!(tokens(&Box::<str>::from(Box::<RawValue>::from(group))), tokens(&json), "{name}, as it is");
    }
}

#[test]
fn every_payload_comes_back_from_a_batch() {
    #[derive(serde::Serialize, serde::Deserialize)]
    struct Batch {
        batch: Vec<ReceivedGroup>,
    }

    let messages: Vec<_> = payloads().into_values().collect();
    let json = format!(r#"{{"batch":[{}]}}"#, messages.join(","));
    let batch: Batch = serde_json::from_str(&json).unwrap();
    assert_eq!(batch.batch.len(), messages.len());
    assert_eq!(tokens(&serde_json::to_string(&batch).unwrap()), tokens(&json));
}

#[test]
fn traits_come_back_token_for_token() {
    for (name, json) in payloads() {
        let group = ReceivedGroup::from_json(&json).unwrap();
        let Ok(Some(traits)) = group.traits() else { continue };
        let received = group.get("traits").unwrap().get();
        // The keys of a map are read, and so lose their escapes.
        if !received.contains("\\u") {
            assert_eq!(tokens(&serde_json::to_string(&traits).unwrap()), tokens(received), "{name}");
        }
    }
}

#[test]
fn only_what_is_no_group_call_is_refused() {
    let not_json = [
        ("", 1, 0),
        ("{", 1, 1),
        ("{\"type\":\"group\"}\n}", 2, 1),
        ("{\"type\":\"group\",}", 1, 17),
        ("{'type':'group'}", 1, 2),
        ("{\"type\":\"group\",\"groupId\":01}", 1, 28),
        ("{\"type\":\"group\",\"traits\":{\"x\":NaN}}", 1, 31),
        ("\u{feff}{\"type\":\"group\"}", 1, 1),
    ];
    for (json, at_line, at_column) in not_json {
        match ReceivedGroup::from_json(json).unwrap_err() {
            ReadError::NotJson { line, column, .. } => assert_eq!((line, column), (at_line, at_column), "{json:?}"),
            error => panic!("{json:?}: {error}"),
        }
    }

    let of = |json: &str| ReceivedGroup::from_json(json).unwrap_err().to_string();
    assert_eq!(of("{\n,}"), "$: not valid JSON: key must be a string, at line 2 column 1");
    assert_eq!(of("\u{feff}{}"), "$: not valid JSON: it begins with a byte-order mark, at line 1 column 1");

    let others = [
        ("[]", "$: found an array, and the spec expects an object"),
        ("\"group\"", "$: found a string, and the spec expects an object"),
        ("null", "$: found null, and the spec expects an object"),
        ("{}", "type: missing, and required"),
        (r#"{"Type":"group"}"#, "type: missing, and required"),
        (r#"{"type":7}"#, "type: found a number, and the spec expects a string"),
        (r#"{"type":null}"#, "type: found null, and the spec expects a string"),
        (r#"{"type":"track"}"#, "type: found another string, and the spec expects `group`"),
        (r#"{"type":"Group"}"#, "type: found another string, and the spec expects `group`"),
    ];
    for (json, message) in others {
        assert_eq!(ReceivedGroup::from_json(json).unwrap_err().to_string(), message, "{json}");
        let by_serde = serde_json::from_str::<ReceivedGroup>(json).unwrap_err().to_string();
        assert!(by_serde.starts_with(message), "{by_serde}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_refused() {
    let error = ReceivedGroup::from_json(b"{\"type\":\"group\",\"groupId\":\"\xff\"}").unwrap_err();
    assert!(matches!(error, ReadError::NotJson { line: 1, column: 28, .. }), "{error:?}");
}

#[test]
fn getters_return_what_the_spec_calls_them() {
    let group = ReceivedGroup::from_json(include_str!("data/complete.json")).unwrap();
    assert_eq!(group.group_id().unwrap(), "0e8c78ea9d97a7b8185e8632");
    let identity = group.identity().unwrap();
    assert_eq!(identity.user_id(), Some("97980cfea0067"));
    assert_eq!(identity.anonymous_id(), Some("507f191e810c19729de860ea"));
    assert_eq!(group.channel().unwrap().as_deref(), Some("browser"));
    assert_eq!(group.message_id().unwrap().as_deref(), Some("022bb90c-bbac-11e4-8dfc-aa07a5b093db"));
    assert_eq!(group.timestamp().unwrap().unwrap().as_str(), "2015-02-23T22:28:55.111Z");
    assert_eq!(group.sent_at().unwrap().unwrap().as_str(), "2015-02-23T22:28:55.111Z");
    assert_eq!(group.received_at().unwrap().unwrap().as_str(), "2015-02-23T22:28:55.387Z");
    assert_eq!(group.version().unwrap().as_deref(), Some("1.1"));
    assert_eq!(group.traits().unwrap().unwrap().len(), 5);
    assert_eq!(group.read::<Value>("context").unwrap().unwrap()["ip"], json!("8.8.8.8"));
    assert_eq!(group.read::<BTreeMap<String, bool>>("integrations").unwrap().unwrap().len(), 3);
}

#[test]
fn what_is_left_out_is_none_and_null_counts_as_left_out() {
    let nulls = r#"{"type":"group","userId":null,"anonymousId":null,"traits":null,"channel":null,"context":null,
        "integrations":null,"messageId":null,"timestamp":null,"sentAt":null,"receivedAt":null,"version":null}"#;
    for name in [nulls, r#"{"type":"group"}"#] {
        let group = ReceivedGroup::from_json(name).unwrap();
        assert_eq!(group.user_id(), Ok(None), "{name}");
        assert_eq!(group.anonymous_id(), Ok(None), "{name}");
        assert_eq!(group.channel(), Ok(None), "{name}");
        assert_eq!(group.message_id(), Ok(None), "{name}");
        assert_eq!(group.timestamp(), Ok(None), "{name}");
        assert_eq!(group.sent_at(), Ok(None), "{name}");
        assert_eq!(group.received_at(), Ok(None), "{name}");
        assert_eq!(group.version(), Ok(None), "{name}");
        assert!(group.traits().unwrap().is_none(), "{name}");
        assert_eq!(group.read::<Value>("context"), Ok(None), "{name}");
    }
    assert_eq!(payload("traits-null").get("context").map(RawValue::get), Some("null"));
    assert!(payload("nothing-but-the-type").get("context").is_none());
}

#[test]
fn what_is_required_is_an_error_where_it_is_missing() {
    let group = payload("nothing-but-the-type");
    assert_eq!(group.group_id().unwrap_err(), ReadError::Missing { path: "groupId".into() });
    assert_eq!(group.identity().unwrap_err(), ReadError::NoIdentity);
    // An envelope has no second spelling.
    let group = payload("snake-case-envelope");
    assert_eq!(group.group_id().unwrap_err().path(), "groupId");
    assert_eq!(group.identity().unwrap_err(), ReadError::NoIdentity);
}

#[test]
fn a_wrong_type_is_an_error_that_names_the_path() {
    let group = payload("ids-as-numbers");
    let expected = "found a number, and the spec expects a string";
    assert_eq!(group.group_id().unwrap_err().to_string(), format!("groupId: {expected}"));
    assert_eq!(group.identity().unwrap_err().to_string(), format!("userId: {expected}"));
    let traits = group.traits().unwrap().unwrap();
    assert_eq!(traits.id().unwrap_err().to_string(), format!("traits.id: {expected}"));
    assert_eq!(traits.phone().unwrap_err().path(), "traits.phone");

    // The vendor's own receivers send a number.
    assert_eq!(payload("received-by-a-webhook").version().unwrap().unwrap(), "2");
    let group = ReceivedGroup::from_json(r#"{"type":"group","version":true}"#).unwrap();
    assert_eq!(group.version().unwrap_err().path(), "version");
    let object = "traits: found a string, and the spec expects an object";
    assert_eq!(payload("traits-a-string").traits().unwrap_err().to_string(), object);
    assert_eq!(payload("traits-an-array").traits().unwrap_err().path(), "traits");

    let group = payload("dates-of-all-kinds");
    assert_eq!(
        group.timestamp().unwrap_err().to_string(),
        "timestamp: found a number, and the spec expects a string with a date in ISO-8601"
    );
    let source = IsoDateError::Form;
    assert_eq!(group.sent_at().unwrap_err(), ReadError::Date { path: "sentAt".into(), source });

    let error = payload("browser-anonymous").read::<u8>("traits").unwrap_err();
    assert_eq!(error.to_string(), "traits: found an object, and the type asked for expects u8");
}

#[test]
fn a_blank_id_beside_the_other_one_is_left_out_of_the_identity() {
    let identity = |ids: &str| {
        let group = ReceivedGroup::from_json(format!(r#"{{"type":"group",{ids}}}"#)).unwrap();
        let identity = group.identity().unwrap();
        (identity.user_id().map(str::to_owned), identity.anonymous_id().map(str::to_owned))
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(identity(r#""userId":" ","anonymousId":"a""#), (None, text("a")));
    assert_eq!(identity(r#""userId":"u","anonymousId":"""#), (text("u"), None));
    assert_eq!(identity(r#""userId":"","anonymousId":"""#), (text(""), text("")));
}

#[test]
fn a_key_that_comes_twice_is_read_where_it_comes_first() {
    let group = payload("keys-twice");
    assert_eq!(group.group_id().unwrap(), "first");
    assert_eq!(group.fields().filter(|(key, _)| key == "groupId").count(), 2);
    assert_eq!(group.fields().len(), 7);
}

#[test]
fn escapes_are_read_and_kept_as_written() {
    let group = payload("escaped-keys-and-values");
    assert_eq!(group.group_id().unwrap(), "0e8c-78ea");
    assert_eq!(group.user_id().unwrap().unwrap(), "🚀");
    assert!(group.as_json().starts_with(r#"{"\u0074ype":"gro\u0075p""#));
    let traits = group.traits().unwrap().unwrap();
    assert_eq!(traits.name().unwrap().value().unwrap(), "In/itech\t\u{8}\u{c}\n\r\\\"");
    assert_eq!(traits.get("état").unwrap().get(), r#""\u20ac""#);
}

#[test]
fn a_string_that_no_rust_string_can_hold_is_kept_and_not_read() {
    let group = payload("half-a-surrogate-pair");
    assert!(group.as_json().contains(r"Initech \ud83d"));
    let traits = group.traits().unwrap().unwrap();
    assert_eq!(traits.len(), 3);
    let error = traits.name().unwrap_err().to_string();
    assert_eq!(error, "traits.name: found a string with half of a surrogate pair, and the spec expects a string");
}

#[test]
fn a_field_whose_name_no_rust_string_can_hold_is_listed_by_its_text_and_not_found() {
    let group = ReceivedGroup::from_json(r#"{"type":"group","\ud800":1}"#).unwrap();
    assert_eq!(group.fields().nth(1).unwrap().0, r#""\ud800""#);
    assert!(group.get(r#""\ud800""#).is_none());
}

#[test]
fn nesting_of_any_depth_is_kept() {
    let depth = 1_000_000;
    let json =
        format!(r#"{{"type":"group","groupId":"g","traits":{{"x":{}{}}}}}"#, "[".repeat(depth), "]".repeat(depth));
    let group = ReceivedGroup::from_json(&json).unwrap();
    assert_eq!(group.as_json(), json);
    assert_eq!(group.group_id().unwrap(), "g");
    let traits = group.traits().unwrap().unwrap();
    // Parsing it into a tree is refused, and does not overflow the stack.
    let error = traits.read::<Value>("x").unwrap_err();
    assert_eq!(error.to_string(), "traits.x: found an array that cannot be read as what was asked for");
}

#[test]
fn errors_never_quote_a_value() {
    let secret = "sesame";
    let json = json!({ "type": "group", "groupId": [secret], "userId": { secret: secret }, "timestamp": secret,
        "traits": { "name": [secret], "email": { "to": secret }, "createdAt": secret, "employees": { "n": secret },
            "address": { "city": [secret] }, "own": secret } });
    let group = ReceivedGroup::from_json(json.to_string()).unwrap();
    let traits = group.traits().unwrap().unwrap();
    let errors = [
        group.group_id().unwrap_err(),
        group.identity().unwrap_err(),
        group.timestamp().unwrap_err(),
        group.read::<u8>("timestamp").unwrap_err(),
        traits.name().unwrap_err(),
        traits.email().unwrap_err(),
        traits.created_at().unwrap_err(),
        traits.employees().unwrap_err(),
        traits.address().unwrap_err(),
        traits.read::<jiff::Timestamp>("own").unwrap_err(),
        traits.deserialize::<BTreeMap<String, u8>>().unwrap_err(),
    ];
    for error in errors {
        assert!(!error.to_string().contains(secret) && !format!("{error:?}").contains(secret), "{error:?}");
    }
}

#[test]
fn error_of_a_field_names_it_on_one_line() {
    let group = ReceivedGroup::from_json(r#"{"type":"group","a.b":"x","":"x"}"#).unwrap();
    assert_eq!(group.read::<u8>("a.b").unwrap_err().path(), r#"$["a.b"]"#);
    assert_eq!(group.read::<u8>("").unwrap_err().path(), r#"$[""]"#);
}

#[test]
fn a_message_of_ones_own_is_read_as_it_is_sent() {
    let traits = BTreeMap::from([("name", "Gr\u{f6}\u{df}e \"XL\" \u{1f600}\n"), ("plan", "free")]);
    let group = Group::new(Identity::user("97980"), "0e8c", traits).unwrap();
    let received = ReceivedGroup::try_from(&group).unwrap();
    assert_eq!(received.as_json(), group.to_json().unwrap());
    assert_eq!(received.traits().unwrap().unwrap().plan().unwrap().as_deref().value(), Some("free"));

    let refused = Group::new(Identity::user("97980"), "0e8c", BTreeMap::from([("rate", f64::NAN)])).unwrap();
    assert_eq!(ReceivedGroup::try_from(&refused), Err(WriteError::NotFinite { name: "rate".to_owned() }));
}
