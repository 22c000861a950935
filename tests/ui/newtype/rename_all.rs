//! `rename_all` where no names are sent
//!
//! Remove it: a newtype is sent as its value.
use group_core::{Count, Text};

#[derive(Text)]
#[group(rename_all = "lowercase")]
struct Website(String);

#[derive(Count)]
#[group(rename_all = "lowercase")]
struct Headcount {
    total: u32,
}

fn main() {}
