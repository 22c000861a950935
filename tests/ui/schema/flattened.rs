//! A flattened struct without a schema
//!
//! Add `#[group(schema)]` to it too.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    phone: String,
}

#[derive(GroupTraits)]
#[group(schema)]
struct Company {
    #[group(flatten)]
    contact: Contact,
}

fn main() {}
