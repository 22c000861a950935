//! The schema of a struct that has none
//!
//! Add `#[group(schema)]` to the struct.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    name: String,
}

fn main() {
    group_core::schema::traits::<Company>();
}
