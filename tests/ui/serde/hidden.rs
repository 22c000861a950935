//! A field that serde hides
//!
//! Say what is meant: `#[group(skip)]` hides it here too, and `#[group(rename = "…")]` sends it.
use group_core::GroupTraits;

#[derive(GroupTraits, serde::Serialize)]
struct Company {
    name: String,
    #[serde(skip)]
    password_hash: String,
    #[serde(rename = "x", skip_serializing)]
    token: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[serde(skip)]
    #[serde(skip_serializing)]
    r#type: String,
}

fn main() {}
