// Every string of an attribute, without anything but white space in it.
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
