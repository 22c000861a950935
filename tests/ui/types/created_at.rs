//! `createdAt` that is not a date
//!
//! Nothing checks that a `String` holds a date: take `IsoDate`, or the date type of a crate.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    created_at: String,
}

fn main() {}
