//! `Text` on a struct with several fields
//!
//! Skip the fields that are no part of the text, or implement `Text` by hand.
use group_core::Text;

#[derive(Text)]
struct Domain {
    name: String,
    tld: String,
}

#[derive(Text)]
struct Pair(String, String);

#[derive(Text)]
struct Nothing;

#[derive(Text)]
struct Skipped(#[group(skip)] String);

fn main() {}
