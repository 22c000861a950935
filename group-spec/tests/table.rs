//! The tables, against the text of the spec.

use group_spec::{
    ADDRESS_KEYS, AddressKey,
    Kind::{self, Address, Count, Date, Text},
    RESERVED, ReservedTrait, fold, limits,
};

#[test]
fn the_reserved_traits_are_the_twelve_of_the_spec() {
    // The spec's type of `employees` is text, and both of its payloads send a number.
    let spec: [(&str, Kind); 12] = [
        ("address", Address),
        ("avatar", Text),
        ("createdAt", Date),
        ("description", Text),
        ("email", Text),
        ("employees", Count),
        ("id", Text),
        ("industry", Text),
        ("name", Text),
        ("phone", Text),
        ("website", Text),
        ("plan", Text),
    ];
    assert_eq!(RESERVED.map(|reserved| (reserved.name(), reserved.kind())), spec);
}

#[test]
fn the_address_keys_are_the_five_of_the_spec() {
    let spec = ["city", "country", "postalCode", "state", "street"];
    assert_eq!(ADDRESS_KEYS.map(AddressKey::name), spec);
}

#[test]
fn names_are_different_when_folded() {
    let traits = RESERVED.map(ReservedTrait::name);
    let keys = ADDRESS_KEYS.map(AddressKey::name);
    for names in [&traits[..], &keys[..]] {
        let mut folded: Vec<_> = names.iter().map(|name| fold(name)).collect();
        folded.sort_unstable();
        folded.dedup();
        assert_eq!(folded.len(), names.len());
    }
}

#[test]
fn descriptions_fit_into_a_sentence() {
    let traits = RESERVED.map(ReservedTrait::description);
    let keys = ADDRESS_KEYS.map(AddressKey::description);
    for description in traits.into_iter().chain(keys) {
        assert!(description.starts_with(|c: char| c.is_ascii_lowercase()), "{description:?}");
        assert!(!description.ends_with(['.', ' ']), "{description:?}");
    }
}

#[test]
fn limits_are_those_of_the_spec() {
    assert_eq!(limits::MESSAGE_BYTES, 32_768);
    assert_eq!(limits::BATCH_BYTES, 512_000);
    assert_eq!(limits::BATCH_MESSAGES, 2_500);
    assert_eq!(limits::MESSAGE_ID_CHARS, 100);
}
