// The same type twice, at different depths: one error for each field that brings it once more.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    email: String,
    phone: String,
}

#[derive(GroupTraits)]
struct Outer {
    #[group(flatten)]
    contact: Contact,
}

#[derive(GroupTraits)]
struct Company {
    #[group(flatten)]
    sales: Contact,
    #[group(flatten)]
    support: Contact,
    #[group(flatten)]
    outer: Outer,
}

fn main() {}
