//! Proper structs, however unusual, one file per theme: each compiles without an error or a warning, and sends what it says.
//!
//! What must not compile is under `tests/ui`. Lints that look at a whole crate, and those that look at what a library
//! exports, are in the packages `tests/lints` and `tests/hygiene`.

#![deny(warnings)]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "`with` and the methods of traits ask for a reference")]

mod attributes;
mod cfg;
mod generics;
mod lints;
mod macro_rules;
mod names;
mod renames;
mod shapes;

/// What is sent of the traits.
fn sent(traits: &(impl group_core::GroupTraits + ?Sized)) -> String {
    let json = group_core::to_json(traits).expect("the traits are written");
    let group = group_core::Group::new(group_core::Identity::user("u"), "g", traits).expect("neither ID is blank");
    let serialized = serde_json::to_value(&group).expect("the group is serialized");
    let written: serde_json::Value = serde_json::from_str(&json).expect("what is written is JSON");
    assert_eq!(serialized["traits"], written, "both ways out send the same");
    json
}
