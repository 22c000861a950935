//! A function that makes the wrong type
//!
//! What the function returns is checked like the type of a field.
use group_core::GroupTraits;

fn length(text: &str) -> usize {
    text.len()
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = length)]
    email: String,
}

fn main() {}
