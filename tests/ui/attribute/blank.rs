//! A blank name
//!
//! A trait needs a name.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(rename = " ")]
    seats: u32,
}

fn main() {}
