//! A mistake in a name for serde
//!
//! A trait has the name that serde gives it. Correct it there, or give the trait another one with `#[group(rename = "…")]`.
use group_core::{Address, GroupTraits, Text};

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    #[serde(rename = "employes")]
    staff: u32,
    #[serde(rename(serialize = "E-Mail"))]
    contact: u32,
    #[serde(rename = "seats_used")]
    seats: u32,
    seats_used: u32,
    #[serde(rename = " ")]
    blank: u32,
    #[serde(rename = "apiKey")]
    key: String,
}

#[derive(Address, serde::Serialize)]
struct Office {
    #[serde(rename = "zip")]
    postal_code: String,
}

#[derive(Text, serde::Serialize)]
#[serde(rename_all = "lowercase")]
enum Plan {
    Free,
    #[serde(rename = "free")]
    Trial,
}

fn main() {}
