//! One trait twice, once from a flattened type
//!
//! Rename or skip one of the two. The error names every such trait and the fields that lead to it.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    email: String,
    phone: String,
}

#[derive(GroupTraits)]
struct Company {
    #[group(rename = "Phone")]
    landline: String,
    email: String,
    #[group(flatten)]
    contact: Contact,
}

fn main() {}
