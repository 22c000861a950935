//! Which names are a near miss of a name of the spec.
//!
//! The files in `data/` hold names as products use them, one per line, each followed by a tab and
//! the name it is a near miss of if there is one.

use std::collections::BTreeSet;

use group_spec::{ADDRESS_KEYS, AddressKey, RESERVED, ReservedTrait};

const TRAIT_NAMES: &str = include_str!("data/trait-names.tsv");
const ADDRESS_KEY_NAMES: &str = include_str!("data/address-keys.tsv");

#[test]
fn trait_names_of_products_are_judged_as_listed() {
    assert_corpus(TRAIT_NAMES, 350, is_reserved, near_trait);
}

#[test]
fn address_keys_of_products_are_judged_as_listed() {
    assert_corpus(ADDRESS_KEY_NAMES, 60, is_address_key, near_key);
}

#[test]
fn one_edit_from_a_reserved_trait_is_near_but_for_plurals_and_words() {
    let plurals = "avatars createdats descriptions emails industrys phones websites";
    let words = "employers gmail iphone mail";
    let names = RESERVED.map(ReservedTrait::name);
    assert_eq!(not_near(&names, is_reserved, near_trait), set_of([plurals, words]));
}

#[test]
fn one_edit_from_an_address_key_is_near_but_for_plurals_and_words() {
    let plurals = "countrys postalcodes states streets";
    let words = "county estate";
    let names = ADDRESS_KEYS.map(AddressKey::name);
    assert_eq!(not_near(&names, is_address_key, near_key), set_of([plurals, words]));
}

#[test]
fn names_of_the_spec_are_not_near_themselves() {
    for name in RESERVED.map(ReservedTrait::name) {
        assert_eq!(near_trait(name), None, "{name}");
    }
    for name in ADDRESS_KEYS.map(AddressKey::name) {
        assert_eq!(near_key(name), None, "{name}");
    }
}

#[test]
fn names_under_five_letters_have_no_near_miss() {
    for name in ["id", "name", "plan"].map(neighbours).into_iter().flatten() {
        assert_eq!(near_trait(&name), None, "{name}");
    }
    for name in neighbours("city") {
        assert_eq!(near_key(&name), None, "{name}");
    }
}

#[test]
fn a_word_more_is_no_near_miss_in_any_case_style() {
    let separated = "x_email email_x x-email email.x x__email X_EMAIL e_email email_l é_email";
    let humps = "xEmail emailX XEmail EmailX emailÉ createdXAt";
    for name in set_of([separated, humps]) {
        assert_eq!(near_trait(&name), None, "{name}");
    }
    for name in set_of(["xemail emailx EMAILX Emailx eemail emaill émail email会"]) {
        assert_eq!(near_trait(&name), Some("email"), "{name}");
    }
}

#[test]
fn a_number_at_the_end_is_no_near_miss() {
    for name in set_of(["phone2 phone_2 PHONE-2 phone² phone٣ phon1"]) {
        assert_eq!(near_trait(&name), None, "{name}");
    }
}

#[test]
fn any_text_is_judged() {
    let long = "_".repeat(100_000) + "emailx";
    let accent = "e\u{301}mail";
    for name in ["", " ", "_", "\0", "É", "ß", "İ", "👩‍👩‍👧", "电子邮件", accent, &long] {
        let _ = (near_trait(name), near_key(name));
    }
}

/// Lists every name that is not judged as its line says, so that a change of the rule shows at once
/// all that it does.
fn assert_corpus(corpus: &str, at_least: usize, is_known: fn(&str) -> bool, near: fn(&str) -> Option<&'static str>) {
    let lines: Vec<_> = corpus.lines().map(|line| line.split_once('\t').unwrap_or((line, ""))).collect();
    let names: BTreeSet<_> = lines.iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), lines.len(), "a name is listed twice");
    assert!(names.len() >= at_least, "only {} names", names.len());

    let differences: Vec<_> = lines
        .into_iter()
        .filter_map(|(name, expected)| {
            let judged = if is_known(name) { "a name of the spec" } else { near(name).unwrap_or("") };
            (judged != expected).then(|| format!("{name}: {judged:?} instead of {expected:?}"))
        })
        .collect();
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
}

/// The names one edit away from one of `names` that are neither a near miss of it nor a name of the
/// spec themselves.
fn not_near(
    names: &[&'static str],
    is_known: fn(&str) -> bool,
    near: fn(&str) -> Option<&'static str>,
) -> BTreeSet<String> {
    names
        .iter()
        .filter(|name| name.len() >= 5)
        .flat_map(|name| neighbours(name).into_iter().map(move |neighbour| (*name, neighbour)))
        .filter(|(name, neighbour)| !is_known(neighbour) && near(neighbour) != Some(name))
        .map(|(_, neighbour)| neighbour)
        .collect()
}

/// Everything that one deletion, transposition, substitution or insertion makes of `name`, in lower
/// case: without humps, no letter is a word of its own.
fn neighbours(name: &str) -> BTreeSet<String> {
    let name = name.to_lowercase();
    let mut neighbours = BTreeSet::new();
    for at in 0..=name.len() {
        let (left, right) = name.split_at(at);
        neighbours.extend(('a'..='z').map(|letter| format!("{left}{letter}{right}")));
        let mut letters = right.chars();
        let Some(first) = letters.next() else {
            continue;
        };
        let rest = letters.as_str();
        neighbours.insert(format!("{left}{rest}"));
        neighbours.extend(('a'..='z').map(|letter| format!("{left}{letter}{rest}")));
        if let Some(second) = letters.next() {
            neighbours.insert(format!("{left}{second}{first}{}", letters.as_str()));
        }
    }
    neighbours.remove(&name);
    neighbours
}

fn set_of<const N: usize>(lists: [&str; N]) -> BTreeSet<String> {
    lists.iter().flat_map(|list| list.split(' ')).map(str::to_owned).collect()
}

fn is_reserved(name: &str) -> bool {
    ReservedTrait::find(name).is_some()
}

fn is_address_key(name: &str) -> bool {
    AddressKey::find(name).is_some()
}

fn near_trait(name: &str) -> Option<&'static str> {
    ReservedTrait::near(name).map(ReservedTrait::name)
}

fn near_key(name: &str) -> Option<&'static str> {
    AddressKey::near(name).map(AddressKey::name)
}
