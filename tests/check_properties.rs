//! What holds for any bytes, and for any message: judging, reading and writing agree with each other.

mod agreement;
mod slow_judge;

use std::{collections::HashSet, fs};

use agreement::{assert_agreement, judge};
use group_core::{ReceivedGroup, Rule, Violation, check_json, check_value};
use proptest::{collection, option, prelude::*, sample};
use serde_json::Value;

fn payloads() -> Vec<String> {
    let folders = ["received", "field"].map(|name| format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR")));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// Names of the spec in several spellings, and others.
const FIELDS: [&str; 24] = [
    "type",
    "groupId",
    "userId",
    "anonymousId",
    "traits",
    "channel",
    "context",
    "integrations",
    "messageId",
    "timestamp",
    "sentAt",
    "receivedAt",
    "version",
    "group_id",
    "originalTimestamp",
    "properties",
    "event",
    "batch",
    "id",
    "createdAt",
    "Name",
    "plan",
    "other\\u0000",
    "",
];
const TRAITS: [&str; 29] = [
    "address",
    "Address",
    "avatar",
    "createdAt",
    "created_at",
    "description",
    "email",
    "E-Mail",
    "employees",
    "id",
    "industry",
    "name",
    "NAME",
    "phone",
    "website",
    "plan",
    "total billed",
    "employes",
    "created",
    "",
    "\\u006eame",
    "\\ud800",
    "logo_url",
    "bio",
    "about",
    "city",
    "state",
    "group_id",
    "x\\u0000",
];
const PARTS: [&str; 9] =
    ["city", "country", "postalCode", "postal_code", "state", "street", "Street", "zip", "\\u0063ity"];
const VALUES: [&str; 29] = [
    "null",
    "true",
    "0",
    "-0",
    "329",
    "3.0",
    "1e400",
    "999999999999999999999999999999999999999",
    "\"\"",
    "\" \"",
    "\"text\"",
    "\"group\"",
    "\"2015-02-23\"",
    "\"2015-02-23T22:28:55Z\"",
    "\"2015-02-30\"",
    "\"\\u0041\"",
    "\"\\ud800\"",
    "[]",
    "[null,{}]",
    "{}",
    "{\"city\":\"Austin\"}",
    "{\"All\":true,\"Slack\":{}}",
    "{\"x\":1,\"x\":2}",
    "{\"traits\":{\"x\":1}}",
    "\"a\\u0000\"",
    "[{\"\\ud800\":[9007199254740992]}]",
    "\"\\u200b\"",
    "\"2015-W01\"",
    "2.0",
];

fn value() -> impl Strategy<Value = String> {
    sample::select(&VALUES[..]).prop_map(str::to_owned)
}

fn object(names: &'static [&'static str], values: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    collection::vec((sample::select(names), values), 0..8).prop_map(|entries| {
        let entries: Vec<_> = entries.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", entries.join(","))
    })
}

/// A message that is right in most places, so that what is wrong is seen.
fn message() -> impl Strategy<Value = String> {
    let traits = object(&TRAITS, prop_oneof![3 => value(), 1 => object(&PARTS, value())]);
    let head = prop_oneof![
        6 => Just(r#""type":"group","groupId":"g","userId":"u""#),
        1 => Just(r#""type":"group","groupId":"g""#),
        1 => Just(r#""type":"group""#),
        1 => Just(r#""userId":"u""#),
        1 => Just(r#""type":"track","groupId":7"#),
    ];
    let fields = collection::vec((sample::select(&FIELDS[..]), value()), 0..4);
    (head, option::of(traits), fields).prop_map(|(head, traits, fields)| {
        let traits = traits.into_iter().map(|traits| format!(",\"traits\":{traits}"));
        let fields = fields.into_iter().map(|(name, value)| format!(",\"{name}\":{value}"));
        format!("{{{head}{}}}", traits.chain(fields).collect::<String>())
    })
}

/// Changes to bytes: where, how many are taken out, and what is put in.
fn edits() -> impl Strategy<Value = Vec<(sample::Index, usize, Vec<u8>)>> {
    let token = sample::select(&VALUES[..]).prop_map(|token| token.as_bytes().to_vec());
    let bytes = prop_oneof![token, collection::vec(any::<u8>(), 0..3), Just(b"{".to_vec()), Just(b"\"".to_vec())];
    collection::vec((any::<sample::Index>(), 0..4_usize, bytes), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_judged(bytes in collection::vec(any::<u8>(), 0..200)) {
        judge(&bytes);
        let _ = ReceivedGroup::from_json(&bytes);
    }

    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        assert_agreement(&text);
    }

    #[test]
    fn a_message_with_random_edits_is_judged(payload in sample::select(payloads()), edits in edits()) {
        let mut bytes = payload.into_bytes();
        for (at, removed, inserted) in edits {
            let start = at.index(bytes.len() + 1);
            let end = (start + removed).min(bytes.len());
            bytes.splice(start..end, inserted);
        }
        judge(&bytes);
        assert_judged_alike(&bytes);
        if let Ok(json) = str::from_utf8(&bytes) {
            assert_agreement(json);
        }
    }

    #[test]
    fn messages_are_judged_as_by_the_slow_judge(json in message()) {
        assert_judged_alike(json.as_bytes());
    }

    #[test]
    fn judging_reading_and_writing_agree(json in message()) {
        assert_agreement(&json);
    }

    #[test]
    fn a_parsed_message_is_judged_like_its_text(json in message()) {
        // What parsing loses is lost for both when the parsed message is written again.
        if let Ok(parsed) = serde_json::from_str::<Value>(&json)
            && !has_float_for_integer(&json)
        {
            prop_assert_eq!(check_value(&parsed), check_json(parsed.to_string().as_bytes()));
        }
    }

    #[test]
    fn every_error_of_a_parsed_message_is_one_of_its_text(json in message()) {
        let of_text = check_json(json.as_bytes());
        // Parsing keeps one of the values of a key that comes twice.
        if let Ok(parsed) = serde_json::from_str::<Value>(&json)
            && !of_text.iter().any(|violation| violation.sentence().starts_with("this key comes again"))
        {
            let of_text: HashSet<_> = of_text.iter().map(rule_and_path).collect();
            for error in check_value(&parsed).iter().filter(|violation| violation.is_error()) {
                prop_assert!(of_text.contains(&rule_and_path(error)), "{}: {}", json, error);
            }
        }
    }
}

/// Whether there is a number that is an integer in the text and a float when it is parsed.
fn has_float_for_integer(json: &str) -> bool {
    [":-0", ":9999"].iter().any(|number| json.contains(number))
}

/// The judge of one pass says the same as the slow one, in the same order.
fn assert_judged_alike(json: &[u8]) {
    let violations = check_json(json);
    let found: Vec<_> = violations
        .iter()
        .map(|violation| (violation.severity().to_string(), violation.rule().code(), violation.path().to_owned()))
        .collect();
    let found: Vec<_> = found.iter().map(|(severity, rule, path)| (&**severity, *rule, path.clone())).collect();
    assert_eq!(found, slow_judge::judge(json), "{}", String::from_utf8_lossy(json));
}

#[test]
fn payloads_are_judged_as_by_the_slow_judge() {
    for payload in payloads() {
        assert_judged_alike(payload.as_bytes());
    }
}

/// Parsing sorts the keys, so that another one of two spellings may be the second.
fn rule_and_path(violation: &Violation) -> (Rule, String) {
    (violation.rule(), violation.path().to_ascii_lowercase().replace(['_', '-', ' '], ""))
}
