//! A batch: its limits, what it refuses, and its body.

use std::panic::{AssertUnwindSafe, catch_unwind};

use group_core::{
    Batch, BatchFieldError, BatchLimits, Context, DateError, Group, GroupTraits, Identity, Integrations, IsoDate,
    PushError, ReceivedGroup, Refusal, Update, WriteError, spec::limits,
};
use jiff::Timestamp;
use proptest::{collection::vec, prelude::*};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq, GroupTraits)]
struct Company {
    name: String,
}

type Message = Group<'static, Company>;

/// A message that has exactly this many bytes.
fn message(bytes: usize) -> Message {
    let with_name = |name: String| {
        Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", Company { name }).unwrap()
    };
    let around = with_name(String::new()).to_json().unwrap().len();
    with_name("x".repeat(bytes.checked_sub(around).expect("no message is that small")))
}

const SMALL: usize = 128;

fn body(batch: &Batch) -> Value {
    let body = batch.to_body();
    assert_eq!(body.len(), batch.body_len(), "the length of the body is known before it is made");
    assert_eq!(batch.clone().into_body(), body, "every way to the body gives the same");
    let mut buffer = b"before it ".to_vec();
    batch.write_body(&mut buffer);
    assert_eq!(buffer.strip_prefix(b"before it "), Some(&*body), "it is appended");
    let json: Value = serde_json::from_slice(&body).expect("the body is JSON");
    assert_eq!(json["batch"].as_array().expect("`batch` is an array").len(), batch.len());
    json
}

/// What the batch says when it refuses, and that it gives the message back and stays as it was.
fn refusal(batch: &mut Batch, message: &Message) -> Refusal {
    let (before, len) = (batch.to_body(), batch.len());
    let PushError { message: returned, reason } = batch.push(message.clone()).expect_err("the batch refuses");
    assert_eq!(&returned, message);
    assert_eq!(batch.to_body(), before);
    assert_eq!(batch.len(), len);
    reason
}

/// Messages that make a body of this many bytes, with `around` bytes for the batch's own fields.
fn filling(body: usize, around: usize) -> Vec<Message> {
    let empty = r#"{"batch":[]}"#.len() + around;
    let mut left = body - empty;
    let mut messages = Vec::new();
    while left > 2 * limits::MESSAGE_BYTES {
        messages.push(message(limits::MESSAGE_BYTES));
        left -= limits::MESSAGE_BYTES + ",".len();
    }
    messages.push(message(left / 2));
    messages.push(message(left - left / 2 - ",".len()));
    messages
}

#[test]
fn received_message_is_passed_on_token_for_token() {
    let json = "{\"type\": \"group\",\n \"groupId\": \"g\", \"odd\": 1e400}";
    let received = ReceivedGroup::from_json(json).unwrap();
    let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(2));
    batch.push(message(SMALL)).unwrap();
    batch.push_received(received.clone()).unwrap();
    let error = batch.push_received(received.clone()).unwrap_err();
    assert_eq!((error.message, error.reason), (received, Refusal::Full));
    let body = String::from_utf8(batch.into_body()).unwrap();
    assert!(body.ends_with(&format!("}},{json}]}}")), "{body}");
}

#[test]
fn message_may_have_32_kb() {
    const LIMIT: usize = 32 * 1024;
    let mut batch = Batch::new();
    batch.push(message(LIMIT - 1)).unwrap();
    batch.push(message(LIMIT)).unwrap();
    assert_eq!(refusal(&mut batch, &message(LIMIT + 1)), Refusal::TooLarge { bytes: LIMIT + 1, limit: LIMIT });
    assert_eq!(body(&batch)["batch"].as_array().unwrap().len(), 2);
}

#[test]
fn body_may_have_500_kb_with_envelope_and_commas() {
    const LIMIT: usize = 500 * 1024;
    for bytes in [LIMIT - 1, LIMIT] {
        let mut batch = Batch::new();
        for message in filling(bytes, 0) {
            batch.push(message).unwrap();
        }
        assert_eq!(body(&batch).to_string().len(), bytes);
    }

    let mut batch = Batch::new();
    let mut messages = filling(LIMIT + 1, 0);
    let last = messages.pop().unwrap();
    for message in messages {
        batch.push(message).unwrap();
    }
    assert_eq!(refusal(&mut batch, &last), Refusal::Full);
    batch.clear();
    batch.push(last).expect("what did not fit goes into the next batch");
}

#[test]
fn batch_may_hold_2500_messages() {
    let mut batch = Batch::new();
    for _ in 0..2_500 {
        batch.push(message(SMALL)).unwrap();
    }
    assert_eq!(refusal(&mut batch, &message(SMALL)), Refusal::Full);
    body(&batch);
}

