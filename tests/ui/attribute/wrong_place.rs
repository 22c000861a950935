//! An attribute in the wrong place
//!
//! Move it to where it is allowed, or remove it.
use group_core::{GroupTraits, Id};

#[derive(GroupTraits)]
struct Company {
    #[group(rename_all = "camelCase")]
    seats_taken: u32,
}

#[derive(Id)]
struct CompanyId(#[group(rename = "key")] u64);

fn main() {}
