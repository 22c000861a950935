// Two derives are missing, and each is an error.
use group_core::GroupTraits;

struct Seats {
    total: u32,
}

#[derive(GroupTraits)]
#[group(schema)]
struct Company {
    seats: Seats,
}

fn main() {}
