// Every place lists what is allowed there.
use group_core::{Address, GroupTraits, Text};

#[derive(GroupTraits)]
#[group(skip)]
struct Company {
    #[group(rename_all = "camelCase")]
    seats: u32,
    #[group(crate = "group_core")]
    total_billed: u64,
}

#[derive(Address)]
struct Office {
    #[group(flatten)]
    city: String,
    #[group(custom)]
    country: String,
    #[group(group_id)]
    street: String,
}

#[derive(Text)]
#[group(rename = "plan")]
enum Plan {
    #[group(custom)]
    Free,
}

#[derive(Text)]
struct Website(#[group(flatten)] String);

fn main() {}
