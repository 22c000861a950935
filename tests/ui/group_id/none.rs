//! `Group::of` without a group ID
//!
//! Mark the field that holds the ID, or give the ID to `Group::new`.
use group_core::{Group, GroupTraits, Identity};

#[derive(GroupTraits)]
struct Company {
    name: String,
}

fn main() {
    let company = Company { name: String::new() };
    let _ = Group::of(Identity::user("97980cfea0067"), &company);
}
