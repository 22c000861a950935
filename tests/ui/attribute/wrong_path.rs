// The path is well formed, and what it names is not `group_core`: the compiler says so at the path.
use group_core::GroupTraits;

mod facade {}

#[derive(GroupTraits)]
#[group(crate = "crate::facade")]
struct Company {
    name: String,
}

#[derive(GroupTraits)]
#[group(crate = "no_such_crate")]
struct Other {
    email: u32,
}

fn main() {}
