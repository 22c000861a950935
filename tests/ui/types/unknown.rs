// What the compiler says of a type on its own comes once, and brings no error of the derive.
use group_core::{Address, GroupTraits, Text};

#[derive(GroupTraits)]
struct Company {
    email: NoSuchText,
    seats: NoSuchSeats,
    #[group(flatten)]
    contact: no_such::Contact,
    #[group(display)]
    phone: NoSuchNumber,
    name: &str,
    #[group(flatten)]
    other: &Other,
}

#[derive(GroupTraits)]
struct Other {}

#[derive(Address)]
struct Office {
    city: NoSuchCity,
}

#[derive(Text)]
struct Website(NoSuchUrl);

fn main() {}
