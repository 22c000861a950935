// Rows without an offset, of chrono and of time.

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Organization {
    id: i32,
    created_at: chrono::NaiveDateTime,
}

#[derive(GroupTraits)]
struct Planner {
    id: String,
    created_at: Option<chrono::NaiveDateTime>,
}

#[derive(GroupTraits)]
struct Merchant {
    created_at: time::PrimitiveDateTime,
}

fn main() {}
