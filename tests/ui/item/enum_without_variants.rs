use group_core::GroupTraits;

#[derive(GroupTraits)]
enum Nobody {}

fn main() {}
