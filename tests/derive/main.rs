//! What the derives make of every attribute, theirs and serde's.

#![expect(
    clippy::ptr_arg,
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    reason = "the functions are what the attributes take"
)]
#![expect(clippy::items_after_statements, reason = "a type stands above what is asserted of it")]

mod address_parts;
mod dates;
mod documentation;
mod ids;
mod matrix;
mod secrets;
mod serde_attributes;
mod text;
mod with;

use group_core::{GroupTraits, to_json};
use serde_json::Value;

/// The payload of traits.
fn sent(traits: &impl GroupTraits) -> Value {
    serde_json::from_str(&to_json(traits).unwrap()).unwrap()
}