#[test]
fn limit_of_a_message_can_be_set() {
    for limit in [200, 64 * 1024] {
        let mut batch = Batch::with_limits(BatchLimits::default().message_bytes(limit));
        batch.push(message(limit - 1)).unwrap();
        batch.push(message(limit)).unwrap();
        assert_eq!(refusal(&mut batch, &message(limit + 1)), Refusal::TooLarge { bytes: limit + 1, limit });
    }
}

#[test]
fn limit_of_the_body_can_be_set() {
    for limit in [1_000, 1024 * 1024] {
        let limits = BatchLimits::default().batch_bytes(limit);
        for bytes in [limit - 1, limit, limit + 1] {
            let mut batch = Batch::with_limits(limits);
            let mut messages = filling(bytes, 0);
            let last = messages.pop().unwrap();
            for message in messages {
                batch.push(message).unwrap();
            }
            if bytes <= limit {
                batch.push(last).unwrap();
                assert_eq!(batch.body_len(), bytes);
            } else {
                assert_eq!(refusal(&mut batch, &last), Refusal::Full);
            }
            body(&batch);
        }
    }
}

#[test]
fn limit_of_messages_can_be_set() {
    for limit in [1, 3, 3_000] {
        let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(limit));
        for _ in 0..limit {
            batch.push(message(SMALL)).unwrap();
        }
        assert_eq!(refusal(&mut batch, &message(SMALL)), Refusal::Full);
    }
}

#[test]
fn batch_holds_one_message_at_least() {
    let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(0));
    batch.push(message(SMALL)).unwrap();
    assert_eq!(refusal(&mut batch, &message(SMALL)), Refusal::Full);
}

#[test]
fn empty_batch_never_says_that_it_is_full() {
    let around = r#"{"batch":[]}"#.len();
    for batch_bytes in [0, 5, around, around + SMALL - 1] {
        let mut batch = Batch::with_limits(BatchLimits::default().batch_bytes(batch_bytes));
        let limit = batch_bytes.saturating_sub(around);
        assert_eq!(refusal(&mut batch, &message(SMALL)), Refusal::TooLarge { bytes: SMALL, limit });
    }
    let mut batch = Batch::with_limits(BatchLimits::default().batch_bytes(around + SMALL));
    batch.push(message(SMALL)).unwrap();
}

#[test]
fn message_that_cannot_be_written_leaves_the_batch_as_it_was() {
    #[derive(Clone, Debug, PartialEq, GroupTraits)]
    struct Measured {
        name: &'static str,
        score: f64,
    }
    let measured = |score| {
        Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", Measured { name: "Initech", score })
            .unwrap()
    };
    let year_10000 = std::time::UNIX_EPOCH + std::time::Duration::from_secs(253_402_300_800);

    let mut batch = Batch::new();
    batch.push(message(SMALL)).unwrap();
    let before = batch.to_body();

    let error = batch.push(measured(f64::NAN)).unwrap_err();
    assert_eq!(error.reason, Refusal::Unwritable(WriteError::NotFinite { name: "score".into() }));
    assert!(error.message.get_traits().score.is_nan());
    assert_eq!(batch.to_body(), before);

    let error = batch.push(measured(1.0).timestamp(year_10000)).unwrap_err();
    let source = DateError::YearOutOfRange;
    assert_eq!(error.reason, Refusal::Unwritable(WriteError::Date { name: "timestamp".into(), source }));
    assert_eq!(batch.to_body(), before);

    batch.push(error.message.timestamp(Timestamp::UNIX_EPOCH)).expect("the message can be mended and pushed again");
    assert_eq!(body(&batch)["batch"][1]["traits"], json!({ "name": "Initech", "score": 1.0 }));
}

#[test]
fn message_that_panics_leaves_the_batch_as_it_was() {
    struct Panics;
    impl Serialize for Panics {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            std::panic::resume_unwind(Box::new("a `Serialize` of someone else"))
        }
    }
    #[derive(GroupTraits)]
    struct Broken {
        name: &'static str,
        anything: Panics,
    }

    let mut batch = Batch::new();
    batch.push(message(SMALL)).unwrap();
    let before = batch.to_body();
    let broken = Broken { name: "Initech", anything: Panics };
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &broken).unwrap();
    catch_unwind(AssertUnwindSafe(|| batch.push(group).is_ok())).expect_err("the panic goes through");
    assert_eq!(batch.to_body(), before);

    batch.push(message(SMALL)).unwrap();
    assert_eq!(body(&batch)["batch"][0], body(&batch)["batch"][1]);
}

