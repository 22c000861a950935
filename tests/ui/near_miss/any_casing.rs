// A near miss is found in any casing, as a reserved name is.
#![allow(non_snake_case)]
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    EMPLOYEE: u32,
    Descripiton: String,
    created_ad: String,
    r#webstie: String,
}

fn main() {}
