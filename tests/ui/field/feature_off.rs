// Dates of chrono and of time where the feature of the crate is off, or where they are of another version.

use group_core::GroupTraits;

mod chrono {
    pub struct DateTime<Tz>(pub Tz);
    pub struct Utc;
}

mod time {
    pub struct OffsetDateTime;
}

#[derive(GroupTraits)]
struct Tenant {
    name: String,
    created_at: chrono::DateTime<chrono::Utc>,
}

#[derive(GroupTraits)]
struct Workspace {
    created_at: Option<time::OffsetDateTime>,
}

fn main() {}
