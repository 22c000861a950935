//! A word beside a field that serde leaves out
//!
//! `#[serde(skip)]` leaves the field out here too. Remove the word, or say that the field is sent.
use group_core::{Address, GroupTraits, Text};

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    #[serde(skip)]
    #[group(display)]
    created_by: u64,
    #[serde(skip_serializing)]
    #[group(custom)]
    desciption: String,
    #[serde(skip)]
    #[group(date)]
    renewed: u8,
    #[serde(skip)]
    #[group(with = str::len)]
    seats: String,
}

#[derive(Address, serde::Serialize)]
struct Office {
    #[serde(skip)]
    #[group(display)]
    postal_code: u32,
}

#[derive(Text, serde::Serialize)]
enum Plan {
    #[serde(skip)]
    #[group(other)]
    Custom(String),
}

fn main() {}
