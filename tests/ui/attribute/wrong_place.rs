//! An attribute in the wrong place
//!
//! Move it to where it is allowed, or remove it.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(rename_all = "camelCase")]
    seats_taken: u32,
}

fn main() {}
