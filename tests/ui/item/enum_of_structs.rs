//! An enum of structs
//!
//! Derive `GroupTraits` on each struct, and write the `match` where the call is made.
use group_core::GroupTraits;

#[derive(GroupTraits)]
enum Customer {
    Company(Company),
    Person { name: String },
    r#Unknown,
}

#[derive(GroupTraits)]
struct Company {
    name: String,
}

fn main() {}
