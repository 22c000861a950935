//! The parts of an address: the fields of an `Address` struct, or the columns in a `GroupTraits` struct.

use std::collections::{HashMap, HashSet};

use group_spec::AddressKey;
use syn::LitStr;

use super::{
    add_bound, check_named_fields,
    field::{check_conflicts, is_declared_twice, value},
    subject,
};
use crate::{
    checked::{Address, Part},
    key::{Key, Place},
    mistake::{AttributeMistake, ItemMistake, NameMistake},
    model::{Field, Item},
};

/// Checks the fields of an `Address` struct: which key of the address each one is.
pub(crate) fn address<'a>(item: &Item<'a>) -> Address<'a> {
    let mut checked = Address { subject: subject(item), parts: Vec::new() };
    if let Some(given) = item.attrs.given(Key::RenameAll) {
        item.mistakes().add(given, ItemMistake::KeysAreFixed);
    }
    let fields = item.fields(&Place::ADDRESS_FIELD);
    if !check_named_fields(item, "Address") {
        return checked;
    }
    for field in &fields {
        add_bound(&mut checked.subject, &field.serde);
        check_conflicts(field);
        if field.is_flattened() && field.mistakes.is_empty() {
            // The only one that is flattened is so by serde.
            field.mistakes.add(&field.serde.flatten, NameMistake::FlattenedInAddress { field: &field.name });
        }
        if let Some(key) = address_key(field).filter(|_| field.has_name()) {
            let words = [Key::With, Key::Display, Key::Rename, Key::Skip];
            field.refuse_serde_function("the text that a part of an address must be", &words, Some(key.name()));
        }
    }
    let left_out = check_keys(fields.iter().enumerate());
    let right = fields.into_iter().enumerate().filter(|(index, field)| field.has_name() && !left_out.contains(index));
    checked.parts = parts(right.map(|(_, field)| field));
    checked
}

/// Every field is one of the spec's keys, and no two are the same, but for what is appended. Returns the fields that are one key
/// with another.
pub(super) fn check_keys<'a>(fields: impl Iterator<Item = (usize, &'a Field<'a>)> + Clone) -> HashSet<usize> {
    let mut first_of: HashMap<AddressKey, (usize, &Field<'_>)> = HashMap::new();
    let mut left_out = HashSet::new();
    for (index, field) in fields.clone().filter(|(_, field)| field.has_name()) {
        let is_column = field.attrs.address.is_some();
        let Some(key) = address_key(field) else {
            let name = part_name(field);
            let mistake = NameMistake::NotAnAddressKey { name: &name, near: AddressKey::near(&name), is_column };
            match &field.attrs.address {
                Some(address) => field.mistakes.add(address, mistake),
                None => field.add_at_name(mistake),
            }
            continue;
        };
        if field.has(Key::Append) {
            continue;
        }
        if let Some((first_index, first)) = first_of.get(&key) {
            left_out.extend([*first_index, index]);
            if !is_declared_twice(first, field) {
                let mistake = NameMistake::KeyTwice { key, first: &first.name, is_column };
                match &field.attrs.address {
                    Some(address) => field.mistakes.add(address, mistake),
                    None => field.add_at_name(mistake),
                }
            }
            continue;
        }
        first_of.insert(key, (index, field));
    }
    for (_, field) in fields {
        if let (Some(append), Some(key)) = (field.attrs.given(Key::Append), address_key(field))
            && field.has_name()
            && !first_of.contains_key(&key)
        {
            field.mistakes.add(append, AttributeMistake::NothingToAppendTo { key: key.name() });
        }
    }
    left_out
}

/// The parts that the fields make, each with what is appended to it.
pub(super) fn parts<'a>(fields: impl Iterator<Item = Field<'a>>) -> Vec<Part<'a>> {
    let (appended, first): (Vec<_>, Vec<_>) = fields.partition(|field| field.has(Key::Append));
    let mut parts: Vec<Part<'a>> = Vec::new();
    for field in first {
        if let Some(key) = address_key(&field) {
            parts.push(Part { key, value: value(field), appended: Vec::new() });
        }
    }
    for field in appended {
        let key = address_key(&field);
        if let Some(part) = parts.iter_mut().find(|part| Some(part.key) == key) {
            part.appended.push(value(field));
        }
    }
    parts
}

/// The key that the field is a part under.
fn address_key(field: &Field<'_>) -> Option<AddressKey> {
    AddressKey::find(&part_name(field))
}

fn part_name(field: &Field<'_>) -> String {
    field.attrs.address.as_ref().map_or_else(|| field.written_name(), LitStr::value)
}
