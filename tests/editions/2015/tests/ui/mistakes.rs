#[macro_use]
extern crate group_core;

#[derive(GroupTraits)]
#[group(rename = "company")]
struct Company {
    employes: u32,
    #[group(skp)]
    email: String,
}

fn main() {}
