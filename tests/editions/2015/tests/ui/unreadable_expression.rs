#[macro_use]
extern crate group_core;

struct Seats<const N: usize>;

#[derive(GroupTraits)]
struct Company {
    name: String,
    #[group(skip)]
    seats: Seats<{ if cfg!(windows) { 1 } else { 2 } }>,
}

fn main() {}
