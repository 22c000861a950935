// The message is the same in a crate without the standard library.
#![no_std]

use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(skp)]
    seats: u8,
}

fn main() {}
