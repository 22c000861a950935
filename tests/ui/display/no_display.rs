//! `display` on a type without `Display`
//!
//! Implement `Display` for it, or convert it with a function.
use group_core::GroupTraits;

struct Plan {
    name: String,
}

#[derive(GroupTraits)]
struct Company {
    #[group(display)]
    plan: Plan,
    #[group(display)]
    tags: Vec<String>,
    #[group(display)]
    owner: Option<Plan>,
}

fn main() {}
