//! A newtype of what is no ID
//!
//! Hold text, an integer, a UUID or an `ObjectId`, or send the `Display` text.
use group_core::{GroupTraits, Id, Text};

#[derive(Id)]
struct CompanyId(Option<u64>);

#[derive(Id)]
enum Region {
    Europe,
}

#[derive(Id)]
struct Parts(u8, u8);

#[derive(Text)]
struct Slug(String);

#[derive(GroupTraits)]
struct Company {
    #[group(group_id)]
    slug: Slug,
}

fn main() {}
