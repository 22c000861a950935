//! An unknown attribute
//!
//! Correct the name. The error suggests the nearest attribute, and lists all that are allowed there.
use group_core::{Address, Count, GroupTraits, Text};

#[derive(GroupTraits)]
#[group(rename_al = "camelCase")]
struct Company {
    #[group(skp)]
    password_hash: String,
    #[group(id)]
    key: String,
}

#[derive(Address)]
struct Office {
    #[group(default)]
    city: String,
}

#[derive(Text)]
enum Plan {
    #[group(alias = "free")]
    Free,
}

#[derive(Text)]
struct Website(String, #[group(ignore)] bool);

#[derive(Count)]
struct Headcount(#[group(as_text)] u32);

fn main() {}
