//! Stamping fills in what is missing and overwrites nothing.

use std::cell::Cell;

use group_core::{Context, Group, GroupError, GroupTraits, Identity, Update, check_json};
use jiff::{Timestamp, ToSpan as _};
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: Timestamp = Timestamp::constant(1_424_730_535, 111_000_000);

fn group<'a>() -> Group<'a, ()> {
    Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap()
}

fn payload<T: GroupTraits>(group: &Group<'_, T>) -> Value {
    serde_json::from_str(&group.to_json().unwrap()).unwrap()
}

fn library() -> Value {
    json!({ "name": "group-core", "version": env!("CARGO_PKG_VERSION") })
}

#[test]
fn without_a_stamp_nothing_is_added() {
    assert_eq!(payload(&group()).as_object().unwrap().len(), 3);
}

#[test]
fn a_stamp_has_a_fresh_uuid_the_time_and_the_library() {
    let before = Timestamp::now();
    let (first, second) = (payload(&group().stamp()), payload(&group().stamp()));
    let after = Timestamp::now();

    let id = |payload: &Value| payload["messageId"].as_str().unwrap().parse::<Uuid>().unwrap();
    assert_eq!(id(&first).get_version_num(), 4);
    assert_ne!(id(&first), id(&second));
    let time: Timestamp = first["timestamp"].as_str().unwrap().parse().unwrap();
    // What is sent is cut to milliseconds.
    assert!(before - 1.millisecond() < time && time <= after, "{before} {time} {after}");
    assert_eq!(first["context"], json!({ "library": library() }));
    assert_eq!(first.as_object().unwrap().len(), 6);
}

#[test]
fn a_stamp_is_of_the_clock_and_ids_that_are_given() {
    let id = Uuid::from_u128(0x022b_b90c_bbac_11e4_8dfc_aa07_a5b0_93db);
    let stamped = payload(&group().stamp_with(|| NOW, || id).unwrap());
    assert_eq!(stamped["messageId"], "022bb90c-bbac-11e4-8dfc-aa07a5b093db");
    assert_eq!(stamped["timestamp"], "2015-02-23T22:28:55.111Z");
    assert_eq!(stamped["context"]["library"], library());
}

#[test]
fn a_stamp_overwrites_nothing_and_asks_for_nothing_that_is_there() {
    let full = || {
        let context = Context::new().library("analytics-rust", "2.0").locale("en-US");
        group().context(context).message_id("m-1").unwrap().timestamp(NOW)
    };
    let asked = Cell::new(false);
    let clock = || {
        asked.set(true);
        NOW + 1.hour()
    };
    let ids = || {
        asked.set(true);
        "m-2"
    };
    assert_eq!(full().stamp_with(clock, ids).unwrap(), full());
    assert_eq!(full().stamp(), full());
    assert!(!asked.get());
}

#[test]
fn each_missing_part_is_filled_in_alone() {
    let context = Context::new().locale("en-US");
    let stamped = payload(&group().context(&context).timestamp(NOW).stamp_with(|| NOW + 1.hour(), || "m-1").unwrap());
    assert_eq!(stamped["timestamp"], "2015-02-23T22:28:55.111Z");
    assert_eq!(stamped["messageId"], "m-1");
    assert_eq!(stamped["context"], json!({ "locale": "en-US", "library": library() }));
    // The shared context is as it was.
    assert_eq!(serde_json::to_value(&context).unwrap(), json!({ "locale": "en-US" }));
}

#[test]
fn a_library_of_null_is_there() {
    let stamped = payload(&group().context(Context::new().with("library", Update::<()>::Clear)).stamp());
    assert_eq!(stamped["context"], json!({ "library": null }));
}

#[test]
fn an_id_that_no_message_may_have_is_refused() {
    assert_eq!(group().stamp_with(|| NOW, || " ").unwrap_err(), GroupError::BlankMessageId);
    let error = group().stamp_with(|| NOW, || "m".repeat(100)).unwrap_err();
    assert_eq!(error, GroupError::MessageIdTooLong { characters: 100 });
}

#[test]
fn a_stamped_message_is_within_the_spec() {
    assert_eq!(check_json(group().stamp().to_json().unwrap().as_bytes()), []);
}
