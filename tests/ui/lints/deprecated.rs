// What the user deprecated warns where the user names it, once.
#![deny(deprecated)]
use group_core::{Address, GroupTraits, Text};

#[deprecated]
type Seats = u32;

#[deprecated]
#[derive(Text)]
enum Plan {
    Free,
}

#[deprecated]
#[derive(GroupTraits)]
struct Contact {
    phone: String,
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
    website: u32,
    #[group(display)]
    id: Seats,
    #[group(flatten)]
    contact: Contact,
    #[group(group_id, display)]
    key: Seats,
}

#[derive(Address)]
struct Office {
    #[group(display)]
    postal_code: Seats,
}

#[derive(Text)]
struct Tier(Plan);

fn main() {}
