//! Every departure from the spec is found, in one pass, and named.

use std::{fmt::Write as _, fs, path::Path};

use group_core::{
    Group, GroupTraits, Identity, Rule, Severity, TraitMap, Violation, assert_valid, check_json, check_value,
    spec::{Kind, RESERVED, limits},
};
use serde_json::{Value, json};

const TEXT: &str = "found a number, and the spec expects a string";

/// A message within the spec.
fn message() -> Value {
    json!({ "type": "group", "groupId": "g", "userId": "u" })
}

/// The message with one field set.
fn with(field: &str, value: impl Into<Value>) -> Value {
    let mut message = message();
    message[field] = value.into();
    message
}

fn with_traits(traits: impl Into<Value>) -> Value {
    with("traits", traits)
}

/// What both ways of judging say; a parsed message is judged like its text.
fn lines(message: &Value) -> Vec<String> {
    let violations = check_value(message);
    assert_eq!(violations, check_json(message.to_string().as_bytes()));
    violations.iter().map(ToString::to_string).collect()
}

fn lines_of(json: &str) -> Vec<String> {
    check_json(json.as_bytes()).iter().map(ToString::to_string).collect()
}

#[test]
fn the_payloads_of_the_spec_are_within_it() {
    assert_eq!(check_json(include_bytes!("data/complete.json")), []);
    // The spec leaves the common fields out of this one.
    let violations = check_json(include_bytes!("data/minimal.json"));
    assert_eq!(violations.iter().map(Violation::rule).collect::<Vec<_>>(), [Rule::NoIdentity]);
}

#[test]
fn text_that_is_not_json_is_placed() {
    for (json, line, column, reason) in [
        ("", 1, 0, "EOF while parsing a value"),
        ("{\n  \"type\": group\n}", 2, 11, "expected value"),
        ("{\"type\":\"group\"} {}", 1, 18, "trailing characters"),
        ("{\"type\":\"gro\nup\"}", 1, 12, "control character"),
        ("{\"a\":[1,2}", 1, 10, "expected `,` or `]`"),
    ] {
        let violations = check_json(json.as_bytes());
        let [violation] = &violations[..] else { panic!("{json:?}: {violations:?}") };
        assert_eq!(violation.rule(), Rule::NotJson { line, column }, "{json:?}: {violation}");
        assert_eq!(violation.path(), "$");
        assert!(violation.sentence().contains(reason), "{violation}");
        // The place is in the rule alone, as text that is a line of a file has another one there.
        assert!(!violation.to_string().contains("column"), "{violation}");
    }
    assert_eq!(check_json(b"{\"type\":\"\xff\"}")[0].rule(), Rule::NotJson { line: 1, column: 10 });
}

#[test]
fn a_byte_order_mark_is_named() {
    let violations = check_json("\u{feff}{}".as_bytes());
    assert_eq!(violations[0].rule(), Rule::NotJson { line: 1, column: 1 });
    let sentence = "not valid JSON: it begins with a byte-order mark";
    assert_eq!(violations[0].sentence(), sentence);
}

#[test]
fn a_message_is_an_object() {
    for (message, found) in [
        (json!([]), "an array"),
        (json!("group"), "a string"),
        (json!(1), "a number"),
        (json!(true), "a boolean"),
        (json!(null), "null"),
    ] {
        assert_eq!(lines(&message), [format!("error: $: found {found}, and the spec expects an object")]);
    }
}

#[test]
fn the_type_is_group() {
    assert_eq!(lines(&with("type", "track")), ["error: type: found another string, and the spec expects `group`"]);
    assert_eq!(lines(&with("type", 7)), [format!("error: type: {TEXT}")]);
    let missing = json!({ "groupId": "g", "userId": "u" });
    assert_eq!(lines(&missing), ["error: type: missing, and the spec requires it"]);
    assert_eq!(check_value(&with("type", "track"))[0].rule(), Rule::NotGroup);
    // What another call lacks as a group call is not said.
    let track = json!({ "type": "track", "event": "Signed up", "properties": { "plan": "free" } });
    assert_eq!(lines(&track), ["error: type: found another string, and the spec expects `group`"]);
}

#[test]
fn a_batch_is_named_and_its_messages_are_not_judged() {
    let batch = json!({ "batch": [message(), { "type": "track" }], "context": {}, "sentAt": "2015-02-23T22:28:55Z" });
    assert_eq!(lines(&batch), ["error: $: found a batch, and each of its messages is judged on its own"]);
    assert_eq!(check_value(&batch)[0].rule(), Rule::NotGroup);
    // Whatever the size of one message may be.
    let large = json!({ "batch": vec![message(); 1_000] }).to_string();
    assert_eq!(lines_of(&large).len(), 1);
    // Its own fields are those of the spec.
    assert_eq!(lines(&json!({ "batch": [], "sentAt": "now" })).len(), 2);
    // A message may have a field of that name.
    assert_eq!(lines(&with("batch", json!([]))), [""; 0]);
    assert_eq!(lines(&json!({ "batch": null })).len(), 3);
}

