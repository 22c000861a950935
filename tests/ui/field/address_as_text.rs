// An address in one column, alone and beside its parts.

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Landlord {
    name: String,
    address: String,
}

#[derive(GroupTraits)]
struct Client {
    name: String,
    address: Option<String>,
}

#[derive(GroupTraits)]
struct Company {
    name: String,
    address: String,
    post_code: i32,
    city: String,
}

fn main() {}
