// Every two attributes that contradict each other: one error each, at the one that has no effect.
use group_core::{Address, GroupTraits};

#[derive(GroupTraits)]
struct Company {
    #[group(skip, rename = "a")]
    skip_rename: u32,
    #[group(skip, flatten)]
    skip_flatten: (),
    #[group(display, skip)]
    skip_display: u32,
    #[group(skip, with = length)]
    skip_with: String,
    #[group(skip, custom)]
    skip_custom: u32,
    #[group(skip, date)]
    skip_date: u32,
    #[group(skip, address = "city")]
    skip_address: String,
    #[group(skip, append)]
    skip_append: String,
    #[group(skip, group_id)]
    skip_group_id: String,
    #[group(flatten, rename = "a")]
    flatten_rename: (),
    #[group(flatten, display)]
    flatten_display: (),
    #[group(flatten, with = length)]
    flatten_with: (),
    #[group(flatten, custom)]
    flatten_custom: (),
    #[group(flatten, date)]
    flatten_date: (),
    #[group(flatten, address = "city")]
    flatten_address: (),
    #[group(flatten, append)]
    flatten_append: (),
    #[group(flatten, group_id)]
    flatten_group_id: (),
    #[group(group_id, rename = "key")]
    group_id_rename: String,
    #[group(custom, group_id)]
    group_id_custom: String,
    #[group(date, group_id)]
    group_id_date: String,
    #[group(address = "city", group_id)]
    group_id_address: String,
    #[group(append, group_id)]
    group_id_append: String,
    #[group(address = "city", rename = "a")]
    address_rename: String,
    #[group(address = "city", date)]
    address_date: String,
    #[group(address = "city", custom)]
    address_custom: String,
    #[group(date, display)]
    date_display: String,
    #[group(with = length, display)]
    with_display: String,
}

#[derive(Address)]
struct Office {
    #[group(skip, rename = "city")]
    town: String,
    #[group(display, with = length)]
    street: String,
}

fn main() {}
