// Every place lists what is allowed there and suggests what is near.
use group_core::{Address, GroupTraits, Text};

#[derive(GroupTraits)]
#[group(rename_al = "camelCase")]
struct Company {
    #[group(skp)]
    password_hash: String,
    #[group(renam = "total billed")]
    total_billed: u64,
    #[group(default)]
    seats: u32,
}

#[derive(Address)]
struct Office {
    #[group(dispaly)]
    city: String,
}

#[derive(Text)]
enum Plan {
    #[group(alias = "free")]
    Free,
}

#[derive(Text)]
struct Website(
    String,
    #[group(ski)] bool,
);

fn main() {}
