//! Types that products often have
//!
//! The notes that fit the type come first.
use group_core::GroupTraits;

struct Json<T>(T);

#[derive(GroupTraits)]
struct Company {
    id: CompanyId,
    name: Option<serde_json::Value>,
    employees: serde_json::Value,
    created_at: Option<i64>,
    address: String,
}

struct CompanyId(u64);

#[derive(GroupTraits)]
struct Team {
    address: Json<group_core::PostalAddress>,
    created_at: String,
}

fn main() {}
