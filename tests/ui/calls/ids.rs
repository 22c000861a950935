//! An ID that is no text
//!
//! Give its text: `id.to_string()`. An ID is never absent, so take the value out of its `Option` first.
use group_core::{Group, Identity};

fn main() {
    let user = Some("97980cfea0067");
    let _ = Group::new(Identity::user(user), 42, ());
}
