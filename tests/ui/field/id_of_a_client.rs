// IDs of a client: a newtype of a number, and one of another crate.

use group_core::GroupTraits;

struct OrgId(u64);

#[derive(GroupTraits)]
struct Organization {
    id: OrgId,
    name: String,
}

#[derive(GroupTraits)]
struct Team {
    id: std::net::IpAddr,
    name: String,
}

fn main() {}
