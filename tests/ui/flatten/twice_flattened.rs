//! One trait in two flattened types
//!
//! Rename or skip one of the two, in one of the types.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Sales {
    email: String,
}

#[derive(GroupTraits)]
struct Support {
    email: String,
}

#[derive(GroupTraits)]
struct Company {
    #[group(flatten)]
    sales: Sales,
    #[group(flatten)]
    support: Box<Support>,
}

fn main() {}
