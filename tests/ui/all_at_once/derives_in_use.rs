// A wrong `Text`, `Count`, `Date`, `Address` or group ID is one error, and what uses it adds none.
use group_core::{Address, Count, Date, Group, GroupTraits, Identity, Text};

#[derive(Text)]
enum Plan {
    Custom(String),
}

#[derive(Text)]
struct Website(String, String);

#[derive(Count)]
struct Headcount(u32, u32);

#[derive(Date)]
enum Founded {}

#[derive(Address)]
struct Office(String);

#[derive(GroupTraits)]
struct Company {
    #[group(group_id, rename = "key")]
    key: String,
    plan: Plan,
    website: Website,
    employees: Headcount,
    created_at: Founded,
    address: Office,
}

fn send(company: &Company) {
    let _ = Group::of(Identity::user("97980cfea0067"), company);
}

fn main() {}
