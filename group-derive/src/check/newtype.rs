//! Structs that are sent as the value of their one field.

use syn::Data;

use super::{check_conflicts, subject, value};
use crate::{checked::Newtype, key::Place, mistake::ItemMistake, model::Item};

/// Checks a struct that is sent as the value of its one field.
pub(crate) fn newtype<'a>(item: &Item<'a>, derive: &'static str) -> Newtype<'a> {
    let mut checked = Newtype { subject: subject(item), value: None };
    if let (Data::Struct(_), Some(given)) = (&item.input.data, &item.attrs.rename_all) {
        item.mistakes().add(&given.key, ItemMistake::NoNamesToRename);
    }
    let fields = item.fields(if derive == "Text" { &Place::TEXT_FIELD } else { &Place::NEWTYPE_FIELD });
    fields.iter().for_each(check_conflicts);
    if fields.iter().any(|field| !field.mistakes.is_empty()) {
        return checked;
    }
    let mut sent = fields.into_iter().filter(|field| field.attrs.skip.is_none());
    if let (Some(field), None) = (sent.next(), sent.next()) {
        checked.value = Some(value(field));
        return checked;
    }
    let mistake = match (derive, &item.input.data) {
        ("Text", _) => ItemMistake::NotText,
        ("Count", Data::Enum(_)) => ItemMistake::CountOfEnum,
        _ => ItemMistake::NotANewtype { derive },
    };
    match &item.input.data {
        Data::Struct(_) => item.mistakes().add(&item.input.ident, mistake),
        Data::Enum(data) => item.mistakes().add(data.enum_token, mistake),
        Data::Union(data) => item.mistakes().add(data.union_token, mistake),
    }
    checked
}
