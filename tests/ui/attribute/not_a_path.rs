//! A `crate` that is not a path
//!
//! Write the path of `group_core` as `use` would take it, which is with `_` and not with the `-` of the package.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(crate = "group-core")]
struct Company {
    name: String,
}

fn main() {}
