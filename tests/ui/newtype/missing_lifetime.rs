use group_core::{GroupTraits, Text};

#[derive(Text)]
struct Website(&str);

#[derive(Text)]
struct Name(&'a str);

#[derive(GroupTraits)]
struct Company<T> {
    name: &T,
    seats: T,
}

fn main() {}
