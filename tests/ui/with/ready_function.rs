//! A ready function on another type
//!
//! `unix_seconds` and `unix_millis` take an integer, or an `Option` or `Update` of one.
use group_core::{GroupTraits, with::unix_seconds};

#[derive(GroupTraits)]
struct Company {
    #[group(with = unix_seconds)]
    created_at: String,
}

fn main() {}
