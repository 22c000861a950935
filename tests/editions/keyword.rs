//! `gen`, which is a keyword of edition 2024, as a name like any other.

#![allow(keyword_idents_2024, reason = "the edition is the user's choice")]
#![allow(non_camel_case_types, non_upper_case_globals, reason = "keywords are in lower case")]

use group_core::{to_json, Address, Count, GroupTraits, Text, Update};

#[derive(GroupTraits)]
struct Names<'gen, gen> {
    gen: &'gen gen,
    #[group(with = gen)]
    seats: u8,
}

fn gen(_: &u8) -> u8 {
    2
}

#[derive(GroupTraits)]
struct Sized<const gen: usize> {
    #[group(flatten)]
    gen: Option<more::gen>,
    own: [u8; gen],
}

mod more {
    #[derive(group_core::GroupTraits)]
    pub struct gen {
        #[group(display)]
        pub gen: u8,
    }
}

#[derive(Text)]
enum Plan {
    gen,
}

#[derive(Text)]
struct Website<gen>(gen);

#[derive(Count)]
struct Headcount {
    gen: u8,
}

#[derive(Address)]
struct Office<gen> {
    #[group(rename = "city")]
    gen: gen,
}

#[test]
fn keyword_of_the_next_edition_is_a_name() {
    assert_eq!(to_json(&Names { gen: &1, seats: 0 }).unwrap(), r#"{"gen":1,"seats":2}"#);
    assert_eq!(to_json(&Sized { gen: Some(more::gen { gen: 3 }), own: [4] }).unwrap(), r#"{"gen":"3","own":[4]}"#);
    assert_eq!(Plan::gen.text(), Update::Set("gen".into()));
    assert_eq!(Website("x").text(), Update::Set("x".into()));
    assert_eq!(Headcount { gen: 1 }.count(), Update::Set(1.into()));
    assert!(matches!(Office { gen: "x" }.address(), Update::Set(address) if address.city == Update::Set("x".into())));
}
