//! A generic struct with a wrong type as argument
//!
//! The error is where the struct is used with that type, since it is right with others. A bound such as
//! `E: group_core::reserved::Email` on the struct brings it to where the type is named.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company<E, S> {
    email: E,
    seats: S,
}

struct Seats;

fn main() {
    let company = Company { email: "sales@initech.com", seats: Seats };
    let _ = group_core::to_json(&company);
}
