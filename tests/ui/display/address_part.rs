// The same in an address, and in a generic struct.
use group_core::{Address, GroupTraits};

#[derive(Address)]
struct Office {
    #[group(display)]
    street: Vec<String>,
}

#[derive(GroupTraits)]
struct Company<T> {
    #[group(display)]
    email: T,
    #[group(display)]
    phone: Vec<T>,
}

fn main() {
    let _ = group_core::to_json(&Company { email: (), phone: vec![()] });
}
