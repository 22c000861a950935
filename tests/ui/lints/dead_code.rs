// A trait that is sent counts as read, and a field that is skipped does not.
#![deny(dead_code)]

#[derive(group_core::GroupTraits)]
struct Company {
    name: String,
    #[group(skip)]
    never_read: String,
}

fn main() {
    let company = Company { name: String::new(), never_read: String::new() };
    send(&company);
}

fn send<T: group_core::GroupTraits>(_: &T) {}
