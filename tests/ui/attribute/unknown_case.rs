//! An unknown case in `rename_all`
//!
//! Take one of the eight, which are those of serde.
use group_core::{GroupTraits, Text};

#[derive(GroupTraits)]
#[group(rename_all = "CamelCase")]
struct Company {
    seats: u32,
}

#[derive(Text)]
#[group(rename_all = "Title Case")]
enum Plan {
    Free,
}

fn main() {}
