//! A function of serde on a group ID, on flattened traits, and in a newtype
//!
//! The words that say what is sent are not the same everywhere.
use group_core::{Count, GroupTraits, Id};

fn mask<T, S: serde::Serializer>(_: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

#[derive(GroupTraits, serde::Serialize)]
struct Contact {
    phone: String,
}

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    #[group(group_id)]
    #[serde(serialize_with = "mask")]
    key: String,
    #[serde(flatten, serialize_with = "mask")]
    contact: Contact,
    #[serde(serialize_with = "mask")]
    address: group_core::PostalAddress,
}

#[derive(Count, serde::Serialize)]
struct Headcount(#[serde(serialize_with = "mask")] u32);

#[derive(Id, serde::Serialize)]
struct CompanyId(#[serde(serialize_with = "mask")] u32);

fn main() {}
