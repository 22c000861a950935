//! One key of an address twice
//!
//! Rename or skip one of the two fields. A second line of the street can be appended to the first.
use group_core::Address;

#[derive(Address)]
struct Office {
    postal_code: String,
    #[group(rename = "postalCode")]
    zip: String,
    #[group(rename = "street")]
    line1: String,
    #[group(rename = "street")]
    line2: String,
}

fn main() {}
