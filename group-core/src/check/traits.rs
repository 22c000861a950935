//! The traits of a message.

use std::collections::{HashMap, hash_map::Entry};

use group_spec::{ADDRESS_KEYS, AddressKey, Kind, ReservedTrait};

use super::{Rule, Violation};
use crate::{
    json::{
        node::{Name, Node},
        path::{Key, child},
    },
    traits::json_form::{Departure, departures, expected},
};

pub(super) fn check<'a, N: Node<'a>>(traits: Vec<(Name<'a>, N)>, violations: &mut Vec<Violation>) {
    let mut seen = HashMap::<Name<'_>, Name<'a>>::new();
    for (name, node) in traits {
        let path = child("traits", &name);
        if group_spec::is_blank(&name) {
            violations.push(Violation::new(Rule::Blank, &path, "blank, and a trait needs a name"));
            continue;
        }
        if name.is_broken() {
            let sentence = "half of a surrogate pair, and a trait needs a name that is text";
            violations.push(Violation::new(Rule::BrokenName, &path, sentence));
        }
        if let Some(reserved) = ReservedTrait::find(&name) {
            violations.extend(other_spelling(&path, &name, "reserved trait", reserved.name()));
            check_reserved(&path, reserved, node, violations);
        } else {
            violations.extend(near_miss(&path, &name));
            violations.extend(node.holds_broken_text().then(|| Violation::broken_text(&path)));
        }
        match seen.entry(name.fold()) {
            Entry::Occupied(first) => violations.push(repeated(path, &name, first.get(), "trait")),
            Entry::Vacant(place) => drop(place.insert(name)),
        }
    }
}

fn check_reserved<'a>(path: &str, reserved: ReservedTrait, node: impl Node<'a>, violations: &mut Vec<Violation>) {
    violations.extend(departures(reserved, node).into_iter().map(|departure| match departure {
        Departure::Value(misfit) => Violation::misfit(path, misfit, expected(reserved.kind())),
        Departure::Part { key, found } => Violation::wrong_type(child(path, &key), found, expected(Kind::Text)),
        Departure::UnknownKey { key } => unknown_key(path, &key),
        Departure::SameKey { key, first } => repeated(child(path, &key), &key, &first, "part of the address"),
    }));
    if reserved.kind() == Kind::Address {
        for (name, _) in node.entries() {
            if let Some(key) = AddressKey::find(&name) {
                violations.extend(other_spelling(&child(path, &name), &name, "key", key.name()));
            }
        }
    }
}

fn near_miss(path: &str, name: &str) -> Option<Violation> {
    let name = ReservedTrait::near(name)?.name();
    let sentence = format!("looks like the reserved trait `{name}`, and is no spelling of it");
    Some(Violation::new(Rule::NearMiss, path, sentence))
}

fn other_spelling(path: &str, name: &str, what: &str, spelling: &str) -> Option<Violation> {
    let sentence = || format!("the spec spells this {what} `{spelling}`");
    (name != spelling).then(|| Violation::new(Rule::OtherSpelling, path, sentence()))
}

fn repeated(path: String, name: &str, first: &str, what: &str) -> Violation {
    if name == first {
        return Violation::repeated(path);
    }
    let sentence = format!("found the same {what} as {}, and the spec knows one of each", Key(first));
    Violation::new(Rule::Repeated, path, sentence)
}

fn unknown_key(path: &str, key: &str) -> Violation {
    let expected = match AddressKey::near(key) {
        Some(near) => format!("the spec calls it `{}`", near.name()),
        None => {
            let keys = ADDRESS_KEYS.map(|key| format!("`{}`", key.name()));
            format!("the spec expects {}", keys.join(", "))
        }
    };
    let sentence = format!("found a key that is no part of an address: {expected}");
    Violation::new(Rule::UnknownAddressKey, child(path, key), sentence)
}
