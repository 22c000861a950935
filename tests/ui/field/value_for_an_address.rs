// A customer whose address is whatever the front end sends.

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Customer {
    id: String,
    address: Option<serde_json::Value>,
}

fn main() {}
