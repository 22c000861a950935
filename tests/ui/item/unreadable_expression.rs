use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    seats: [u8; if cfg!(windows) { 1 } else { 2 }],
}

fn main() {}
