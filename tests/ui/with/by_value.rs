//! A function that takes the field by value
//!
//! Write a function that takes a reference, and name that one.
use chrono::{DateTime, NaiveDateTime, Utc};
use group_core::GroupTraits;

fn utc(date: NaiveDateTime) -> DateTime<Utc> {
    date.and_utc()
}

fn optional(date: Option<NaiveDateTime>) -> Option<DateTime<Utc>> {
    date.as_ref().map(NaiveDateTime::and_utc)
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = utc)]
    created_at: NaiveDateTime,
    #[group(with = utc)]
    closed_at: Option<NaiveDateTime>,
    #[group(with = optional)]
    ended_at: Option<NaiveDateTime>,
    #[group(with = "utc")]
    renewed_at: NaiveDateTime,
}

fn main() {}
