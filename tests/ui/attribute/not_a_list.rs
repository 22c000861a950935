//! `#[group]` without a list
//!
//! Write the attributes in parentheses.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group = "skip"]
    password_hash: String,
}

fn main() {}