#[test]
fn traits_of_different_types_share_a_batch() {
    #[derive(GroupTraits)]
    struct Team {
        employees: u8,
    }
    let (user, id) = (Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632");

    let mut batch = Batch::new();
    batch.push(Group::new(user.clone(), id, Company { name: "Initech".into() }).unwrap()).unwrap();
    batch.push(Group::new(user.clone(), id, &Team { employees: 7 }).unwrap()).unwrap();
    batch.push(Group::new(user, id, ()).unwrap()).unwrap();
    let message = |traits| {
        let mut message = json!({ "type": "group", "userId": "97980cfea0067", "groupId": id });
        if traits != Value::Null {
            message["traits"] = traits;
        }
        message
    };
    assert_eq!(
        body(&batch),
        json!({ "batch": [message(json!({ "name": "Initech" })), message(json!({ "employees": 7 })), message(Value::Null)] })
    );
}

#[test]
fn fields_of_the_batch_go_beside_its_messages() {
    let mut batch = Batch::new();
    batch.set_sent_at(IsoDate::parse("2015-02-23T22:28:55.111Z").unwrap()).unwrap();
    batch.push(message(SMALL)).unwrap();
    batch.set_context(&Context::new().locale("en-US")).unwrap();
    batch.set_integrations(&Integrations::all(true).with("Mixpanel", false)).unwrap();

    let mut sent = body(&batch);
    assert_eq!(sent["batch"].take(), json!([serde_json::to_value(message(SMALL)).unwrap()]));
    assert_eq!(
        sent,
        json!({
            "batch": null,
            "context": { "locale": "en-US" },
            "integrations": { "All": true, "Mixpanel": false },
            "sentAt": "2015-02-23T22:28:55.111Z",
        })
    );
}

#[test]
fn field_that_is_set_again_has_the_last_value() {
    let mut batch = Batch::new();
    batch.set_context(&Context::new().locale("en-US")).unwrap();
    batch.set_context(&Context::new().locale("de")).unwrap();
    batch.set_sent_at(Timestamp::UNIX_EPOCH).unwrap();
    let bytes = batch.body_len();
    batch.set_sent_at(Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_700_000_000)).unwrap();
    assert_eq!(batch.body_len(), bytes, "an instant always has the same length");
    assert_eq!(
        body(&batch),
        json!({ "batch": [], "context": { "locale": "de" }, "sentAt": "2023-11-14T22:13:20.000Z" })
    );

    batch.set_sent_at(Update::<Timestamp>::Clear).unwrap();
    assert_eq!(body(&batch), json!({ "batch": [], "context": { "locale": "de" } }));
}

#[test]
fn fields_of_the_batch_count_towards_the_limit_of_the_body() {
    let empty = Batch::new().body_len();
    let mut fields = Batch::new();
    fields.set_context(&Context::new().locale("en-US")).unwrap();
    fields.set_integrations(&Integrations::all(false)).unwrap();
    fields.set_sent_at(Timestamp::UNIX_EPOCH).unwrap();
    let around = fields.body_len() - empty;

    let mut full = fields.take();
    for message in filling(limits::BATCH_BYTES, around) {
        full.push(message).unwrap();
    }
    assert_eq!(body(&full).to_string().len(), limits::BATCH_BYTES);

    let mut messages = filling(limits::BATCH_BYTES + 1, around);
    let last = messages.pop().unwrap();
    for message in messages {
        fields.push(message).unwrap();
    }
    assert_eq!(refusal(&mut fields, &last), Refusal::Full);
}

#[test]
fn field_that_makes_the_body_too_large_leaves_the_batch_as_it_was() {
    let context = Context::new().locale("en-US");
    let bytes = r#"{"batch":[],"context":{"locale":"en-US"}}"#.len();
    let with_limit = |batch_bytes| Batch::with_limits(BatchLimits::default().batch_bytes(batch_bytes));

    with_limit(bytes).set_context(&context).unwrap();
    let limit = bytes - 1;
    let mut batch = with_limit(limit);
    batch.set_context(&Context::new().locale("de")).unwrap();
    assert_eq!(batch.set_context(&context), Err(BatchFieldError::TooLarge { bytes, limit }));
    assert_eq!(body(&batch), json!({ "batch": [], "context": { "locale": "de" } }));
}

#[test]
fn field_that_cannot_be_written_leaves_the_batch_as_it_was() {
    let mut batch = Batch::new();
    let name = |name: &str| BatchFieldError::Unwritable(WriteError::NotFinite { name: name.into() });
    assert_eq!(batch.set_context(&Context::new().with("load", f64::NAN)), Err(name("context.load")));
    assert_eq!(
        batch.set_integrations(&Integrations::all(true).with_options("Mixpanel", json_with_infinity())),
        Err(name("integrations.Mixpanel"))
    );
    let year_10000 = std::time::UNIX_EPOCH + std::time::Duration::from_secs(253_402_300_800);
    let date = WriteError::Date { name: "sentAt".into(), source: DateError::YearOutOfRange };
    assert_eq!(batch.set_sent_at(year_10000), Err(BatchFieldError::Unwritable(date)));
    assert_eq!(body(&batch), json!({ "batch": [] }));
}

