//! An address that is an enum
//!
//! Derive `Address` on a struct, or implement it by hand.
use group_core::Address;

#[derive(Address)]
enum Place {
    Headquarters,
    Branch,
}

fn main() {}
