//! `Count` or `Date` on what is not a newtype
//!
//! Skip the fields that are no part of the value, or implement the trait by hand.
use group_core::{Count, Date};

#[derive(Count)]
struct Headcount {
    berlin: u32,
    paris: u32,
}

#[derive(Count)]
enum Size {
    Small,
    Large,
}

#[derive(Date)]
struct Founded(i16, u8, u8);

#[derive(Date)]
struct Never;

fn main() {}
