//! `createdAt` that is not a date
//!
//! Nothing checks that a `String` holds a date: take `IsoDate`, or the date type of a crate. An `Instant` of the standard library
//! is no date, as it only measures how long something took: take a `SystemTime`.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    created_at: String,
}

#[derive(GroupTraits)]
struct Process {
    created_at: std::time::Instant,
}

fn main() {}
