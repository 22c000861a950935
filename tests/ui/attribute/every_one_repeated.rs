// Every attribute is reported where it is given again, on the same line and on another.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(rename_all = "camelCase", crate = "group_core")]
#[group(rename_all = "snake_case", crate = "group_core")]
struct Company {
    #[group(skip, skip)]
    password_hash: String,
    #[group(rename = "a", rename = "b")]
    seats: u32,
    #[group(display)]
    #[group(display)]
    phone: u64,
    #[group(with = length, with = length)]
    owner: String,
    #[group(custom, custom)]
    employes: u32,
    #[group(flatten, flatten)]
    contact: (),
    #[group(group_id, group_id)]
    key: String,
}

fn main() {}
