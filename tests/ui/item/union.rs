//! A union
//!
//! Send a struct that is made from the union.
use group_core::{Address, Count, Date, GroupTraits, Text};

#[derive(GroupTraits)]
union Traits {
    seats: u32,
}

#[derive(Address)]
union Place {
    city: &'static str,
}

#[derive(Text)]
union Plan {
    name: &'static str,
}

#[derive(Count)]
union Headcount {
    exact: u32,
}

#[derive(Date)]
union Founded {
    seconds: u64,
}

fn main() {}
