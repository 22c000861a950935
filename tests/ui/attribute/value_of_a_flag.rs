//! A value where none is taken
//!
//! Write the attribute alone. To take it back, remove it.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(skip = true)]
    password_hash: String,
}

fn main() {}
