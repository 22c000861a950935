//! Something other than the name of an attribute
//!
//! An attribute is one word, such as `skip`, without quotes and without a path.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group("skip")]
    password_hash: String,
    #[group(group::skip)]
    token: String,
}

fn main() {}
