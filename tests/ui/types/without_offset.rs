// The date-times without an offset of every crate.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct OfChrono {
    created_at: chrono::NaiveDateTime,
}

#[derive(GroupTraits)]
struct OfTime {
    created_at: Option<time::PrimitiveDateTime>,
}

#[derive(GroupTraits)]
struct OfJiff {
    created_at: group_core::Update<jiff::civil::DateTime>,
}

fn main() {}
