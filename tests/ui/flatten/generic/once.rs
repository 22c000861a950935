// The struct of `twice.rs` with another argument is right.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    phone: String,
}

#[derive(GroupTraits)]
struct Company<T> {
    email: String,
    #[group(flatten)]
    more: T,
}

fn main() {
    let contact = Contact { phone: String::new() };
    let company = Company { email: String::new(), more: contact };
    let _ = group_core::to_json(&company);
}
