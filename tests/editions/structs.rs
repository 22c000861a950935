//! Structs that every edition takes.

use std::marker::PhantomData;

use group_core::{
    to_json, with::unix_seconds, Address, Count, Date, GroupTraits, HasGroupId, Id, IsoDate, Text, Update,
};

#[derive(GroupTraits)]
#[group(rename_all = "camelCase")]
struct Company<'a> {
    name: &'a str,
    r#async: u8,
    r#dyn: u8,
    r#gen: u8,
    created_at: Option<IsoDate>,
    plan: Plan,
    website: Website<'a>,
    address: Office<'a>,
    #[group(display)]
    phone: Option<u8>,
    #[group(with = r#try)]
    employees: &'a [u8],
    #[group(flatten)]
    contact: Contact<'a>,
    #[group(group_id)]
    key: &'a str,
    #[group(skip)]
    _secret: u8,
}

fn r#try(employees: &&[u8]) -> usize {
    employees.len()
}

#[derive(GroupTraits)]
struct Contact<'a> {
    email: &'a str,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Free,
    #[group(other)]
    Other(String),
}

#[derive(Text)]
struct Website<'a>(&'a str);

#[derive(Id)]
struct Any<T>(T);

#[derive(GroupTraits)]
struct New {
    #[group(date, with = unix_seconds)]
    closed: Option<i64>,
    #[group(with = shout)]
    title: Option<String>,
    #[group(with = digits)]
    seats: &'static str,
    #[group(address = "street")]
    line1: &'static str,
    #[group(address = "street", append)]
    line2: Option<&'static str>,
    #[group(address = "postal code", display)]
    r#dyn: u32,
    #[group(address = "city", with = shout)]
    r#async: String,
}

fn shout(text: &str) -> String {
    text.to_uppercase()
}

fn digits(text: &str) -> Result<u32, std::num::ParseIntError> {
    text.parse()
}

#[derive(Count)]
struct Headcount(u8);

#[derive(Date)]
struct Founded(IsoDate);

#[derive(Address)]
struct Office<'a> {
    city: &'a str,
    #[group(display)]
    postal_code: u32,
}

#[derive(GroupTraits)]
struct Generic<'a, T, const N: usize>
where
    T: Clone,
{
    own: [T; N],
    #[group(display)]
    name: Option<T>,
    #[group(skip)]
    _rest: PhantomData<&'a T>,
}

#[test]
fn structs_compile_in_every_edition() {
    let company = Company {
        name: "Initech",

        r#async: 2,
        r#dyn: 3,
        r#gen: 4,
        created_at: None,
        plan: Plan::Free,
        website: Website("initech.com"),
        address: Office { city: "Austin", postal_code: 78744 },
        phone: Some(5),
        employees: &[6, 7],
        contact: Contact { email: "sales@initech.com" },
        key: "7",
        _secret: 8,
    };
    assert_eq!(
        to_json(&company).unwrap(),
        concat!(
            r#"{"name":"Initech","async":2,"dyn":3,"gen":4,"plan":"free","website":"initech.com","#,
            r#""address":{"city":"Austin","postalCode":"78744"},"phone":"5","employees":2,"email":"sales@initech.com"}"#
        )
    );
    assert_eq!(company.group_id(), "7");

    let generic = Generic { own: ['a', 'b'], name: Some('c'), _rest: PhantomData };
    assert_eq!(to_json(&generic).unwrap(), r#"{"own":["a","b"],"name":"c"}"#);

    let new = New {
        closed: Some(0),
        title: Some("initech".into()),
        seats: "7",
        line1: "4120 Freidrich Ln",
        line2: Some("Suite 2"),
        r#dyn: 78744,
        r#async: "Austin".into(),
    };
    assert_eq!(
        to_json(&new).unwrap(),
        concat!(
            r#"{"closed":"1970-01-01T00:00:00.000Z","title":"INITECH","seats":7,"#,
            r#""address":{"city":"AUSTIN","postalCode":"78744","street":"4120 Freidrich Ln, Suite 2"}}"#
        )
    );
    assert_eq!(Plan::Other("legacy".into()).text(), Update::Set("legacy".into()));
    assert_eq!(Any("x").id(), "x");
    assert_eq!(Headcount(3).count(), Update::Set(3.into()));
    assert!(Founded(IsoDate::parse("1999-02-19").unwrap()).date().is_ok());
}
