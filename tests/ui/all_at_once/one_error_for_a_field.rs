use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    // Each has a mistake in its attribute, and would have another in its name or its type.
    #[group(skp)]
    employes: u32,
    #[group(rename = "")]
    email: u32,
    #[group(skip, skip)]
    password_hash: String,
}

fn main() {}
