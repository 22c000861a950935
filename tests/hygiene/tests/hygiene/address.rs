use ::core::{
    assert_eq,
    convert::From,
    option::Option::{self, None},
    primitive::{str, u8, u32},
};
use ::renamed::Update;

#[derive(::renamed::Address)]
#[group(crate = "::renamed")]
struct Office<'a, T> {
    city: &'a str,
    country: Option<T>,
    #[group(display)]
    postal_code: u32,
    #[group(rename = "state")]
    county: T,
    #[group(with = str::trim_start)]
    street: &'a str,
    #[group(skip)]
    _floor: u8,
}

#[::core::prelude::v1::test]
fn address_names_nothing_that_is_not_in_scope() {
    let office =
        Office { city: "Austin", country: None, postal_code: 78744, county: "Texas", street: " Main", _floor: 2 };
    let Update::Set(address) = ::renamed::Address::address(&office) else { ::core::panic!("the address has parts") };
    assert_eq!(address.city, Update::Set(From::from("Austin")));
    assert_eq!(address.country, Update::Keep);
    assert_eq!(address.postal_code, Update::Set(From::from("78744")));
    assert_eq!(address.state, Update::Set(From::from("Texas")));
    assert_eq!(address.street, Update::Set(From::from("Main")));
}
