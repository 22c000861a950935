//! Types that are sent as one value: structs with one field, and what converts into another type.

use std::iter;

use syn::Data;

use super::{
    add_bound,
    field::{check_conflicts, value},
    subject,
};
use crate::{
    checked::{Held, Newtype},
    key::{Key, Place},
    mistake::{ItemMistake, SerdeMistake},
    model::{Field, Item},
};

/// Checks a type that is sent as the value of its one field.
pub(crate) fn newtype<'a>(item: &Item<'a>, derive: &'static str) -> Newtype<'a> {
    let mut checked = Newtype { subject: subject(item), held: Held::Nothing };
    if let (Data::Struct(_), Some(given)) = (&item.input.data, item.attrs.given(Key::RenameAll)) {
        item.mistakes().add(given, ItemMistake::NoNamesToRename);
    }
    let (place, words): (_, &[Key]) = match derive {
        "Text" => (&Place::TEXT_FIELD, &[Key::With, Key::Display]),
        "Id" => (&Place::ID_FIELD, &[Key::With, Key::Display]),
        _ => (&Place::NEWTYPE_FIELD, &[Key::With]),
    };
    let fields = item.fields(place);
    for field in &fields {
        add_bound(&mut checked.subject, &field.serde);
        check_conflicts(field);
    }
    check_only_field(derive, &fields);
    if fields.iter().any(|field| !field.mistakes.is_empty()) {
        return checked;
    }
    if let Some(into) = &item.serde.into
        && !fields.iter().any(|field| field.has(Key::Display) || field.has(Key::With))
    {
        check_converted(item);
        checked.held = Held::Into(into.value.clone());
        return checked;
    }
    let mut sent = fields.into_iter().filter(|field| !field.is_skipped());
    if let (Some(field), None) = (sent.next(), sent.next()) {
        // The spec fixes the form of a date.
        if derive != "Date" {
            field.refuse_serde_function("the value of a newtype", words, None);
        }
        if field.mistakes.is_empty() {
            checked.held = Held::Field(value(field));
        }
        return checked;
    }
    let mistake = match (derive, &item.input.data) {
        ("Text", _) => ItemMistake::NotText,
        ("Count" | "Id", Data::Enum(_)) => ItemMistake::EnumIsText { derive },
        _ => ItemMistake::NotANewtype { derive },
    };
    match &item.input.data {
        Data::Struct(_) => item.mistakes().add(&item.input.ident, mistake),
        Data::Enum(data) => item.mistakes().add(data.enum_token, mistake),
        Data::Union(data) => item.mistakes().add(data.union_token, mistake),
    }
    checked
}

/// Serde may leave out fields beside the value, but not the value.
fn check_only_field(derive: &str, fields: &[Field<'_>]) {
    if let [field] = fields
        && field.mistakes.is_empty()
        && !field.has(Key::Skip)
        && let Some(skip) = &field.serde.skip
    {
        let word = skip.get_ident().map(ToString::to_string).unwrap_or_default();
        field.mistakes.add(skip, SerdeMistake::OnlyField { word: &word, derive });
    }
}

/// What an enum converts into is not known by its variants, so that nothing that is said of them has an effect.
fn check_converted(item: &Item<'_>) {
    for variant in item.variants() {
        let held = variant.held.as_ref().map(|held| &held.attrs);
        for attrs in iter::once(&variant.attrs).chain(held) {
            for key in Key::ALL {
                if let Some(given) = attrs.given(key) {
                    variant.mistakes.add(given, SerdeMistake::Converted { key });
                }
            }
        }
    }
    if let (Data::Enum(_), Some(given)) = (&item.input.data, item.attrs.given(Key::RenameAll)) {
        item.mistakes().add(given, SerdeMistake::Converted { key: Key::RenameAll });
    }
}
