//! A secret by its name
//!
//! Say what is meant: skip the field, or say that it is sent.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    name: String,
    password_hash: String,
    #[group(display)]
    api_key: u64,
}

fn main() {}
