//! A field of a packed struct that cannot be read
//!
//! A field of a packed struct can only be read by copy: skip it, or send another struct.
use group_core::{Address, GroupTraits};

#[derive(GroupTraits)]
#[repr(C, packed)]
struct Company {
    name: String,
    employees: u32,
    #[group(flatten)]
    contact: Option<Box<()>>,
}

#[derive(Address)]
#[repr(packed(2))]
struct Office {
    city: String,
}

fn main() {}
