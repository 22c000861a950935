// Whatever stands where the name of an attribute belongs is underlined as a whole.
use group_core::GroupTraits;

#[derive(GroupTraits)]
struct Company {
    #[group("skip")]
    password_hash: String,
    #[group(group::skip)]
    token: String,
    #[group(= "total billed")]
    total_billed: u64,
    #[group(7)]
    seats: u32,
    #[group(::skip, !skip, (skip))]
    secret: String,
    #[group(rename = "owner name",, display)]
    owner: String,
}

fn main() {}
