//! `Text` and `Count` on one type
//!
//! Remove `Count`: text can count, so that `Text` brings it.
use group_core::{Count, Text};

#[derive(Text, Count)]
struct Headcount(String);

fn main() {}
