//! One trait twice
//!
//! Rename or skip one of the two fields.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[allow(non_snake_case)]
struct Company {
    createdAt: group_core::IsoDate,
    created_at: group_core::IsoDate,
    total_billed: u64,
    totalBilled: u64,
}

fn main() {}
