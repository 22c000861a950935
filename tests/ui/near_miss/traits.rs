//! A name that looks like a reserved trait
//!
//! Correct the name, or say that it is a custom trait with `#[group(custom)]`.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    employes: u32,
    created: String,
}

fn main() {}
