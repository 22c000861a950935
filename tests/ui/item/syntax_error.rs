// The compiler reports what is no Rust, and the derive says nothing more.
use group_core::{GroupTraits, Text};

#[derive(GroupTraits)]
struct Company {
    name: String,
    email: ,
}

#[derive(Text)]
enum Plan {
    Free
    Trial,
}

fn main() {}
