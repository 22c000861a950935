//! An enum that is not text
//!
//! Derive `Text` on it.
use group_core::GroupTraits;

enum Plan {
    Free,
    Enterprise,
}

#[derive(GroupTraits)]
struct Company {
    plan: Plan,
}

fn main() {}
