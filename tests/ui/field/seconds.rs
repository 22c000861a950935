// Workspaces, tenants and organizations that count seconds or milliseconds.

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Workspace {
    id: String,
    name: String,
    created_at: i64,
}

#[derive(GroupTraits)]
struct Tenant {
    name: String,
    created_at: Option<u64>,
}

fn main() {}
