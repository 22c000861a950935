//! An attribute without its value
//!
//! Write the value after `=`.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(rename("seats taken"))]
    seats: u32,
    #[group(with)]
    region: String,
}

fn main() {}
