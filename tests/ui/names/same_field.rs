// The compiler says it all.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    name: String,
    name: String,
}

fn main() {}
