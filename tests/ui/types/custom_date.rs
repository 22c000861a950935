//! `date` on a trait that is not a date
//!
//! Take a date type, or make a date of the value with a function.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(date)]
    renewed_at: i64,
    #[group(date, with = String::len)]
    closed_at: String,
}

fn main() {}
