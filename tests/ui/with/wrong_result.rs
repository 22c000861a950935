//! A function that makes the wrong type
//!
//! Let it return what the field must be, or name another function.
use group_core::{Address, Count, GroupTraits};

struct Seats;

fn length(text: &str) -> f64 {
    text.len() as f64
}

fn seats(_: &u32) -> Seats {
    Seats
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = length)]
    email: String,
    #[group(with = length)]
    created_at: String,
    #[group(with = length)]
    employees: String,
    #[group(with = length)]
    id: String,
    #[group(with = String::len)]
    address: String,
    #[group(with = seats)]
    seats: u32,
    #[group(group_id, with = length)]
    key: String,
}

#[derive(Address)]
struct Office {
    #[group(with = length)]
    city: String,
}

#[derive(Count)]
struct Headcount(#[group(with = length)] String);

fn main() {}
