//! `address` that is not an address
//!
//! Take `PostalAddress`, or derive `Address` on a struct of your own.
use group_core::GroupTraits;

struct Office {
    city: String,
}

#[derive(GroupTraits)]
struct Company {
    address: Office,
}

fn main() {}
