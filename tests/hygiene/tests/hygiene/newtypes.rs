use ::core::{assert_eq, convert::From, marker::PhantomData, primitive::u32};
use ::renamed::Update;
use ::std::{borrow::Cow, string::String};

#[derive(::renamed::Text)]
#[group(crate = "::renamed")]
pub(crate) struct Website(String);

pub(crate) fn website(text: &::core::primitive::str) -> Website {
    Website(From::from(text))
}

#[derive(::renamed::Text)]
#[group(crate = "::renamed")]
struct Any<'a, T: ?::core::marker::Sized> {
    text: &'a T,
    #[group(skip)]
    _rest: PhantomData<T>,
}

#[derive(::renamed::Id)]
#[group(crate = "::renamed")]
struct Key<'a, T: ?::core::marker::Sized> {
    id: &'a T,
    #[group(skip)]
    _rest: PhantomData<T>,
}

#[derive(::renamed::Id)]
#[group(crate = "::renamed")]
struct Displayed(#[group(display)] ::core::primitive::bool);

#[derive(::renamed::Count, ::core::clone::Clone, ::core::marker::Copy)]
#[group(crate = "::renamed")]
#[repr(C, packed)]
struct Headcount(u32);

#[derive(::renamed::Date)]
#[group(crate = "::renamed")]
struct Founded(::renamed::IsoDate);

#[::core::prelude::v1::test]
fn newtypes_name_nothing_that_is_not_in_scope() {
    let website = website("initech.com");
    assert_eq!(::renamed::Text::text(&website), Update::Set(From::from("initech.com")));
    assert_eq!(::renamed::Count::count(&website), Update::Set(From::from("initech.com")));
    assert_eq!(::renamed::OptionalId::optional_id(&website), Update::Set(From::from("initech.com")));

    let any = Any { text: "initech.com", _rest: PhantomData };
    assert_eq!(::renamed::Text::text(&any), Update::Set(From::from("initech.com")));

    let key = Key { id: "initech", _rest: PhantomData };
    assert_eq!(::renamed::Id::id(&key), Cow::Borrowed("initech"));
    assert_eq!(::renamed::IntoId::into_id(key), Cow::Borrowed("initech"));
    assert_eq!(::renamed::Id::id(&Displayed(true)), Cow::Borrowed("true"));

    assert_eq!(::renamed::Count::count(&Headcount(7)), Update::Set(From::from(7)));

    let date = ::renamed::IsoDate::parse("1999-02-19").unwrap();
    let sent = ::renamed::DateValue::from(&date).into_owned();
    assert_eq!(::renamed::Date::date(&Founded(date)), ::core::result::Result::Ok(Update::Set(sent)));
}
