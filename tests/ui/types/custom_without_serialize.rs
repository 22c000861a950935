//! A custom trait that serde cannot serialize
//!
//! Derive `serde::Serialize` on the type.
use group_core::GroupTraits;

struct Seats {
    total: u32,
}

#[derive(GroupTraits)]
struct Company {
    seats: Seats,
}

fn main() {}
