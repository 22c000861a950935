// What the function returns is checked for every kind and in every place, at the name of the function.
use std::num::ParseIntError;

use group_core::{Address, Count, Date, GroupTraits, Id, Text};

fn length(text: &str) -> f64 {
    text.len() as f64
}

fn maybe(_: &u32) -> Option<f64> {
    None
}

fn parsed(text: &str) -> Result<f64, ParseIntError> {
    Ok(text.parse::<u32>()?.into())
}

#[derive(GroupTraits)]
struct Company {
    #[group(with = self::length)]
    email: String,
    #[group(with = maybe)]
    employees: Option<u32>,
    #[group(with = parsed)]
    name: String,
    #[group(date, with = parsed)]
    closed_at: Option<String>,
    #[group(address = "city", with = length)]
    town: String,
    #[group(address = "state", with = parsed)]
    state: String,
}

#[derive(GroupTraits)]
struct Account {
    #[group(group_id, with = parsed)]
    key: String,
}

#[derive(Text)]
struct Website(#[group(with = length)] String);

#[derive(Count)]
struct Headcount(#[group(with = length)] String);

#[derive(Date)]
struct Founded(#[group(with = length)] String);

#[derive(Id)]
struct CompanyId(#[group(with = length)] String);

#[derive(Address)]
struct Office {
    #[group(with = parsed)]
    street: String,
}

fn main() {}
