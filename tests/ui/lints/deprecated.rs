// What the user deprecated warns where the user names it, once.
#![deny(deprecated)]
use group_core::{GroupTraits, Text};

#[deprecated]
type Seats = u32;

#[deprecated]
#[derive(Text)]
enum Plan {
    Free,
}

#[deprecated]
fn text(number: &u32) -> String {
    number.to_string()
}

#[derive(GroupTraits)]
struct Company {
    seats: Seats,
    plan: Option<Plan>,
    #[group(with = text)]
    phone: u32,
}

fn main() {}
