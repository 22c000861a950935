// Five mistakes of the macro and no error from the code that uses the struct.
#![allow(non_snake_case)]

#[derive(group_core::GroupTraits)]
#[group(rename_al = "camelCase")]
struct Company {
    #[group(skp)]
    name: String,
    #[group(skip, flatten)]
    a: u8,
    employes: u32,
    createdAt: u8,
    created_at: u8,
}

fn takes<T: group_core::GroupTraits>(_: &T) {}

fn main() {
    let f = |company: &Company| takes(company);
    let _ = f;
}
