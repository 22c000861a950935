// A type that a macro makes is wrong at the field, also in a generic struct.
use group_core::GroupTraits;

macro_rules! same {
    ($Type:ty) => { $Type };
}

#[derive(GroupTraits)]
struct Company<T> {
    seats: T,
    name: same!(u8),
}

fn main() {}
