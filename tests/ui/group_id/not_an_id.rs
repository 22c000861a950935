//! A group ID that is no text
//!
//! Send the text of a number with `#[group(display)]`. An ID is never absent, so take the value out of its `Option` first.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(group_id)]
    key: u64,
}

#[derive(GroupTraits)]
struct Maybe {
    #[group(group_id)]
    key: Option<String>,
}

fn main() {}
