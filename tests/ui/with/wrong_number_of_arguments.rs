//! A function that takes more or less than the field
//!
//! The function takes a reference to the field, and nothing else.
use group_core::GroupTraits;

fn of_two(_: &u32, _: &u32) -> String {
    String::new()
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = of_two)]
    website: u32,
    #[group(with = String::new)]
    phone: u32,
}

fn main() {}
