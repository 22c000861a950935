//! Structs whose fields are the parts of an address.

use std::collections::{HashMap, HashSet};

use group_spec::AddressKey;

use super::{add_at_name, check_field, check_named_fields, has_name, is_declared_twice, subject, value};
use crate::{
    checked::Address,
    key::Place,
    mistake::NameMistake,
    model::{Field, Item},
};

/// Checks the fields of an `Address` struct: which key of the address each one is.
pub(crate) fn address<'a>(item: &Item<'a>) -> Address<'a> {
    let mut checked = Address { subject: subject(item), parts: Vec::new() };
    let fields = item.fields(&Place::ADDRESS_FIELD);
    if !check_named_fields(item, "Address") {
        return checked;
    }
    for field in &fields {
        check_field(field, |field| address_key(field).map(|key| key.name().to_owned()));
    }
    let left_out = check_keys(&fields);
    for (index, field) in fields.into_iter().enumerate() {
        if let Some(key) = address_key(&field)
            && field.mistakes.is_empty()
            && !left_out.contains(&index)
        {
            checked.parts.push((key, value(field)));
        }
    }
    checked
}

/// Every field is one of the spec's keys, and no two are the same. Returns the fields that are one key with another.
fn check_keys(fields: &[Field<'_>]) -> HashSet<usize> {
    let mut first_of = HashMap::new();
    let mut left_out = HashSet::new();
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| has_name(field)) {
        let Some(key) = address_key(field) else {
            let name = field.attrs.rename.as_ref().map_or_else(|| field.name.clone(), |rename| rename.value.value());
            add_at_name(field, NameMistake::NotAnAddressKey { name: &name, near: AddressKey::near(&name) });
            continue;
        };
        if let Some(first_index) = first_of.get(&key) {
            left_out.extend([*first_index, index]);
            let first: &Field<'_> = &fields[*first_index];
            if !is_declared_twice(first, field) {
                add_at_name(field, NameMistake::KeyTwice { key, first: &first.name });
            }
            continue;
        }
        first_of.insert(key, index);
    }
    left_out
}

/// The key that the field goes out under; none if it is skipped.
fn address_key(field: &Field<'_>) -> Option<AddressKey> {
    match (&field.attrs.skip, &field.attrs.rename) {
        (Some(_), _) => None,
        (None, Some(rename)) => AddressKey::find(&rename.value.value()),
        (None, None) => AddressKey::find(&field.name),
    }
}
