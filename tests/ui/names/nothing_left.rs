//! A name of which `rename_all` leaves nothing
//!
//! Give the field a name with a letter in it, or name the trait.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(rename_all = "camelCase")]
struct Company {
    __: u8,
}

fn main() {}
