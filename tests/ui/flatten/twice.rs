//! One trait twice, once from a flattened type
//!
//! Rename or skip one of the two. The error names the type that brings the trait.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    email: String,
    phone: String,
}

#[derive(GroupTraits)]
struct Company {
    phone: String,
    #[group(flatten)]
    contact: Contact,
}

fn main() {}
