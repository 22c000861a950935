//! A word beside a field that serde flattens
//!
//! `#[serde(flatten)]` counts as `#[group(flatten)]`. Remove the word, or send the field as one trait under a name.
use group_core::{Address, GroupTraits};

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    #[serde(flatten)]
    #[group(with = seats)]
    license: License,
    #[serde(flatten, serialize_with = "more")]
    contact: Contact,
}

#[derive(serde::Serialize)]
struct License {
    seats: u32,
}

fn seats(license: &License) -> u32 {
    license.seats
}

#[derive(GroupTraits, serde::Serialize)]
struct Contact {
    email: String,
}

fn more<S: serde::Serializer>(contact: &Contact, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(contact, serializer)
}

#[derive(Address, serde::Serialize)]
struct Office {
    #[serde(flatten)]
    street: Street,
}

#[derive(serde::Serialize)]
struct Street {
    number: u8,
}

fn main() {}
