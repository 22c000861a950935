// What a function or `display` makes of the field is checked as the ID.
use group_core::{Group, GroupTraits, Identity};

fn number(key: &str) -> usize {
    key.len()
}

#[derive(GroupTraits)]
struct Counted {
    #[group(group_id, with = number)]
    key: String,
}

#[derive(GroupTraits)]
struct Displayed {
    #[group(group_id, display)]
    key: Option<u64>,
}

fn main() {
    let company = Counted { key: String::new() };
    let _ = Group::of(Identity::user("97980cfea0067"), &company);
}
