// The struct has one error, although its fields and its bounds would have more.
use group_core::{GroupTraits, Text};
use std::fmt::Display;

#[derive(GroupTraits)]
struct Company<T>(#[group(rename = "name")] T, Vec<T>)
where
    T: Display + Text;

fn main() {}
