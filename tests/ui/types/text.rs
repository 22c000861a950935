//! A reserved trait that must be text
//!
//! Send the value's `Display` text with `#[group(display)]`, convert it with `#[group(with = …)]`, or give the field another
//! name.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    avatar: Vec<u8>,
    description: Vec<String>,
    email: u32,
    id: u64,
    industry: (),
    name: (String, String),
    phone: [u8; 10],
    website: bool,
    plan: f64,
}

fn main() {}
