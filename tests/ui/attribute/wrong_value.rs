//! A value of another form
//!
//! A name is a string literal, as the macro sees tokens and not what they stand for. `with` takes the path of a function.
use group_core::GroupTraits;

const NAME: &str = "seats taken";

#[derive(GroupTraits)]
struct Company {
    #[group(rename = NAME)]
    seats: u32,
    #[group(with = |phone| phone.to_string())]
    phone: u64,
    #[group(with = text as fn(&u64) -> String)]
    id: u64,
}

fn text(number: &u64) -> String {
    number.to_string()
}

fn main() {}
