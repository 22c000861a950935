//! One trait twice in a generic struct
//!
//! Rename or skip one of the two. What a parameter brings is known where the struct is used, so that this error comes with
//! `cargo build` and `cargo test`, and not with `cargo check`.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Contact {
    email: String,
}

#[derive(GroupTraits)]
struct Company<T> {
    email: String,
    #[group(flatten)]
    more: T,
}

fn main() {
    let contact = Contact { email: String::new() };
    let company = Company { email: String::new(), more: contact };
    let _ = group_core::to_json(&company);
}
