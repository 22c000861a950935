// Every form that is not a list in parentheses.
use group_core::{GroupTraits, Text};

#[derive(GroupTraits)]
#[group]
struct Company {
    #[group]
    seats: u32,
    #[group = "skip"]
    password_hash: String,
    #[group[skip]]
    token: String,
    #[group{skip}]
    secret: String,
}

#[derive(Text)]
enum Plan {
    #[group = "free"]
    Free,
}

fn main() {}
