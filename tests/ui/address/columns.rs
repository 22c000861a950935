//! An address in columns
//!
//! Each column is one key of the address, once, and what is appended needs something to be appended to.
use group_core::{Address, GroupTraits, PostalAddress};

#[derive(GroupTraits)]
struct Company {
    #[group(address = "zip")]
    zip: String,
    #[group(address = "city")]
    city: String,
    #[group(address = "City")]
    town: String,
    #[group(address = "state")]
    state: u8,
    #[group(address = "street", append)]
    line2: String,
    #[group(append)]
    line3: String,
}

#[derive(GroupTraits)]
struct Team {
    address: PostalAddress,
    #[group(address = "country")]
    country: String,
}

#[derive(GroupTraits)]
struct Branch {
    #[group(address = "country")]
    country: String,
    address: PostalAddress,
}

#[derive(Address)]
struct Office {
    #[group(rename = "street", append)]
    line2: String,
}

fn main() {}
