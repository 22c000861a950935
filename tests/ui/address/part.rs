//! A part of an address that is not text
//!
//! Every part is text: send the `Display` text of the value, or convert it.
use group_core::Address;

#[derive(Address)]
struct Office {
    postal_code: u32,
    street: Vec<String>,
    city: Option<Box<u8>>,
}

fn main() {}
