//! Structs that every edition takes.

use std::marker::PhantomData;

use group_core::{to_json, Address, Count, Date, GroupTraits, HasGroupId, Id, IsoDate, Text, Update};

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
}

#[derive(Text)]
struct Website<'a>(&'a str);

#[derive(Text)]
struct Any<T>(T);

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

    assert_eq!(Any("x").id(), "x");
    assert_eq!(Headcount(3).count(), Update::Set(3.into()));
    assert!(Founded(IsoDate::parse("1999-02-19").unwrap()).date().is_ok());
}
