//! The number in a newtype
//!
//! A `Text` struct can send the `Display` text of its field; a `Count` struct sends a number as it is.
use group_core::{Count, Text};

#[derive(Count)]
struct Headcount(#[group(display)] u32);

#[derive(Text)]
struct Key(#[group(display, skip)] u32);

#[derive(Text)]
struct Number(u32);

struct Opaque;

#[derive(Text)]
struct Name(#[group(display)] Opaque);

fn main() {}
