//! The outbox: rule by rule, and in a simulation.

mod model;
mod receiver;
mod rules;
mod simulation;

use group_core::{
    Group, GroupTraits, Identity,
    http::{Endpoint, WriteKey},
};

fn endpoint() -> Endpoint {
    Endpoint::new("http://127.0.0.1:1", WriteKey::new("aBcDeFgHiJkLmNoP").unwrap()).unwrap()
}

#[derive(Clone, GroupTraits)]
struct Company {
    name: String,
    number: usize,
}

/// A message of one of a few groups.
fn message(number: usize, name_length: usize) -> Group<'static, Company> {
    let traits = Company { name: "x".repeat(name_length), number };
    Group::new(Identity::user("97980cfea0067"), group_of(number).to_string(), traits).unwrap()
}

fn group_of(number: usize) -> usize {
    number % 3
}

/// The numbers of the messages in a body.
fn numbers(body: &[u8]) -> Vec<usize> {
    let body = str::from_utf8(body).unwrap();
    let numbers = body.split(r#""number":"#).skip(1);
    numbers.map(|rest| rest[..rest.find('}').unwrap()].parse().unwrap()).collect()
}
