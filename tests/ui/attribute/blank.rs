//! A blank value
//!
//! A trait needs a name, and so does everything else that is named here.
use group_core::{GroupTraits, Text};

#[derive(GroupTraits)]
#[group(crate = "")]
struct Company {
    #[group(rename = "")]
    seats: u32,
    #[group(rename = " \t\u{a0}")]
    total_billed: u64,
}

#[derive(Text)]
#[group(rename_all = "")]
enum Plan {
    #[group(rename = "")]
    Free,
}

fn main() {}
