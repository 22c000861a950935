//! A key that an address does not have
//!
//! Send the field under one of the five keys of the spec, or skip it.
use group_core::Address;

#[derive(Address)]
struct Office {
    zip: String,
    floor: u8,
}

fn main() {}
