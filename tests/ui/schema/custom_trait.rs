//! A custom trait without a JSON Schema
//!
//! For a date, add `#[group(date)]`. Derive `schemars::JsonSchema` on a type of your own.
use group_core::GroupTraits;

#[derive(serde::Serialize)]
struct Seats {
    total: u32,
}

#[derive(GroupTraits)]
#[group(schema)]
struct Company {
    seats: Option<Seats>,
    renews_at: jiff::Timestamp,
}

fn main() {}
