//! How long it takes to judge and to read messages, as ratios to parsing them into a `serde_json::Value`.

use std::{borrow::Cow, hint::black_box};

use group_core::{ReceivedGroup, TraitMap, check_json, check_value};
use jsonschema::Validator;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};

use crate::{
    goals::Goal,
    writing::{
        rounds::{self, Contender, Measured},
        traits::{OWN_10, OWN_100, OWN_1000, Own10, Own100, Own1000},
    },
};

const MINIMAL: &str = r#"{"type":"group","userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","traits":{"name":"Initech","industry":"Technology","employees":329,"plan":"enterprise","total billed":830}}"#;
const COMPLETE: &str = include_str!("../../tests/data/complete.json");
const DIRTY: [&str; 3] = [
    r#"{"type":"group","userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","traits":{"name":"Initech","industry":"Technology","employees":329,"plan":7,"total billed":830,"createdAt":1424730535}}"#,
    r#"{"type":"group","user_id":"97980cfea0067","groupId":17,"traits":{"Name":"Initech","employes":329,"logo_url":"https://initech.example/logo"},"timestamp":"2015-02-23 22:28:55"}"#,
    r#"{"type":"group","userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","traits":{"name":"Initech","address":{"zip":"78744","City":"Austin"}},"integrations":{"All":null},"properties":{"plan":"free"}}"#,
];

/// The fields that one getter each asks for.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "only the time matters")]
struct Typed<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    group_id: Option<Cow<'a, str>>,
    user_id: Option<String>,
    anonymous_id: Option<String>,
    traits: Option<serde_json::Map<String, Value>>,
    context: Option<Value>,
    integrations: Option<Value>,
    timestamp: Option<String>,
    message_id: Option<String>,
}

pub fn measure() -> Vec<Goal> {
    println!(
        "## Reading\n\nTimes are those of the processor: the median of 15 interleaved rounds. Each contender takes 100 messages."
    );
    let mut goals = Vec::new();
    let complete = serde_json::from_str::<Value>(COMPLETE).expect("JSON").to_string();
    let with_traits = with_traits();
    let clean = [("minimal", MINIMAL), ("complete", &complete), ("100 custom traits", &with_traits)];
    for (what, message) in clean {
        assert_eq!(check_json(message.as_bytes()), [], "{what}");
        let measured = measured(what, &vec![message; 100]);
        goals.extend(judging(&measured, what, 0.4));
        goals.push(Goal::count(format!("`check_json`, {what}: allocations"), allocations(&measured, JUDGED), 0.0));
        goals.push(Goal::ratio(format!("{READ}, {what}, by `Value`"), ratio(&measured, READ), 0.8));
    }

    let of_clean = |at: usize| clean[at % 2].1;
    let one_in_ten: Vec<_> = (0..100).map(|at| if at % 10 == 0 { DIRTY[at / 10 % 3] } else { of_clean(at) }).collect();
    let dirty: Vec<_> = (0..100).map(|at| DIRTY[at % 3]).collect();
    for (what, messages, limit) in [("1 in 10 dirty", &one_in_ten, 0.6), ("all dirty", &dirty, 1.5)] {
        goals.extend(judging(&measured(what, messages), what, limit));
    }
    goals.extend(structs());
    goals
}

/// The minimal message with 100 custom traits.
fn with_traits() -> String {
    let (before, _) = MINIMAL.split_once(r#""traits":"#).expect("it has traits");
    format!(r#"{before}"traits":{}}}"#, serde_json::to_string(&OWN_100).expect("JSON"))
}

fn measured(what: &str, messages: &[&str]) -> Vec<Measured> {
    let measured = rounds::measure(contenders(messages));
    print(what, &measured);
    measured
}

fn judging(measured: &[Measured], what: &str, limit: f64) -> [Goal; 2] {
    [
        Goal::ratio(format!("`check_json`, {what}, by `Value`"), ratio(measured, JUDGED), limit),
        Goal::ratio(format!("`check_value`, {what}, by `Value`"), ratio(measured, JUDGED_VALUE), limit.max(1.0)),
    ]
}

const JUDGED: &str = "`check_json`";
const JUDGED_VALUE: &str = "`check_value`";
const READ: &str = "`ReceivedGroup::from_json` and all getters";

fn ratio(measured: &[Measured], name: &str) -> f64 {
    measured.iter().find(|measured| measured.name == name).map_or(f64::NAN, |measured| measured.ratio)
}

fn allocations(measured: &[Measured], name: &str) -> f64 {
    measured.iter().find(|measured| measured.name == name).map_or(f64::NAN, |measured| measured.allocations as f64)
}

fn contenders<'a>(messages: &'a [&str]) -> Vec<Contender<'a>> {
    let schema = validator();
    let values: Vec<Value> = messages.iter().map(|message| serde_json::from_str(message).expect("JSON")).collect();
    let each = move |work: fn(&str)| {
        move |_: &mut Vec<u8>| {
            for message in messages {
                work(black_box(message));
            }
        }
    };
    vec![
        Contender::new("`serde_json::Value`", each(|message| drop(black_box(serde_json::from_str::<Value>(message))))),
        Contender::new("`IgnoredAny`", each(|message| drop(black_box(serde_json::from_str::<IgnoredAny>(message))))),
        Contender::new("a typed serde struct", each(|message| drop(black_box(serde_json::from_str::<Typed>(message))))),
        Contender::new("`Value`, and a JSON Schema by `jsonschema`", move |_| {
            for message in messages {
                let value: Value = serde_json::from_str(black_box(message)).expect("JSON");
                black_box(schema.iter_errors(&value).count());
            }
        }),
        Contender::new(JUDGED, each(|message| drop(black_box(check_json(message.as_bytes()))))),
        Contender::new(JUDGED_VALUE, move |_| {
            for value in &values {
                black_box(check_value(black_box(value)));
            }
        }),
        Contender::new(
            "`ReceivedGroup::from_json`",
            each(|message| drop(black_box(ReceivedGroup::from_json(message)))),
        ),
        Contender::new(READ, each(read)),
    ]
}

