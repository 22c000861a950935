//! Two group IDs
//!
//! Mark the field that holds the ID, and no other.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(group_id)]
    key: String,
    #[group(group_id)]
    other: u32,
    #[group(group_id)]
    third: String,
}

fn main() {}
