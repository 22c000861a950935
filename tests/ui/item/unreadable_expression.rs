//! An expression in a type
//!
//! A derive does without a parser for all of Rust. Name the length of an array by a `const`.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    seats: [u8; if cfg!(windows) { 1 } else { 2 }],
}

fn main() {}
