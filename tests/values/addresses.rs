use std::{rc::Rc, sync::Arc};

use group_core::{Address, AddressValue, GroupTraits, PostalAddress, Text, TraitMap, Update, reserved};
use serde_json::{Value, json};

use crate::sent;

#[derive(GroupTraits)]
struct Company<T: reserved::Address> {
    address: T,
}

fn address_of(address: impl Address) -> Value {
    sent(&Company { address })
}

fn austin() -> PostalAddress {
    PostalAddress { city: Some("Austin".into()), state: Some("TX".into()), ..PostalAddress::default() }
}

#[derive(Default, Address)]
struct Office<'a> {
    street: Option<&'a str>,
    #[group(rename = "city")]
    town: Update<String>,
    postal_code: Option<Box<str>>,
    #[group(display)]
    state: Option<u8>,
    #[group(with = code)]
    country: Country,
    #[group(skip)]
    _floor: u8,
}

#[derive(Clone, Copy, Default)]
enum Country {
    #[default]
    Unknown,
    Germany,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "`with` passes a reference")]
fn code(country: &Country) -> Option<&'static str> {
    match country {
        Country::Unknown => None,
        Country::Germany => Some("DE"),
    }
}

#[test]
fn postal_address_sends_what_is_there_under_the_keys_of_the_spec() {
    assert_eq!(address_of(austin()), json!({ "address": { "city": "Austin", "state": "TX" } }));
    let full = PostalAddress {
        city: Some(String::new()),
        country: Some("US".into()),
        postal_code: Some("78701".into()),
        state: Some("TX".into()),
        street: Some("\"1\"".into()),
    };
    let expected = json!({ "city": "", "country": "US", "postalCode": "78701", "state": "TX", "street": "\"1\"" });
    assert_eq!(address_of(full), json!({ "address": expected }));
}

#[test]
fn derived_address_sends_what_is_there_under_the_keys_of_the_spec() {
    let office = Office {
        street: Some("Hauptstr. 1"),
        town: Update::Set("Berlin".into()),
        postal_code: Some("10115".into()),
        state: Some(11),
        country: Country::Germany,
        _floor: 3,
    };
    let expected =
        json!({ "street": "Hauptstr. 1", "city": "Berlin", "postalCode": "10115", "state": "11", "country": "DE" });
    assert_eq!(address_of(office), json!({ "address": expected }));
}

#[test]
fn address_with_nothing_in_it_is_left_out() {
    assert_eq!(address_of(PostalAddress::default()), json!({}));
    assert_eq!(address_of(Office::default()), json!({}));
    assert_eq!(address_of(None::<PostalAddress>), json!({}));
    assert_eq!(address_of(Update::Set(Arc::new(Some(PostalAddress::default())))), json!({}));
}

#[test]
fn address_goes_through_wrappers() {
    let expected = json!({ "address": { "city": "Austin", "state": "TX" } });
    assert_eq!(address_of(Some(austin())), expected);
    assert_eq!(address_of(Update::Set(austin())), expected);
    assert_eq!(address_of(Box::new(austin())), expected);
    assert_eq!(address_of(&austin()), expected);
    assert_eq!(address_of(Rc::new(austin())), expected);
    assert_eq!(address_of(Arc::new(austin())), expected);

    let berlin = || Office { town: Update::Set("Berlin".into()), ..Office::default() };
    let expected = json!({ "address": { "city": "Berlin" } });
    assert_eq!(address_of(Some(berlin())), expected);
    assert_eq!(address_of(Update::Set(berlin())), expected);
    assert_eq!(address_of(Box::new(berlin())), expected);
    assert_eq!(address_of(&berlin()), expected);
    assert_eq!(address_of(Arc::new(berlin())), expected);
}

#[test]
fn address_is_cleared_as_a_whole() {
    assert_eq!(address_of(Update::<PostalAddress>::Clear), json!({ "address": null }));
    assert_eq!(address_of(Update::<Office>::Clear), json!({ "address": null }));
}

#[test]
fn part_of_an_address_is_cleared_alone() {
    let office = Office { town: Update::Clear, street: Some("Hauptstr. 1"), ..Office::default() };
    assert_eq!(address_of(office), json!({ "address": { "city": null, "street": "Hauptstr. 1" } }));
    let office = Office { town: Update::Clear, ..Office::default() };
    assert_eq!(address_of(office), json!({ "address": { "city": null } }));
}

#[test]
fn every_text_type_is_a_part() {
    #[derive(Address)]
    struct Site<'a> {
        city: Arc<str>,
        country: Iso,
        postal_code: char,
        state: std::borrow::Cow<'a, str>,
        street: Rc<Option<Update<&'a str>>>,
    }

    #[derive(Text)]
    enum Iso {
        De,
    }

    let site = Site {
        city: "Berlin".into(),
        country: Iso::De,
        postal_code: '1',
        state: "BE".into(),
        street: Rc::new(Some(Update::Clear)),
    };
    let expected = json!({ "city": "Berlin", "country": "De", "postalCode": "1", "state": "BE", "street": null });
    assert_eq!(address_of(site), json!({ "address": expected }));
}

#[test]
fn address_by_hand_is_one_method() {
    struct Country(&'static str);

    impl Address for Country {
        fn address(&self) -> Update<AddressValue<'_>> {
            Update::Set(AddressValue { country: Update::Set(self.0.into()), ..AddressValue::EMPTY })
        }
    }

    assert_eq!(address_of(Country("DE")), json!({ "address": { "country": "DE" } }));
}

#[test]
fn address_of_serde_is_the_object_on_the_wire() {
    let address = PostalAddress { postal_code: Some("78701".into()), ..austin() };
    let value = serde_json::to_value(&address).unwrap();
    assert_eq!(value, address_of(&address)["address"]);
    assert_eq!(serde_json::from_value::<PostalAddress>(value).unwrap(), address);
}

#[test]
fn address_of_serde_is_read_in_any_spelling() {
    let address: PostalAddress =
        serde_json::from_str(r#"{ "postal_code": "78701", "City": "Austin", "STATE": "TX", "street": null }"#).unwrap();
    assert_eq!(address, PostalAddress { postal_code: Some("78701".into()), ..austin() });
}

#[test]
fn address_of_serde_is_read_though_it_has_other_keys() {
    let address: PostalAddress =
        serde_json::from_str(r#"{ "zip": "78701", "city": "Austin", "floor": { "number": 3 }, "state": "TX" }"#)
            .unwrap();
    assert_eq!(address, austin());
}

#[test]
fn address_that_was_received_is_read_by_a_struct_as_by_the_getter() {
    #[derive(serde::Deserialize)]
    struct Company {
        address: Update<PostalAddress>,
    }
    let traits: TraitMap =
        serde_json::from_str(r#"{ "address": { "city": "Austin", "state": "TX", "zip": "1" } }"#).unwrap();
    assert_eq!(traits.deserialize::<Company>().unwrap().address, Update::Set(austin()));
    assert_eq!(traits.address().unwrap(), Update::Set(austin()));
}

#[test]
fn address_of_serde_has_one_string_for_each_part() {
    let error = |json| serde_json::from_str::<PostalAddress>(json).unwrap_err().to_string();
    assert!(error(r#"{ "postalCode": "1", "postal_code": "2" }"#).contains("postalCode"));
    assert!(error(r#"{ "postalCode": 78701 }"#).contains("expected a string"));
    assert!(error(r#""Austin""#).contains("expected an address, which is an object of strings"));
}