#[test]
fn the_group_id_is_text() {
    let missing = json!({ "type": "group", "userId": "u" });
    assert_eq!(lines(&missing), ["error: groupId: missing, and the spec requires it"]);
    assert_eq!(check_value(&missing)[0].rule(), Rule::Missing);
    assert_eq!(lines(&with("groupId", 7)), [format!("error: groupId: {TEXT}")]);
    assert_eq!(lines(&with("groupId", ())), ["error: groupId: found null, and the spec expects a string"]);
    for blank in ["", " \t\u{a0}"] {
        assert_eq!(lines(&with("groupId", blank)), ["error: groupId: blank, and the spec requires text in it"]);
    }
}

#[test]
fn a_field_under_another_spelling_is_pointed_out() {
    let message = json!({ "type": "group", "group_id": "g", "user_id": "u" });
    assert_eq!(
        lines(&message),
        [
            "warning: group_id: the spec spells this field `groupId`, and a field has one spelling",
            "warning: user_id: the spec spells this field `userId`, and a field has one spelling",
            "error: groupId: missing, and the spec requires it",
            "error: $: found neither `userId` nor `anonymousId`, and the spec requires one of them",
        ]
    );
    for (name, spelling) in [("Traits", "traits"), ("message_id", "messageId"), ("sent_at", "sentAt"), ("TYPE", "type")]
    {
        let violations = check_value(&with(name, 7));
        let [violation] = &violations[..] else { panic!("{name}: {violations:?}") };
        assert_eq!((violation.rule(), violation.path(), violation.is_error()), (Rule::OtherSpelling, name, false));
        assert!(violation.sentence().contains(&format!("`{spelling}`")), "{violation}");
    }
    assert_eq!(lines(&with("originalTimestamp", 7)), [""; 0]);
}

