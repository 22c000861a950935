//! Structs as real products have them for their companies, organizations, teams, workspaces, tenants and customers: models of
//! databases, types of clients, answers of APIs. Each is what its author would have written, with the fewest words of ours, and
//! what goes out for it.
//!
//! The shapes are those of public code: names of fields, types, attributes of serde. The derives of an ORM are left out, as they
//! read attributes of their own. A struct that cannot be sent as it is stands in `ui/field` with its error, and here with the fix.

#![allow(dead_code, reason = "what serde skips is not read")]
#![allow(clippy::struct_excessive_bools, reason = "as they are")]

use group_core::GroupTraits;

mod billing;
mod chats;
mod companies;
mod documents;
mod forges;
mod identity;
mod merchants;
mod rows;
mod tenants;
mod workspaces;

/// The moment of every date here, and the same in seconds.
const WHEN: &str = "2024-03-01T09:30:00Z";
const SECONDS: i64 = 1_709_285_400;

/// What goes out for these traits, which are within the spec.
fn sent(traits: &impl GroupTraits) -> String {
    group_core::assert_valid(traits);
    group_core::to_json(traits).unwrap()
}
