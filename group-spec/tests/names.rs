//! When two names are the same.

use group_spec::{ADDRESS_KEYS, AddressKey, RESERVED, ReservedTrait, fold, is_blank, same_name};

const SPELLINGS: [&str; 9] = [
    "createdAt",
    "created_at",
    "CreatedAt",
    "created-at",
    "CREATED_AT",
    "created at",
    "created.at",
    "Created At",
    "__createdat ",
];

const OTHERS: [&str; 7] = ["", "_", "created", "created_on", "created/at", "creàted_at", "会社名"];

#[test]
fn case_and_separators_do_not_matter() {
    for left in SPELLINGS {
        assert_eq!(fold(left), "createdat");
        for right in SPELLINGS {
            assert!(same_name(left, right), "{left:?} and {right:?}");
        }
    }
}

#[test]
fn same_name_is_equality_of_folded_names() {
    let names: Vec<_> = SPELLINGS.into_iter().chain(OTHERS).collect();
    for left in &names {
        for right in &names {
            assert_eq!(same_name(left, right), fold(left) == fold(right), "{left:?}, {right:?}");
        }
    }
}

#[test]
fn only_ascii_letters_are_lowered() {
    assert_eq!(fold("ÉMAIL"), "Émail");
    assert!(!same_name("É", "é"));
    // U+212A, the Kelvin sign: its lower case is an ASCII `k`.
    assert!(!same_name("\u{212A}", "k"));
}

#[test]
fn other_punctuation_is_part_of_the_name() {
    for name in ["created/at", "created:at", "created\u{a0}at", "created\tat", "created–at"] {
        assert_eq!(ReservedTrait::find(name), None, "{name:?}");
    }
}

#[test]
fn same_name_works_in_a_constant() {
    const SAME: bool = same_name("total billed", "totalBilled");
    const { assert!(SAME) }
}

#[test]
fn every_spelling_finds_the_reserved_trait() {
    for reserved in RESERVED {
        for spelling in spellings(reserved.name()) {
            assert_eq!(ReservedTrait::find(&spelling), Some(reserved), "{spelling:?}");
        }
    }
    assert_eq!(ReservedTrait::find("e-mail"), Some(ReservedTrait::Email));
    assert_eq!(ReservedTrait::find(""), None);
}

#[test]
fn every_spelling_finds_the_address_key() {
    for key in ADDRESS_KEYS {
        for spelling in spellings(key.name()) {
            assert_eq!(AddressKey::find(&spelling), Some(key), "{spelling:?}");
        }
    }
    assert_eq!(AddressKey::find(""), None);
}

#[test]
fn white_space_is_blank_and_separators_are_not() {
    for blank in ["", " ", "\t\n", "\u{a0}\u{2003}"] {
        assert!(is_blank(blank), "{blank:?}");
    }
    for name in ["_", "-", ".", " a ", "\u{200b}"] {
        assert!(!is_blank(name), "{name:?}");
    }
}

/// `createdAt`, `createdat`, `CREATEDAT`, `created_at`, `CREATED-AT`.
fn spellings(name: &str) -> [String; 5] {
    let snake: String =
        name.chars().flat_map(|c| c.is_uppercase().then_some('_').into_iter().chain(c.to_lowercase())).collect();
    let kebab = snake.replace('_', "-").to_uppercase();
    [name.to_owned(), name.to_lowercase(), name.to_uppercase(), snake, kebab]
}
