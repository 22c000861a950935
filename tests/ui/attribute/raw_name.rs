// `r#` does not make another word of it, and is not part of the name.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group(r#skip)]
    password_hash: String,
    #[group(r#type = "text")]
    seats: u32,
}

fn main() {}
