#[macro_use]
extern crate group_core;

#[derive(GroupTraits)]
#[group(schema)]
struct Company {
    name: String,
}

fn main() {}
