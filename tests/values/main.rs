//! The types that users already have, as the values of traits: one file per kind of value.

#![expect(clippy::needless_borrows_for_generic_args, reason = "a reference is one of the types that users have")]

mod addresses;
mod common_traits;
mod counts;
mod dates;
mod ids;
mod iso_dates;
mod json_text;
mod maps;
mod newtypes;
mod one_pass;
mod own_traits;
mod properties;
mod text;
mod wrappers;

use group_core::{Group, GroupTraits, Identity, WriteError};
use serde_json::Value;

fn group<T: GroupTraits>(traits: &T) -> Group<'_, &T> {
    Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", traits).expect("no ID is blank")
}

/// The JSON of the traits, on which every way out agrees.
fn json<T: GroupTraits>(traits: &T) -> String {
    let json = group_core::to_json(traits).expect("the traits are written");
    let group = group(traits);
    let payload = group.to_json().expect("the group is written");
    assert!(payload.contains(&json), "the payload holds the traits");
    assert_eq!(serde_json::to_string(&group).expect("the group is serialized"), payload);
    json
}

/// The traits as they go out.
fn sent<T: GroupTraits>(traits: &T) -> Value {
    serde_json::from_str(&json(traits)).expect("the traits are JSON")
}

/// Why the traits do not go out, on which every way out agrees.
fn refused<T: GroupTraits>(traits: &T) -> WriteError {
    let error = group_core::to_json(traits).expect_err("the traits are refused");
    let group = group(traits);
    let mut buffer = b"before".to_vec();
    assert_eq!(group.write_json(&mut buffer), Err(error.clone()));
    assert_eq!(buffer, b"before", "the buffer is as it was");
    assert_eq!(serde_json::to_string(&group).expect_err("serde is refused as well").to_string(), error.to_string());
    error
}
