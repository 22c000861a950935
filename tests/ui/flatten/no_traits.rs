//! A flattened type without group traits
//!
//! Derive `GroupTraits` on it, or send it as one trait.
use group_core::GroupTraits;
use std::collections::HashMap;

struct Contact {
    phone: String,
}

#[derive(GroupTraits)]
struct Company {
    #[group(flatten)]
    contact: Contact,
    #[group(flatten)]
    contacts: Vec<Contact>,
    #[group(flatten)]
    other: HashMap<u32, String>,
}

fn main() {}
