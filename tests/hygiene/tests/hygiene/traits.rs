use ::core::{
    option::Option::{self, None, Some},
    primitive::{str, u8, u32, u64},
    result::Result::Ok,
};
use ::renamed as again;
use ::std::{assert_eq, collections::BTreeMap, convert::From, string::String, vec, vec::Vec};

#[derive(::renamed::GroupTraits)]
#[group(crate = "::renamed", rename_all = "camelCase")]
struct Company<'a> {
    name: String,
    email: Option<&'a str>,
    created_at: Option<::renamed::IsoDate>,
    employees: u32,
    address: ::renamed::PostalAddress,
    plan: crate::text::Plan,
    website: crate::newtypes::Website,
    #[group(display)]
    phone: Option<u8>,
    #[group(with = Vec::len)]
    seats: Vec<u8>,
    #[group(custom)]
    descripton: (),
    #[group(rename = "total billed")]
    total: u64,
    due_at: ::renamed::Update<u8>,
    #[group(flatten)]
    contact: Contact<'a>,
    #[group(flatten)]
    more: Option<BTreeMap<&'a str, u8>>,
    #[group(group_id)]
    key: &'a str,
    #[group(skip)]
    _secret: u8,
}

#[derive(::renamed::GroupTraits)]
#[group(crate = "self::again")]
struct Contact<'a> {
    industry: &'a str,
}

#[::core::prelude::v1::test]
fn traits_name_nothing_that_is_not_in_scope() {
    let company = Company {
        name: From::from("Initech"),
        email: None,
        created_at: None,
        employees: 329,
        address: <::renamed::PostalAddress as ::core::default::Default>::default(),
        plan: crate::text::Plan::FreeOfCharge,
        website: crate::newtypes::website("initech.com"),
        phone: Some(1),
        seats: vec![2, 3],
        descripton: (),
        total: 830,
        due_at: ::renamed::Update::Clear,
        contact: Contact { industry: "Technology" },
        more: None,
        key: "7",
        _secret: 4,
    };
    let Ok(sent) = ::renamed::to_json(&company) else { ::core::panic!("the traits are written") };
    assert_eq!(
        sent,
        ::core::concat!(
            r#"{"name":"Initech","employees":329,"plan":"free-of-charge","website":"initech.com","phone":"1","seats":2,"#,
            r#""descripton":null,"total billed":830,"dueAt":null,"industry":"Technology"}"#
        )
    );
    assert_eq!(::renamed::HasGroupId::group_id(&company), "7");
}

#[derive(::renamed::GroupTraits)]
#[group(crate = "::renamed")]
struct Generic<'a, T, U: ?::core::marker::Sized, const N: ::core::primitive::usize>
where
    T: ::core::marker::Copy,
{
    name: &'a T,
    #[group(display)]
    email: Option<T>,
    own: [T; N],
    #[group(flatten)]
    more: &'a U,
    #[group(group_id, display)]
    key: T,
}

#[::core::prelude::v1::test]
fn generic_traits_name_nothing_that_is_not_in_scope() {
    let generic: Generic<'_, _, (), 2> = Generic { name: &"n", email: Some("e"), own: ["a", "b"], more: &(), key: "k" };
    let Ok(sent) = ::renamed::to_json(&generic) else { ::core::panic!("the traits are written") };
    assert_eq!(sent, r#"{"name":"n","email":"e","own":["a","b"]}"#);
    assert_eq!(::renamed::HasGroupId::group_id(&generic), "k");
}

#[derive(::renamed::GroupTraits, ::core::clone::Clone, ::core::marker::Copy)]
#[group(crate = "::renamed")]
#[repr(C, packed)]
struct Packed {
    first: u8,
    employees: u64,
    #[group(display)]
    name: u64,
    #[group(group_id, with = text)]
    key: u32,
    #[group(flatten)]
    more: (),
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "`with` asks for a reference")]
fn text(number: &u32) -> String {
    ::std::format!("{number}")
}

#[::core::prelude::v1::test]
fn packed_traits_name_nothing_that_is_not_in_scope() {
    let packed = Packed { first: 1, employees: 2, name: 3, key: 4, more: () };
    let Ok(sent) = ::renamed::to_json(&packed) else { ::core::panic!("the traits are written") };
    assert_eq!(sent, r#"{"first":1,"employees":2,"name":"3"}"#);
    assert_eq!(::renamed::HasGroupId::group_id(&packed), "4");
}

#[derive(::renamed::GroupTraits)]
#[group(crate = "::renamed")]
struct Empty;

#[::core::prelude::v1::test]
fn no_traits_name_nothing_that_is_not_in_scope() {
    let Ok(sent) = ::renamed::to_json(&Empty) else { ::core::panic!("the traits are written") };
    assert_eq!(sent, "{}");
}

#[derive(::renamed::GroupTraits)]
#[group(crate = "::renamed")]
struct Converted<'a, T: ::core::clone::Clone + ::renamed::Text> {
    #[group(date, with = ::renamed::with::unix_seconds)]
    closed: u64,
    #[group(with = ::core::primitive::str::trim)]
    name: ::core::option::Option<::std::string::String>,
    #[group(with = ::core::primitive::str::parse::<::core::primitive::u64>)]
    count: &'a ::core::primitive::str,
    #[group(address = "street")]
    line1: T,
    #[group(address = "street", append)]
    line2: T,
    #[group(address = "city", with = ::std::str::from_utf8)]
    town: &'a [::core::primitive::u8],
    lengths: [::core::primitive::u8; if true { 1 } else { 2 }],
}

#[::core::prelude::v1::test]
fn conversions_name_nothing_that_is_not_in_scope() {
    let converted = Converted {
        closed: 0,
        name: ::core::option::Option::Some(::core::convert::From::from(" Initech ")),
        count: "7",
        line1: "1 Main St",
        line2: "Suite 2",
        town: b"Austin",
        lengths: [3],
    };
    let Ok(sent) = ::renamed::to_json(&converted) else { ::core::panic!("the traits are written") };
    assert_eq!(
        sent,
        ::core::concat!(
            r#"{"closed":"1970-01-01T00:00:00.000Z","name":"Initech","count":7,"#,
            r#""address":{"city":"Austin","street":"1 Main St, Suite 2"},"lengths":[3]}"#,
        )
    );
}
