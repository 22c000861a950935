// A type that is not imported is the compiler's error, and stands there once.
use group_core::{Address, GroupTraits, Text};

#[derive(GroupTraits)]
struct Company {
    created_at: Option<Timestamp>,
    plan: Plan,
    seats: Vec<Seats>,
    #[group(flatten)]
    contact: Option<Contact>,
    address: Office,
}

#[derive(Address)]
struct Office {
    city: Option<City>,
}

#[derive(Text)]
struct Website(Url);

fn main() {}
