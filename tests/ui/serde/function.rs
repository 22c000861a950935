//! A function of serde on what must be of one type
//!
//! What `serialize_with` writes is not known. Say what is sent: the field itself, its `Display` text, or what a function makes of it.
use group_core::{Address, GroupTraits, Text};

fn mask<S: serde::Serializer>(_: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    #[serde(serialize_with = "mask")]
    email: String,
    #[serde(serialize_with = "mask")]
    #[group(address = "city")]
    town: String,
}

#[derive(Address, serde::Serialize)]
struct Office {
    #[serde(rename = "street", serialize_with = "mask")]
    line1: String,
}

#[derive(Text, serde::Serialize)]
struct Phone(#[serde(serialize_with = "mask")] String);

fn main() {}
