use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    email: u32,
    employes: u32,
}

fn main() {}
