// With the reserved trait as a bound, the type is an error where it is named.
use group_core::{GroupTraits, reserved};

#[derive(GroupTraits)]
struct Company<E: reserved::Email> {
    email: E,
}

fn send(_: Company<u32>) {}

fn main() {}
