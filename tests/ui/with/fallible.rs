//! A function that may fail
//!
//! It may return a `Result` whose error is an error or text. A part of an `Address` struct and a group ID cannot fail.
use group_core::{Address, GroupTraits};

struct Failed;

fn of_no_error(_: &str) -> Result<String, Failed> {
    Err(Failed)
}

fn parsed(text: &str) -> Result<u32, std::num::ParseIntError> {
    text.parse()
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = of_no_error)]
    name: String,
    #[group(with = parsed)]
    email: String,
}

#[derive(Address)]
struct Office {
    #[group(with = parsed)]
    city: String,
}

fn main() {}