fn json_with_infinity() -> impl Serialize {
    std::collections::BTreeMap::from([("rate", f64::INFINITY)])
}

#[test]
fn cleared_batch_keeps_its_limits_and_fields() {
    let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(2));
    batch.set_context(&Context::new().locale("de")).unwrap();
    batch.set_integrations(&Integrations::all(false)).unwrap();
    batch.set_sent_at(Timestamp::UNIX_EPOCH).unwrap();
    batch.push(message(200)).unwrap();
    batch.push(message(300)).unwrap();
    batch.clear();
    assert!(batch.is_empty());
    let fields = json!({
        "batch": [],
        "context": { "locale": "de" },
        "integrations": { "All": false },
        "sentAt": "1970-01-01T00:00:00.000Z",
    });
    assert_eq!(body(&batch), fields);

    batch.push(message(SMALL)).unwrap();
    batch.push(message(SMALL)).unwrap();
    assert_eq!(refusal(&mut batch, &message(SMALL)), Refusal::Full);
    body(&batch);
}

#[test]
fn taken_batch_has_the_messages_and_leaves_an_empty_one_of_the_same_kind() {
    let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(1));
    batch.set_sent_at(Timestamp::UNIX_EPOCH).unwrap();
    batch.push(message(SMALL)).unwrap();
    let before = batch.to_body();

    let taken = batch.take();
    assert_eq!(taken.to_body(), before);
    assert_eq!(body(&batch), json!({ "batch": [], "sentAt": "1970-01-01T00:00:00.000Z" }));
    batch.push(message(SMALL)).unwrap();
    assert_eq!(refusal(&mut batch, &message(SMALL)), Refusal::Full);
    assert_eq!(batch.to_body(), before);
}

#[test]
fn nothing_shows_what_is_in_a_message() {
    let secret =
        Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", Company { name: "Initech".into() });
    let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(1));
    batch.push(secret.clone().unwrap()).unwrap();
    let error = batch.push(secret.unwrap()).unwrap_err();
    for shown in [format!("{batch:?}"), format!("{error:?}"), format!("{error}")] {
        assert!(!shown.contains("Initech") && !shown.contains("97980cfea0067"), "{shown}");
    }
}

#[test]
fn refusals_say_what_is_wrong_and_how_much() {
    let mut batch = Batch::with_limits(BatchLimits::default().message_bytes(200));
    let error = batch.push(message(201)).unwrap_err();
    assert_eq!(error.to_string(), "the message has 201 bytes, and the limit is 200");
    assert_eq!(error.to_string(), Refusal::from(error).to_string());
}

proptest! {
    #[test]
    fn every_message_is_in_one_body_once_and_in_order(
        sizes in vec(SMALL..1_200_usize, 0..60),
        message_bytes in SMALL..1_200_usize,
        batch_bytes in 200..5_000_usize,
        batch_messages in 1..12_usize,
    ) {
        let limits = BatchLimits::default().message_bytes(message_bytes).batch_bytes(batch_bytes).batch_messages(batch_messages);
        let mut batch = Batch::with_limits(limits);
        batch.set_sent_at(Timestamp::UNIX_EPOCH).unwrap();
        let (mut bodies, mut taken, mut too_large) = (Vec::new(), Vec::new(), 0);

        for (number, size) in sizes.iter().enumerate() {
            let message = message(*size).version(format!("{number:04}"));
            let bytes = message.to_json().unwrap().len();
            let reason = match batch.push(message) {
                Ok(()) => None,
                Err(PushError { message, reason: Refusal::Full }) => {
                    prop_assert!(!batch.is_empty());
                    bodies.push(batch.to_body());
                    batch.clear();
                    batch.push(message).err().map(Refusal::from)
                }
                Err(error) => Some(error.reason),
            };
            match reason {
                None => taken.push(format!("{number:04}")),
                Some(Refusal::TooLarge { bytes: counted, limit }) => {
                    prop_assert_eq!(counted, bytes);
                    prop_assert!(bytes > limit && limit <= message_bytes);
                    too_large += 1;
                }
                Some(other) => prop_assert!(false, "{other}"),
            }
        }
        bodies.push(batch.into_body());

        let mut found = Vec::new();
        for body in bodies {
            prop_assert!(body.len() <= batch_bytes);
            let json: Value = serde_json::from_slice(&body).unwrap();
            let messages = json["batch"].as_array().unwrap();
            prop_assert!(messages.len() <= batch_messages);
            for message in messages {
                prop_assert!(message.to_string().len() <= message_bytes);
                found.push(message["version"].as_str().unwrap().to_owned());
            }
        }
        prop_assert_eq!(found.len() + too_large, sizes.len());
        prop_assert_eq!(found, taken);
    }
}
