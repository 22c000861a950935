// A type without group traits is one error, also where it is wrapped and where its names would be compared.
use group_core::GroupTraits;
use std::collections::BTreeMap;

struct Contact {
    phone: String,
}

#[derive(GroupTraits)]
struct Company {
    phone: String,
    #[group(flatten)]
    maybe: Option<Contact>,
    #[group(flatten)]
    boxed: Box<Contact>,
    #[group(flatten)]
    text: String,
    #[group(flatten)]
    map: BTreeMap<String, Contact>,
}

fn main() {}
