// What a function returns is a custom trait as well.
use group_core::GroupTraits;

#[derive(serde::Serialize)]
struct Seats {
    total: u32,
}

fn seats(total: &u32) -> Seats {
    Seats { total: *total }
}

#[derive(GroupTraits)]
#[group(schema)]
struct Company {
    #[group(with = seats)]
    seats: u32,
}

fn main() {}
