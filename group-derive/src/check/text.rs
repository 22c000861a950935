//! Enums that are sent as text.

use std::collections::HashMap;

use syn::Fields;

use super::subject;
use crate::{
    checked::TextEnum,
    mistake::{ItemMistake, NameMistake},
    model::{Item, Variant},
    name::Case,
};

/// Checks an enum that is sent by the names of its variants: the text of each.
pub(crate) fn text_enum<'a>(item: &Item<'a>) -> TextEnum<'a> {
    let case = item.attrs.rename_all.as_ref().map(|given| given.value);
    let mut texts: HashMap<String, String> = HashMap::new();
    let mut checked = TextEnum { subject: subject(item), texts: Vec::new(), is_exhaustive: true };
    for variant in item.variants() {
        let text = variant_text(&variant, case);
        if !matches!(variant.syn.fields, Fields::Unit) {
            variant.mistakes.add(&variant.syn.fields, ItemMistake::VariantWithData { variant: &variant.name });
        }
        match texts.get(&text) {
            // The compiler reports it.
            Some(first) if *first == variant.name => {}
            Some(first) => {
                let mistake = NameMistake::SameText { text: &text, first };
                match &variant.attrs.rename {
                    Some(rename) => variant.mistakes.add(&rename.value, mistake),
                    None => variant.mistakes.add(&variant.syn.ident, mistake),
                }
            }
            None => {
                texts.insert(text.clone(), variant.name.clone());
            }
        }
        if variant.mistakes.is_empty() {
            checked.texts.push((&variant.syn.ident, text));
        } else {
            checked.is_exhaustive = false;
        }
    }
    checked
}

fn variant_text(variant: &Variant<'_>, case: Option<Case>) -> String {
    match (&variant.attrs.rename, case) {
        (Some(rename), _) => rename.value.value(),
        (None, Some(case)) => case.of_variant(&variant.name),
        (None, None) => variant.name.clone(),
    }
}
