//! Types that are sent as one value: structs with one field, and what converts into another type.

use syn::Data;

use super::{
    field::{check_conflicts, value},
    subject,
};
use crate::{
    checked::{Held, Newtype},
    key::{Key, Place},
    mistake::ItemMistake,
    model::Item,
};

/// Checks a type that is sent as the value of its one field.
pub(crate) fn newtype<'a>(item: &Item<'a>, derive: &'static str) -> Newtype<'a> {
    let mut checked = Newtype { subject: subject(item), held: Held::Nothing };
    if let (Data::Struct(_), Some(given)) = (&item.input.data, &item.attrs.rename_all) {
        item.mistakes().add(&given.key, ItemMistake::NoNamesToRename);
    }
    let fields = item.fields(match derive {
        "Text" => &Place::TEXT_FIELD,
        "Id" => &Place::ID_FIELD,
        _ => &Place::NEWTYPE_FIELD,
    });
    checked.subject.bound.extend(fields.iter().flat_map(|field| field.serde.bound.iter().cloned()));
    fields.iter().for_each(check_conflicts);
    if fields.iter().any(|field| !field.mistakes.is_empty()) {
        return checked;
    }
    if let Some(into) = &item.serde.into
        && !fields.iter().any(|field| field.has(Key::Display))
    {
        checked.held = Held::Into(into.value.clone());
        return checked;
    }
    let mut sent = fields.into_iter().filter(|field| !field.is_skipped());
    if let (Some(field), None) = (sent.next(), sent.next()) {
        field.refuse_serde_function("the value of a newtype", None);
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
