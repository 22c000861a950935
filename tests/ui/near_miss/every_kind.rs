// A letter less, a letter more, two letters swapped, and a name that is meant for a reserved one.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    employes: u32,
    descripton: String,
    adress: String,
    emial: String,
    webiste: String,
    created: String,
}

fn main() {}
