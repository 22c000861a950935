//! A field that serde hides
//!
//! Say what is meant: `#[group(skip)]` hides it here too, and `#[group(rename = "…")]` sends it.
use group_core::{Address, GroupTraits};

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    name: String,
    #[serde(skip)]
    password_hash: String,
    #[serde(rename = "x", skip_serializing)]
    r#type: String,
    #[serde(skip)]
    #[group(display)]
    created_by: u64,
    #[serde(skip)]
    emial: String,
    #[serde(skip)]
    #[group(custom)]
    desciption: String,
}

#[derive(Address, serde::Serialize)]
struct Office {
    #[serde(skip)]
    city: String,
    #[serde(skip)]
    postal_code: String,
    #[serde(skip)]
    floor: String,
}

fn main() {}
