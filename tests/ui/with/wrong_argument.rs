//! A function that takes something else
//!
//! The function takes a reference to the field: `fn(&u32) -> String` for a field of type `u32`.
use group_core::{Address, GroupTraits};

fn of_text(text: &str) -> String {
    text.to_owned()
}

fn by_value(number: u32) -> String {
    number.to_string()
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = of_text)]
    phone: u32,
    #[group(with = by_value)]
    website: u32,
}

#[derive(Address)]
struct Office {
    #[group(with = of_text)]
    city: u32,
}

fn main() {}
