// Customers and tenants whose date is called `created`.

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Customer {
    id: String,
    created: i64,
}

#[derive(GroupTraits)]
struct Tenant {
    name: String,
    created: chrono::DateTime<chrono::Utc>,
}

fn main() {}
