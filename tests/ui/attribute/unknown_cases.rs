use group_core::{GroupTraits, Text};

#[derive(GroupTraits)]
#[group(rename_all = "camel_case")]
struct Company {
    seats: u32,
}

#[derive(GroupTraits)]
#[group(rename_all = "SNAKE_CASE")]
struct Team {
    seats: u32,
}

#[derive(Text)]
#[group(rename_all = "SCREAMING-KEBAB_CASE")]
enum Plan {
    Free,
}

#[derive(Text)]
#[group(rename_all = "Snake_Case")]
enum Tier {
    Free,
}

fn main() {}
