//! A newtype of another type
//!
//! Hold a value of that kind, or implement the trait by hand.
use group_core::{Count, Date, Text};

#[derive(Text)]
struct Website(Vec<String>);

#[derive(Count)]
struct Headcount(f32);

#[derive(Date)]
struct Founded {
    on: String,
}

fn main() {}
