//! One trait twice, once from a flattened type
//!
//! Rename or skip one of the two. The error names the fields that lead to the trait.
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
    #[group(flatten)]
    contact: Contact,
}

fn main() {}
