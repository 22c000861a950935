//! Two attributes that contradict each other
//!
//! Remove one of the two.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(skip, rename = "seats taken")]
    seats: u32,
    #[group(flatten, display)]
    contact: (),
    #[group(group_id, custom)]
    key: String,
    #[group(with = length, display)]
    owner: String,
    #[group(address = "city", rename = "town")]
    town: String,
}

fn main() {}
