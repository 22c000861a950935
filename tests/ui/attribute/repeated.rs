//! An attribute given twice
//!
//! Remove one of the two, also when they are on different lines.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(rename = "seats")]
    #[group(rename = "seats taken")]
    seats: u32,
}

fn main() {}
