//! A struct that is flattened into itself
//!
//! A value can hold another of its own type, and its traits cannot: skip the field, or send it as one trait.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    name: String,
    #[group(flatten)]
    parent: Option<Box<Company>>,
}

fn main() {}
