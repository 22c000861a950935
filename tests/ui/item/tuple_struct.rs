//! A tuple struct
//!
//! Give the fields names: a trait is sent under the name of its field.
use group_core::{Address, GroupTraits};

#[derive(GroupTraits)]
struct Company(String, u32);

#[derive(Address)]
struct Office(String, String);

fn main() {}
