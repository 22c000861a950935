// An organization of a host of code, whose plan has several fields.

use group_core::GroupTraits;

struct Plan {
    name: String,
    space: i64,
}

#[derive(GroupTraits)]
struct Organization {
    login: String,
    plan: Option<Plan>,
}

fn main() {}
