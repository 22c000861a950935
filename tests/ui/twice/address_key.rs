//! One key of an address twice
//!
//! Rename or skip one of the two fields.
use group_core::Address;

#[derive(Address)]
struct Office {
    postal_code: String,
    #[group(rename = "postalCode")]
    zip: String,
}

fn main() {}
