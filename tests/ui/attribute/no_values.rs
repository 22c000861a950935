// Every attribute that takes a value, without one and with one in parentheses.
use group_core::GroupTraits;

#[derive(GroupTraits)]
#[group(crate, rename_all)]
struct Company {
    #[group(rename)]
    seats: u32,
    #[group(rename("total billed"))]
    total_billed: u64,
    #[group(rename = )]
    owner: String,
    #[group(with)]
    region: String,
    #[group(with(region))]
    zone: String,
}

fn main() {}
