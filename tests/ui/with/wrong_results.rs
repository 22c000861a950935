// What the function returns is checked for every kind, at the name of the function.
use group_core::{Address, GroupTraits};

struct Seats;

fn length(text: &str) -> usize {
    text.len()
}

fn seats(_: &u32) -> Seats {
    Seats
}

fn maybe(_: &u32) -> Option<f64> {
    None
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = length)]
    email: String,
    #[group(with = self::length)]
    created_at: String,
    #[group(with = maybe)]
    employees: u32,
    #[group(with = String::len)]
    address: String,
    #[group(with = seats)]
    seats: u32,
}

#[derive(Address)]
struct Office {
    #[group(with = length)]
    city: String,
}

fn main() {}