#[test]
fn half_of_a_surrogate_pair_is_an_error_in_the_name_of_a_trait() {
    let json = r#"{"type":"group","groupId":"g","userId":"u","traits":{"\ud800":1,"\"\\ud800\"":2,"\ud83d\ude80":3}}"#;
    assert_eq!(
        lines_of(json),
        [r#"error: traits["\"\\ud800\""]: half of a surrogate pair, and a trait needs a name that is text"#]
    );
    assert_eq!(check_json(json.as_bytes())[0].rule(), Rule::BrokenName);
    let again = json.replace(r#""\"\\ud800\"""#, r#""\ud800""#);
    assert_eq!(lines_of(&again).len(), 3, "{:?}", lines_of(&again));
}

#[test]
fn half_of_a_surrogate_pair_elsewhere_is_a_warning_as_many_readers_refuse_it() {
    let message = |rest: &str| format!(r#"{{"type":"group","groupId":"g","userId":"u",{rest}}}"#);
    for (path, rest) in [
        ("traits.motto", r#""traits":{"motto":"cut \ud83d"}"#),
        ("traits.motto", r#""traits":{"motto":["\\\ud83d\u0041"]}"#),
        ("traits.motto", r#""traits":{"motto":{"\udc00":1}}"#),
        ("traits.motto", r#""traits":{"motto":["\ud83d","\ude80"]}"#),
        ("traits.motto", r#""traits":{"motto":"\ud83d\n\ude80"}"#),
        ("traits.motto", r#""traits":{"motto":"\ud83d\ud83d\ude80"}"#),
        ("context.page", r#""context":{"page":{"title":"\uDE80"}}"#),
        (r#"integrations["\"\\udbff\""]"#, r#""integrations":{"\udbff":true}"#),
        ("other", r#""other":"\udbff""#),
        (r#"["\"\\udbff\""]"#, r#""\udbff":1"#),
    ] {
        let json = message(rest);
        assert!(serde_json::from_str::<Value>(&json).is_err(), "{json}");
        let violations = check_json(json.as_bytes());
        let [violation] = &violations[..] else { panic!("{json}: {violations:?}") };
        let found = (violation.rule(), violation.is_error(), violation.path().trim_start_matches('$'));
        assert_eq!(found, (Rule::BrokenText, false, path), "{json}");
    }
    for whole in [r"\ud83d\ude80", r"\uD83D\uDE80", r"\\ud83d", r"\\\\ud83d", r"\u0041", "\u{1f680}", r"\n"] {
        let json = message(&format!(r#""traits":{{"motto":"{whole}"}}"#));
        assert_eq!(check_json(json.as_bytes()), [], "{json}");
    }
}

#[test]
fn an_identity_is_required() {
    let none = "error: $: found neither `userId` nor `anonymousId`, and the spec requires one of them";
    assert_eq!(lines(&json!({ "type": "group", "groupId": "g" })), [none]);
    assert_eq!(lines(&json!({ "type": "group", "groupId": "g", "anonymousId": "a" })), [""; 0]);
    let null = "warning: userId: found null, which counts as left out, and the spec expects a string";
    assert_eq!(lines(&with("userId", ())), [null, none]);
    // One that is wrong is one violation.
    assert_eq!(lines(&with("userId", 7)), [format!("error: userId: {TEXT}")]);
    assert_eq!(lines(&with("userId", "")), ["error: userId: blank, and the spec requires text in it"]);
    let blank = json!({ "type": "group", "groupId": "g", "anonymousId": " " });
    assert_eq!(lines(&blank), ["error: anonymousId: blank, and the spec requires text in it"]);
    assert_eq!(
        lines(&with("anonymousId", json!(["a"]))),
        ["error: anonymousId: found an array, and the spec expects a string"]
    );
}

#[test]
fn the_other_fields_are_of_their_types() {
    for field in ["channel", "messageId"] {
        assert_eq!(lines(&with(field, 7)), [format!("error: {field}: {TEXT}")]);
        assert_eq!(lines(&with(field, "browser")), [""; 0]);
    }
    for field in ["traits", "context", "integrations"] {
        let expected = "found a string, and the spec expects an object";
        assert_eq!(lines(&with(field, "{}")), [format!("error: {field}: {expected}")]);
        assert_eq!(lines(&with(field, json!({}))), [""; 0]);
    }
    for field in ["timestamp", "sentAt", "receivedAt"] {
        let expected = "found a number, and the spec expects a string with a date in ISO-8601";
        assert_eq!(lines(&with(field, 1_424_730_535)), [format!("error: {field}: {expected}")]);
        assert_eq!(lines(&with(field, "2015-02-23T22:28:55.111Z")), [""; 0]);
        assert_eq!(check_value(&with(field, "2015-02-23 22:28:55"))[0].rule(), Rule::NotADate);
    }
    for field in ["channel", "messageId", "version", "traits", "context", "integrations", "timestamp", "anonymousId"] {
        let violations = check_value(&with(field, ()));
        assert_eq!(violations.iter().map(Violation::rule).collect::<Vec<_>>(), [Rule::Null], "{field}");
        assert_eq!(violations[0].severity(), Severity::Warning);
    }
}

#[test]
fn a_version_is_text_or_a_number() {
    for version in [json!("1.1"), json!(2), json!(1.1), json!("")] {
        assert_eq!(lines(&with("version", version)), [""; 0]);
    }
    let expected = "error: version: found a boolean, and the spec expects a string or a number";
    assert_eq!(lines(&with("version", true)), [expected]);
}

#[test]
fn a_blank_id_beside_the_other_one_counts_as_left_out() {
    let ids = |user: &str, anonymous: Value| {
        lines(&json!({ "type": "group", "groupId": "g", "userId": user, "anonymousId": anonymous }))
    };
    assert_eq!(ids(" ", json!("a")), ["warning: userId: blank, which counts as left out beside the other ID"]);
    let message = json!({ "type": "group", "groupId": "g", "userId": "u", "anonymousId": "" });
    assert_eq!(lines(&message), ["warning: anonymousId: blank, which counts as left out beside the other ID"]);
    // The other one has to be good.
    let blank = "blank, and the spec requires text in it";
    assert_eq!(ids("", json!("")), [format!("error: userId: {blank}"), format!("error: anonymousId: {blank}")]);
    assert_eq!(ids("", json!(7)), [format!("error: anonymousId: {TEXT}"), format!("error: userId: {blank}")]);
}

#[test]
fn data_in_the_wrong_place_is_pointed_out() {
    let paths = |message: Value| {
        let mut paths = Vec::new();
        for violation in check_value(&message) {
            if violation.rule() == Rule::WrongPlace {
                assert_eq!(violation.severity(), Severity::Warning);
                paths.push(violation.path().to_owned());
            }
        }
        paths
    };
    let none = [""; 0];
    assert_eq!(paths(with("properties", json!({ "plan": "free" }))), ["properties"]);
    assert_eq!(paths(with("properties", json!({}))), none);
    assert_eq!(paths(with("event", "Signed up")), ["event"]);
    assert_eq!(paths(with("event", ())), none);

    let user = json!({ "traits": { "email": "lisa@initech.example" } });
    assert_eq!(paths(with("context", user.clone())), ["context.traits"]);
    assert_eq!(paths(with("context", json!({ "traits": {} }))), none);
    let mut both = with("context", user);
    both["traits"] = json!({ "name": "Initech" });
    assert_eq!(paths(both), none);

    assert_eq!(paths(with_traits(json!({ "City": "Austin", "name": "Initech" }))), ["traits.City"]);
    assert_eq!(paths(with_traits(json!({ "address": { "city": "Austin" } }))), none);
    // A state may be another one.
    assert_eq!(paths(with_traits(json!({ "state": "active" }))), none);
    assert_eq!(paths(with_traits(json!({ "country": "US", "state": "TX" }))), ["traits.country", "traits.state"]);

    assert_eq!(paths(with_traits(json!({ "groupId": "h" }))), none);
    let outside = json!({ "type": "group", "userId": "u", "traits": { "group_id": "g" } });
    assert_eq!(paths(outside), ["traits.group_id"]);
    let outside = |fields: Value, traits: Value| {
        let mut message = with("traits", traits);
        message.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        paths(message)
    };
    let fields = json!({ "Name": "Initech", "email": "info@initech.example", "id": "7", "mrr": 830 });
    assert_eq!(outside(fields.clone(), json!({})), ["Name", "email", "id"]);
    assert_eq!(outside(fields.clone(), Value::Null), ["Name", "email", "id"]);
    assert_eq!(outside(fields, json!({ "mrr": 830 })), none);
    // They may be those of the message.
    assert_eq!(outside(json!({ "id": "7", "createdAt": "2015-02-23" }), json!({})), none);
    assert_eq!(outside(json!({ "name": "", "plan": null, "address": {} }), json!({})), none);

    // It is no group call.
    assert_eq!(paths(json!({ "event": "Signed up", "properties": { "plan": "free" }, "type": "track" })), none);
}

#[test]
fn text_with_nul_and_integers_that_floats_round_are_warnings_at_any_depth() {
    let json = |rest: &str| format!(r#"{{"type":"group","groupId":"g","userId":"u",{rest}}}"#);
    for (rule, path, rest) in [
        (Rule::Nul, "traits.name", r#""traits":{"name":"Ini\u0000tech"}"#),
        (Rule::Nul, "traits.x", r#""traits":{"x":[{"\u0000":1}]}"#),
        (Rule::Nul, "traits.address.city", r#""traits":{"address":{"city":"\u0000"}}"#),
        (Rule::Nul, "channel", r#""channel":"a\u0000""#),
        (Rule::Nul, "context.page", r#""context":{"page":{"title":"a\u0000"}}"#),
        (Rule::LargeInteger, "traits.x", r#""traits":{"x":[1,-9007199254740992]}"#),
        (Rule::LargeInteger, "context.x", r#""context":{"x":9007199254740992}"#),
        (Rule::LargeInteger, "other", r#""other":{"x":123456789012345678901234567890}"#),
    ] {
        let json = json(rest);
        let violations = check_json(json.as_bytes());
        let [violation] = &violations[..] else { panic!("{json}: {violations:?}") };
        assert_eq!((violation.rule(), violation.path(), violation.is_error()), (rule, path, false), "{json}");
    }
    for right in [r#""x":9007199254740991"#, r#""x":-9007199254740991"#, r#""x":9e99"#, r#""x":"\\u0000""#] {
        assert_eq!(check_json(json(&format!(r#""traits":{{{right}}}"#)).as_bytes()), [], "{right}");
    }
}

#[test]
fn an_id_can_be_seen() {
    for field in ["groupId", "userId", "anonymousId", "messageId"] {
        for id in ["\u{200b}", "\u{feff}\u{200d} ", "\u{1}"] {
            let violations = check_value(&with(field, id));
            let [violation] = &violations[..] else { panic!("{field}: {violations:?}") };
            let found = (violation.rule(), violation.path(), violation.severity());
            assert_eq!(found, (Rule::Invisible, field, Severity::Warning), "{id:?}");
        }
        assert_eq!(check_value(&with(field, "\u{200b}x")), []);
    }
}

#[test]
fn other_names_of_reserved_traits_are_hints_unless_the_trait_is_there() {
    let traits = json!({ "bio": "Makes printers", "headcount": 329, "logo_url": "https://initech.example/logo" });
    assert_eq!(
        lines(&with_traits(traits)),
        [
            "hint: traits.bio: a custom trait; receivers look for the reserved trait `description`",
            "hint: traits.headcount: a custom trait; receivers look for the reserved trait `employees`",
            "hint: traits.logo_url: a custom trait; receivers look for the reserved trait `avatar`",
        ]
    );
    assert_eq!(lines(&with_traits(json!({ "Name": 7, "companyName": "Initech" }))).len(), 2);
    // One for each reserved trait.
    assert_eq!(lines(&with_traits(json!({ "logo": "a", "icon": "b" }))).len(), 1);
    assert!(Severity::Hint < Severity::Warning && Severity::Warning < Severity::Error);
}

#[test]
fn findings_come_in_the_order_of_the_text_and_what_only_the_end_shows_comes_last() {
    let json = r#"{"userId":"","traits":{"logo":"l","email":7,"employes":1,"name":7},"sentAt":"now","anonymousId":"a",
        "properties":{"x":1},"type":"group"}"#;
    let violations = check_json(json.as_bytes());
    let found: Vec<_> = violations.iter().map(|violation| (violation.path(), violation.rule().code())).collect();
    assert_eq!(
        found,
        [
            ("traits.email", "wrong-type"),
            ("traits.employes", "near-miss"),
            ("traits.name", "wrong-type"),
            ("sentAt", "not-a-date"),
            ("groupId", "missing"),
            ("userId", "blank"),
            ("properties", "wrong-place"),
            ("traits.logo", "other-name"),
        ]
    );
}

#[test]
fn a_violation_is_json_with_the_code_of_its_rule() {
    let violations = check_json(br#"{"type":"group","groupId":"g","userId":"u","traits":{"email":7}}"#);
    let sentence = "found a number, and the spec expects a string";
    assert_eq!(
        serde_json::to_value(&violations).unwrap(),
        json!([{ "severity": "error", "rule": "wrong-type", "path": "traits.email", "sentence": sentence }])
    );
    let not_json = serde_json::to_value(check_json(b"{")).unwrap();
    assert_eq!((&not_json[0]["line"], &not_json[0]["column"]), (&json!(1), &json!(1)));
    assert!(Rule::CODES.is_sorted() && Rule::CODES.contains(&Rule::WrongType.code()));
}

#[test]
fn a_message_id_has_text_and_fewer_than_100_characters() {
    assert_eq!(lines(&with("messageId", " ")), ["error: messageId: blank, and the spec requires text in it"]);
    assert_eq!(lines(&with("messageId", "é".repeat(99))), [""; 0]);
    let violations = check_value(&with("messageId", "é".repeat(100)));
    assert_eq!(violations.iter().map(Violation::rule).collect::<Vec<_>>(), [Rule::MessageIdTooLong]);
    assert_eq!(violations[0].sentence(), "found 100 characters, and the spec allows fewer than 100");
}

#[test]
fn integrations_are_booleans_or_objects() {
    let integrations = json!({ "All": true, "Heap": null, "Mixpanel": { "x": 1 }, "Slack": "yes" });
    let expected = "and the spec expects a boolean or an object";
    assert_eq!(
        lines(&with("integrations", integrations)),
        [
            format!("error: integrations.Heap: found null, {expected}"),
            format!("error: integrations.Slack: found a string, {expected}"),
        ]
    );
}

#[test]
fn each_reserved_trait_has_its_type() {
    for reserved in RESERVED {
        let name = reserved.name();
        let (right, wrong): (&[Value], &[Value]) = match reserved.kind() {
            Kind::Text => (&[json!("text"), json!("")], &[json!(7), json!(true), json!([]), json!({})]),
            Kind::Count => {
                (&[json!(329), json!(-1), json!("11-50")], &[json!(3.5), json!(3.0), json!(true), json!({})])
            }
            Kind::Date => (&[json!("2015-02-23"), json!("2015-02-23T22:28:55Z")], &[json!(7), json!({}), json!(false)]),
            Kind::Address => (&[json!({ "city": "Austin", "state": null }), json!({})], &[json!("Austin"), json!([])]),
        };
        for value in right.iter().chain(&[Value::Null]) {
            assert_eq!(lines(&with_traits(json!({ name: value }))), [""; 0], "{name}");
        }
        for value in wrong {
            let violations = check_value(&with_traits(json!({ name: value })));
            let [violation] = &violations[..] else { panic!("{name}: {value}: {violations:?}") };
            assert_eq!((violation.rule(), violation.severity()), (Rule::WrongType, Severity::Error), "{name}: {value}");
            assert_eq!(violation.path(), format!("traits.{name}"));
        }
    }
}

#[test]
fn numbers_of_any_size_are_numbers() {
    let json = r#"{"type":"group","groupId":"g","userId":"u","traits":{"employees":9999999999999999999999999999999999999999,"x":1e400}}"#;
    let large = "warning: traits.employees: found an integer beyond 2^53 - 1, and readers that take numbers for floats round it";
    assert_eq!(lines_of(json), [large]);
    let violations = lines_of(&json.replace("99,", "99.5,"));
    assert_eq!(
        violations,
        [
            "error: traits.employees: found a number with a fraction or an exponent, and the spec expects a whole number or a string"
        ]
    );
}

#[test]
fn a_float_that_may_have_been_an_integer_is_one() {
    let employees = |json: &str| {
        let json = format!(r#"{{"type":"group","groupId":"g","userId":"u","traits":{{"employees":{json}}}}}"#);
        check_value(&serde_json::from_str(&json).unwrap()).len()
    };
    for integer in ["123456789012345678901234567890", "-9223372036854775809", "18446744073709551616", "-0"] {
        assert_eq!(employees(integer), 0, "{integer}");
    }
    for float in ["0.0", "1e18", "-1e18", "0.5", "-0.5"] {
        assert_eq!(employees(float), 1, "{float}");
    }
}

#[test]
fn a_date_that_is_none_says_why() {
    for (date, reason) in [
        ("2015-02-29", "there is no such day"),
        ("2015-02-23T25:00:00Z", "there is no such time of day, or no such offset"),
        ("2015-02-23T22:28:55", "add `Z` for UTC, or an offset such as `+01:00`"),
        ("2015-02-23t22:28:55z", "write `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` followed by `Z` or `+hh:mm`"),
        ("", "write `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` followed by `Z` or `+hh:mm`"),
    ] {
        let sentence = format!("found a string that is not a date as the spec writes it: {reason}");
        assert_eq!(lines(&with_traits(json!({ "createdAt": date }))), [format!("error: traits.createdAt: {sentence}")]);
    }
}

#[test]
fn an_address_has_five_keys() {
    let address = json!({ "city": 7, "floor": 3, "postal_code": "78744", "zip": "78744" });
    assert_eq!(
        lines(&with_traits(json!({ "address": address }))),
        [
            "warning: traits.address.city: found a number, and the spec expects a string",
            "warning: traits.address.floor: found a key that is no part of an address: the spec expects `city`, `country`, \
             `postalCode`, `state`, `street`",
            "warning: traits.address.postal_code: the spec spells this key `postalCode`",
            "warning: traits.address.zip: found a key that is no part of an address: the spec calls it `postalCode`",
        ]
    );
}

#[test]
fn one_trait_comes_once() {
    let json = r#"{"type":"group","groupId":"g","userId":"u","traits":{"createdAt":"2015-02-23","created_at":"2015-02-23",
        "mrr":1,"mrr":2,"address":{"city":"Austin","city":"Dallas","City":"Houston"}}}"#;
    let again = "this key comes again, and readers differ in which one they take";
    assert_eq!(
        lines_of(json),
        [
            "warning: traits.created_at: the spec spells this reserved trait `createdAt`".to_owned(),
            "error: traits.created_at: found the same trait as `createdAt`, and the spec knows one of each".to_owned(),
            format!("error: traits.mrr: {again}"),
            format!("error: traits.address.city: {again}"),
            "warning: traits.address.City: the spec spells this key `city`".to_owned(),
            "error: traits.address.City: found the same part of the address as `city`, and the spec knows one of each"
                .to_owned(),
        ]
    );
    // A parsed message has lost the keys that came twice, and kept the spellings.
    let rules: Vec<_> =
        check_value(&serde_json::from_str(json).unwrap()).iter().map(|v| (v.rule(), v.path().to_owned())).collect();
    assert!(rules.contains(&(Rule::Repeated, "traits.created_at".into())), "{rules:?}");
    assert!(!rules.contains(&(Rule::Repeated, "traits.mrr".into())), "{rules:?}");
}

#[test]
fn a_key_comes_once_in_every_object_of_the_spec() {
    let json = r#"{"type":"group","groupId":"g","groupId":"h","userId":"u","context":{"ip":"::1","ip":"::1"},
        "integrations":{"All":true,"All":true},"traits":{"own":{"x":1,"x":2}}}"#;
    let paths: Vec<_> = check_json(json.as_bytes())
        .into_iter()
        .inspect(|violation| assert_eq!(violation.rule(), Rule::Repeated))
        .map(|violation| violation.path().to_owned())
        .collect();
    assert_eq!(paths, ["groupId", "context.ip", "integrations.All"]);
}

#[test]
fn a_trait_has_a_name() {
    let sentence = "blank, and a trait needs a name";
    let traits = json!({ "": 1, " ": 2 });
    let rules: Vec<_> = check_value(&with_traits(traits))
        .iter()
        .map(|violation| (violation.rule(), violation.path().to_owned()))
        .collect();
    assert_eq!(rules, [(Rule::Blank, r#"traits[""]"#.into()), (Rule::Blank, r#"traits[" "]"#.into())]);
    assert_eq!(lines(&with_traits(json!({ "": 1 }))), [format!(r#"error: traits[""]: {sentence}"#)]);
    // A separator is a name, and all separators are the same one.
    assert_eq!(lines(&with_traits(json!({ "": 1, "_": 2 }))).len(), 1);
    let same = "found the same trait as `-`, and the spec knows one of each";
    assert_eq!(lines(&with_traits(json!({ "-": 1, "_": 2 }))), [format!("error: traits._: {same}")]);
}

#[test]
fn near_misses_and_other_spellings_are_warnings() {
    let traits =
        json!({ "E-Mail": "sales@initech.example", "Name": "Initech", "created": 7, "emails": [], "employes": 7 });
    let violations = check_value(&with_traits(traits.clone()));
    assert!(violations.iter().all(|violation| violation.severity() == Severity::Warning && !violation.is_error()));
    assert_eq!(
        lines(&with_traits(traits)),
        [
            "warning: traits.E-Mail: the spec spells this reserved trait `email`",
            "warning: traits.Name: the spec spells this reserved trait `name`",
            "warning: traits.created: looks like a misspelling of the reserved trait `createdAt`",
            "warning: traits.employes: looks like a misspelling of the reserved trait `employees`",
        ]
    );
}

#[test]
fn a_message_has_at_most_32_kb() {
    let empty = with_traits(json!({ "x": "" })).to_string().len();
    for (bytes, is_too_large) in [(32 * 1024 - 1, false), (32 * 1024, false), (32 * 1024 + 1, true)] {
        let json = with_traits(json!({ "x": "x".repeat(bytes - empty) })).to_string();
        assert_eq!(json.len(), bytes);
        // White space around a message is not of the message.
        let violations = check_json(format!("\n{json}\n").as_bytes());
        assert_eq!(
            violations.iter().any(|violation| violation.rule() == Rule::MessageTooLarge),
            is_too_large,
            "{bytes}"
        );
    }
    let sentence = "found 32769 bytes, and the spec allows 32768 in a message";
    assert_eq!(check_json(&vec![b' '; limits::MESSAGE_BYTES + 1])[1].sentence(), sentence);
}

#[test]
fn nesting_of_any_depth_is_judged_and_a_depth_that_readers_refuse_is_a_warning() {
    let nested = |depth: usize| {
        let (open, close) = ("[".repeat(depth - 2), "]".repeat(depth - 2));
        format!(r#"{{"type":"group","groupId":"g","userId":"u","traits":{{"x[":{open}"]\"["{close}}}}}"#)
    };
    for (depth, is_readable) in [(3, true), (127, true), (128, false)] {
        let json = nested(depth);
        assert_eq!(serde_json::from_str::<Value>(&json).is_ok(), is_readable, "{depth}");
        let rules: Vec<_> = check_json(json.as_bytes()).iter().map(Violation::rule).collect();
        assert_eq!(rules.is_empty(), is_readable, "{depth}: {rules:?}");
    }
    let rules: Vec<_> = check_json(nested(1_000_000).as_bytes()).iter().map(Violation::rule).collect();
    assert_eq!(rules, [Rule::MessageTooLarge, Rule::TooDeep]);
    assert_eq!(check_json("[".repeat(1_000_000).as_bytes()).len(), 2);
}

#[test]
fn everything_is_found_in_one_pass() {
    let message = json!({
        "type": "track", "groupId": "", "anonymousId": 7, "channel": [], "context": [], "integrations": { "All": 1 },
        "messageId": "m".repeat(100), "timestamp": "now", "sentAt": 7, "receivedAt": {}, "version": [],
        "traits": { "Email": "sales@initech.example", "address": { "zip": 7 }, "createdAt": "then", "employes": 7, "name": 7 },
    });
    let paths: Vec<_> = check_value(&message).iter().map(|violation| violation.path().to_owned()).collect();
    assert_eq!(
        paths,
        [
            "anonymousId",
            "channel",
            "context",
            "groupId",
            "integrations.All",
            "messageId",
            "receivedAt",
            "sentAt",
            "timestamp",
            "traits.Email",
            "traits.address.zip",
            "traits.createdAt",
            "traits.employes",
            "traits.name",
            "type",
            "version",
        ]
    );
}

/// The violations of every payload in `data/received`, kept beside them: one place to read what is found in messages as
/// clients send them. With `UPDATE=1` in the environment the file is written anew.
#[test]
fn the_payloads_of_clients_are_judged_as_listed() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files: Vec<_> = fs::read_dir(data.join("received")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut judged = String::new();
    for file in files {
        writeln!(judged, "{}", file.file_name().unwrap().to_str().unwrap()).unwrap();
        for violation in check_json(&fs::read(&file).unwrap()) {
            writeln!(judged, "  {violation}").unwrap();
        }
    }
    let list = data.join("violations.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&list, &judged).unwrap();
    }
    assert_eq!(judged, fs::read_to_string(list).unwrap());
}

/// `data/field` has messages in the shapes that clients, webhooks and exports of public products send, and `expected.tsv` there
/// what their authors would accept as findings.
#[test]
fn messages_of_public_products_are_judged_as_their_authors_would_accept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/field");
    let expected = fs::read_to_string(folder.join("expected.tsv")).unwrap();
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    assert!(files.len() >= 60);
    let mut found = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        found.extend(check_json(&fs::read(&file).unwrap()).iter().map(|violation| {
            format!("{name}\t{}\t{}\t{}", violation.severity(), violation.path(), violation.rule().code())
        }));
    }
    let mut expected: Vec<_> = expected.lines().filter(|line| !line.starts_with('#')).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn violations_never_quote_a_value() {
    let secret = "sesame";
    let message = json!({
        "type": secret, "groupId": [secret], "userId": { secret: secret }, "channel": [secret], "messageId": secret.repeat(20),
        "timestamp": secret, "integrations": { "All": secret },
        "traits": { "name": [secret], "createdAt": secret, "employees": [secret], "address": { "city": [secret] } },
    });
    let violations = check_value(&message);
    assert!(violations.len() >= 11, "{violations:?}");
    assert!(!format!("{violations:?}").contains(secret), "{violations:?}");
    for cut in 0..message.to_string().len() {
        let violations = check_json(&message.to_string().as_bytes()[..cut]);
        assert!(!violations.is_empty() && !format!("{violations:?}").contains(secret), "{violations:?}");
    }
}

#[test]
fn a_violation_is_one_short_line_whatever_the_keys_are() {
    let long = "x".repeat(10_000);
    let traits = json!({ "address": { "a\nb": 1, "\u{202e}": 1, "a.b": 1, &long: 1 }, &format!("na{}me", "_".repeat(10_000)): 7 });
    let violations = check_value(&with_traits(traits));
    let paths: Vec<_> = violations.iter().map(Violation::path).collect();
    assert!(paths.contains(&r#"traits.address["a\nb"]"#), "{paths:?}");
    assert!(paths.contains(&r#"traits.address["\u{202e}"]"#), "{paths:?}");
    assert!(paths.contains(&r#"traits.address["a.b"]"#), "{paths:?}");
    for violation in &violations {
        let line = violation.to_string();
        assert!(line.len() < 250 && !line.contains(char::is_control), "{line}");
    }
}

#[test]
fn a_path_cannot_be_mistaken_for_another() {
    let path = |key: &str| check_value(&with("integrations", json!({ key: 7 })))[0].path().to_owned();
    assert_eq!(path("a $b/c@d#e-f_g"), "integrations.a $b/c@d#e-f_g");
    for key in ["$", " a", "a ", "a: b", "a:1", "a.b", "a[\"b\"]", "", "a\u{a0}"] {
        assert_eq!(path(key), format!("integrations[{key:?}]"));
    }
    let violations =
        check_json(br#"{"type":"group","groupId":"g","userId":"u","$":1,"$":2,"traits.name: x":1,"traits.name: x":2}"#);
    let paths: Vec<_> = violations.iter().map(Violation::path).collect();
    assert_eq!(paths, [r#"$["$"]"#, r#"$["traits.name: x"]"#]);
    assert!(violations.iter().all(|violation| !violation.is_whole_message()));
}

#[test]
fn what_a_group_writes_is_within_the_spec() {
    let group = Group::new(Identity::user("u"), "g", ()).unwrap().stamp();
    assert_eq!(check_json(group.to_json().unwrap().as_bytes()), []);
}

#[derive(GroupTraits)]
struct Company {
    name: String,
    #[group(flatten)]
    more: TraitMap,
}

#[test]
fn one_line_checks_a_type_of_ones_own() {
    assert_valid(&Company { name: "Initech".into(), more: TraitMap::new() });
    // What is no error is returned.
    let more = serde_json::from_str(r#"{"employes":7,"logo":"l"}"#).unwrap();
    let findings = assert_valid(&Company { name: "Initech".into(), more });
    assert_eq!(findings.iter().map(Violation::rule).collect::<Vec<_>>(), [Rule::NearMiss, Rule::OtherName]);
}

#[test]
#[should_panic(expected = "error: $: found 40115 bytes, and the spec allows 32768 in a message")]
fn a_type_of_ones_own_that_writes_too_much_is_found() {
    assert_valid(&Company { name: "x".repeat(40_000), more: TraitMap::new() });
}

#[test]
#[should_panic(expected = "the key `Name` of a map is the same trait as the field or key `name`")]
fn a_type_of_ones_own_that_cannot_be_written_is_found() {
    assert_valid(&Company { name: String::new(), more: serde_json::from_str(r#"{"Name":"Initech"}"#).unwrap() });
}
