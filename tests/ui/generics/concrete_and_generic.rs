// In a generic struct, what does not depend on the parameter is an error at its type, and what is wrong for every
// parameter too.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company<'a, T: Clone, const N: usize> {
    email: &'a u32,
    phone: [u8; N],
    seats: T,
}

fn main() {}