fn read(message: &str) {
    let Ok(group) = ReceivedGroup::from_json(message) else { return };
    drop(black_box((group.group_id(), group.identity(), group.user_id(), group.anonymous_id(), group.traits())));
    drop(black_box((group.channel(), group.message_id(), group.version())));
    drop(black_box((group.timestamp(), group.sent_at(), group.received_at())));
}

/// Types, required fields and dates, as far as JSON Schema can say them.
fn validator() -> Validator {
    let (text, date, object) =
        (json!({ "type": "string" }), json!({ "type": "string", "format": "date-time" }), json!({ "type": "object" }));
    let id = json!({ "type": "string", "pattern": "\\S" });
    let schema = json!({
        "type": "object",
        "required": ["type", "groupId"],
        "anyOf": [{ "required": ["userId"] }, { "required": ["anonymousId"] }],
        "properties": {
            "type": { "const": "group" }, "groupId": id, "userId": id, "anonymousId": id, "channel": text, "messageId": text,
            "timestamp": date, "sentAt": date, "receivedAt": date, "version": { "type": ["string", "number"] }, "context": object,
            "integrations": { "type": "object", "additionalProperties": { "type": ["boolean", "object"] } },
            "traits": {
                "type": "object",
                "properties": {
                    "address": {
                        "type": "object",
                        "properties": { "city": text, "country": text, "postalCode": text, "state": text, "street": text },
                        "additionalProperties": false,
                    },
                    "avatar": text, "createdAt": text, "description": text, "email": text,
                    "employees": { "type": ["integer", "string"] }, "id": text, "industry": text, "name": text, "phone": text,
                    "plan": text, "website": text,
                },
            },
        },
    });
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

/// Reading traits into a struct, by what `serde_json` takes for the same struct where the names are exact.
fn structs() -> Vec<Goal> {
    let mut goals = Vec::new();
    macro_rules! wide {
        ($Own:ident, $value:expr, $fields:literal) => {
            let exact = serde_json::to_string(&$value).expect("JSON");
            // Another spelling of every name: in serde's JSON no value has an underscore.
            let folded = exact.replace('_', "-");
            let [of_exact, of_folded]: [TraitMap; 2] =
                [&exact, &folded].map(|json| serde_json::from_str(json).expect("traits"));
            let measured = rounds::measure(vec![
                Contender::new("`serde_json`, exact names", |_| {
                    black_box(serde_json::from_str::<$Own>(black_box(&exact)).expect("a struct"));
                }),
                Contender::new("`TraitMap::deserialize`, exact names", |_| {
                    black_box(of_exact.deserialize::<$Own>().expect("a struct"));
                }),
                Contender::new("`TraitMap::deserialize`, another spelling", |_| {
                    black_box(of_folded.deserialize::<$Own>().expect("a struct"));
                }),
            ]);
            print(concat!("a struct of ", $fields, " custom traits"), &measured);
            for measured in &measured[1..] {
                goals.push(Goal::ratio(
                    format!("{}, {} fields, by `serde_json`", measured.name, $fields),
                    measured.ratio,
                    4.0,
                ));
            }
        };
    }
    wide!(Own10, OWN_10, "10");
    wide!(Own100, OWN_100, "100");
    wide!(Own1000, OWN_1000, "1000");
    goals
}

fn print(what: &str, measured: &[Measured]) {
    println!("\n| {what} | allocations | µs | ratio |\n|---|---|---|---|");
    for Measured { name, allocations, nanoseconds, ratio, .. } in measured {
        println!("| {name} | {allocations} | {:.1} | {ratio:.2} |", nanoseconds / 1e3);
    }
}
