//! `custom` on a reserved trait
//!
//! A reserved name has the meaning that the spec gives it. Remove `custom`, or give the field another name.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(custom)]
    plan: u32,
    #[group(custom, rename = "E-Mail")]
    contact: u32,
}

fn main() {}
