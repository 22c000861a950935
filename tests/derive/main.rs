//! What the derives make of every attribute, theirs and serde's.

mod address_parts;
mod dates;
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
