// The compiler says it all.
use group_core::{Address, GroupTraits};

#[derive(GroupTraits)]
struct Company {
    name: String,
    name: String,
}

#[derive(Address)]
struct Office {
    city: String,
    city: String,
}

fn main() {}
