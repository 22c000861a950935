//! A comma is missing
//!
//! Write one between two attributes.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(rename_all = "camelCase" crate = "group_core")]
struct Company {
    #[group(custom rename = "employes")]
    staff: u32,
    #[group(rename = "contact phone" display)]
    phone: u64,
    #[group(with = length; display)]
    owner: String,
}

fn main() {}
