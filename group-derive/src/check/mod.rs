//! The rules of the spec and of the attributes, applied to what was written. What comes out is `checked`, and holds only what is
//! right: what is wrong is reported and left out.
//!
//! Rules about types are not here: they are bounds in what is written, and the compiler checks them.

mod address;
mod newtype;
mod text;
mod traits;

use syn::{Data, Fields};

use crate::{
    attr::Attrs,
    checked::{Subject, Value, Via},
    key::Key,
    mistake::{AttributeMistake, ItemMistake, NameMistake},
    model::{Field, Item},
};

pub(crate) use self::{address::address, newtype::newtype, text::text_enum, traits::group_traits};

fn subject<'a>(item: &Item<'a>) -> Subject<'a> {
    Subject { ident: &item.input.ident, generics: &item.input.generics, is_packed: item.is_packed }
}

fn value(field: Field<'_>) -> Value<'_> {
    Value { member: field.member, ty: field.ty, via: via(field.attrs) }
}

fn via(attrs: Attrs) -> Via {
    match attrs.with {
        Some(with) => Via::With(with.value),
        None if attrs.display.is_some() => Via::Display,
        None => Via::Itself,
    }
}

/// A struct with named fields or without any.
fn check_named_fields(item: &Item<'_>, derive: &str) -> bool {
    let mistakes = item.mistakes();
    match &item.input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) => mistakes.add(fields, ItemMistake::TupleStruct { derive }),
            Fields::Named(_) | Fields::Unit => return true,
        },
        Data::Enum(data) if derive == "GroupTraits" && !data.variants.is_empty() => {
            mistakes.add(data.enum_token, ItemMistake::Enum { name: &item.input.ident, variants: &data.variants });
        }
        Data::Enum(data) => mistakes.add(data.enum_token, ItemMistake::NotAStruct { item: item.kind(), derive }),
        Data::Union(data) => mistakes.add(data.union_token, ItemMistake::NotAStruct { item: item.kind(), derive }),
    }
    false
}

/// What is about one field alone; `name` is the one that it could be sent under.
fn check_field(field: &Field<'_>, name: impl FnOnce(&Field<'_>) -> Option<String>) {
    check_conflicts(field);
    check_hidden_from_serde(field, name);
}

/// Attributes that contradict each other or have no effect together.
fn check_conflicts(field: &Field<'_>) {
    const CONFLICTS: [(Key, &[Key]); 4] = [
        (Key::Skip, &[Key::Rename, Key::Flatten, Key::Display, Key::With, Key::Custom, Key::GroupId]),
        (Key::Flatten, &[Key::Rename, Key::Display, Key::With, Key::Custom, Key::GroupId]),
        (Key::GroupId, &[Key::Rename, Key::Custom]),
        (Key::With, &[Key::Display]),
    ];
    let attrs = &field.attrs;
    for (with, keys) in CONFLICTS {
        if attrs.given(with).is_none() {
            continue;
        }
        if let Some((key, tokens)) = keys.iter().find_map(|key| Some((*key, attrs.given(*key)?))) {
            return field.mistakes.add(tokens, AttributeMistake::Conflict { key, with });
        }
    }
}

/// What serde keeps back does not leave as a trait unless the user says so. A conversion says nothing about that, as it may
/// only be there for the type, and neither does `custom`, which is about the name.
fn check_hidden_from_serde(field: &Field<'_>, name: impl FnOnce(&Field<'_>) -> Option<String>) {
    const WORDS: [Key; 4] = [Key::Skip, Key::Rename, Key::Flatten, Key::GroupId];
    if !field.mistakes.is_empty() || WORDS.iter().any(|word| field.attrs.given(*word).is_some()) {
        return;
    }
    if let Some(hidden) = field.hidden_from_serde() {
        let key = hidden.get_ident().map(ToString::to_string).unwrap_or_default();
        let sent_as = name(field);
        let mistake = NameMistake::HiddenFromSerde { name: &field.name, key: &key, sent_as: sent_as.as_deref() };
        field.mistakes.add(hidden, mistake);
    }
}

/// Whether it is sent under a name, and nothing is wrong that may be about that.
fn has_name(field: &Field<'_>) -> bool {
    let attrs = &field.attrs;
    field.mistakes.is_empty() && attrs.skip.is_none() && attrs.flatten.is_none() && attrs.group_id.is_none()
}

/// A mistake in the name of a field: in the name that it was given, or else in its own.
fn add_at_name(field: &Field<'_>, mistake: NameMistake<'_>) {
    match &field.attrs.rename {
        Some(rename) => field.mistakes.add(&rename.value, mistake),
        None => field.mistakes.add(&field.member, mistake),
    }
}

/// Whether the compiler reports that the two are one.
fn is_declared_twice(first: &Field<'_>, second: &Field<'_>) -> bool {
    first.member == second.member && second.attrs.rename.is_none()
}
