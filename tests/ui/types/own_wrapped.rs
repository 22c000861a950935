// The whole type is underlined, and the error comes once.
use group_core::{GroupTraits, Update};
use std::borrow::Cow;

#[derive(Clone)]
struct Seats;

#[derive(GroupTraits)]
struct Company<'a> {
    several: Vec<Seats>,
    maybe: Option<Box<Seats>>,
    borrowed: &'a Seats,
    cow: Cow<'a, Seats>,
    update: Update<Seats>,
    function: fn(u8) -> String,
    closure: Box<dyn Fn() -> String + 'a>,
}

fn main() {}
