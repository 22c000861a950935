//! A near miss in `rename` or by `rename_all`
//!
//! The name that is sent counts, wherever it comes from.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(rename_all = "SCREAMING-KEBAB-CASE")]
struct Company {
    #[group(rename = "Indutsry")]
    sector: String,
    create_at: String,
}

fn main() {}
