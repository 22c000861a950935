//! `createdAt` without an offset
//!
//! Without an offset it is not known which instant is meant. Take an instant, or give it an offset.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    created_at: jiff::civil::DateTime,
}

fn main() {}
