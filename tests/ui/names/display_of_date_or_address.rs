//! `display` on a trait that is not text
//!
//! The text of a date or an address may have any form. Convert the value with a function.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(display)]
    created_at: String,
    #[group(display)]
    address: String,
}

fn main() {}
