//! `with` of something that is not a function
//!
//! Name a function, in scope or by its path.
use group_core::GroupTraits;

const TEXT: &str = "text";

struct Plan {
    seats: u32,
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = TEXT)]
    phone: u32,
    #[group(with = no_such_function)]
    website: u32,
    #[group(with = no_such::function)]
    plan: u32,
    #[group(with = Plan)]
    name: u32,
    #[group(with = Plan::no_such)]
    industry: u32,
}

fn main() {}
