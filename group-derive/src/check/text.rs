//! Enums that are sent as text.

use std::collections::HashMap;

use syn::Fields;

use super::{add_bound, subject};
use crate::{
    checked::{TextEnum, VariantText},
    key::Key,
    mistake::{AttributeMistake, ItemMistake, NameMistake, SerdeMistake},
    model::{Item, Variant},
    name::Case,
};

/// Checks an enum that is sent by the names of its variants: the text of each.
pub(crate) fn text_enum<'a>(item: &Item<'a>) -> TextEnum<'a> {
    let mut checked = TextEnum { subject: subject(item), texts: Vec::new(), is_exhaustive: true };
    if let Some(key) = item.serde.form.as_ref().or(item.serde.untagged.as_ref()) {
        let word = key.get_ident().map(ToString::to_string).unwrap_or_default();
        item.mistakes().add(key, SerdeMistake::FormOfText { word: &word });
    }
    let case = item.attrs.rename_all.as_ref().map(|given| given.value).or(item.serde.rename_all);
    let variants = item.variants();
    check_texts(&variants, case);
    check_others(&variants);
    check_held(&variants);
    for variant in &variants {
        add_bound(&mut checked.subject, &variant.serde);
        if variant.is_skipped() || !variant.mistakes.is_empty() {
            checked.is_exhaustive = false;
        } else if variant.is_other() {
            let held = variant
                .held
                .as_ref()
                .map(|held| VariantText::Held { ty: held.ty, is_displayed: held.attrs.display.is_some() });
            checked.texts.extend(held.map(|text| (&variant.syn.ident, text)));
        } else {
            checked.texts.push((&variant.syn.ident, VariantText::Fixed(text(variant, case))));
        }
    }
    checked
}

impl Variant<'_> {
    fn has(&self, key: Key) -> bool {
        self.attrs.given(key).is_some()
    }

    fn is_skipped(&self) -> bool {
        self.serde.skip.is_some() && !self.has(Key::Rename)
    }

    /// Whether it stands for every other text.
    fn is_other(&self) -> bool {
        self.has(Key::Other) || self.serde.untagged.is_some() && self.held.is_some() && !self.has(Key::Rename)
    }
}

/// Every text is that of one variant, and a variant has no other data.
fn check_texts(variants: &[Variant<'_>], case: Option<Case>) {
    let mut first_of: HashMap<String, &Variant<'_>> = HashMap::new();
    for variant in variants.iter().filter(|variant| !variant.is_skipped() && !variant.is_other()) {
        if let Some(given) = &variant.serde.function {
            let mistake = SerdeMistake::FunctionOfVariant { variant: &variant.name };
            if !variant.has(Key::Rename) {
                variant.mistakes.add(&given.key, mistake);
            }
        }
        match (&variant.syn.fields, &variant.serde.untagged) {
            (Fields::Unit, Some(untagged)) if !variant.has(Key::Rename) => {
                variant.mistakes.add(untagged, SerdeMistake::UntaggedUnit { variant: &variant.name });
            }
            (Fields::Unit, _) => {}
            (fields, _) => {
                let mistake = ItemMistake::VariantWithData { variant: &variant.name, is_one: variant.held.is_some() };
                variant.mistakes.add(fields, mistake);
            }
        }
        let text = text(variant, case);
        match first_of.get(&text) {
            // The compiler reports it.
            Some(first) if first.name == variant.name => {}
            Some(first) => {
                let mistake = NameMistake::SameText { text: &text, first: &first.name };
                match (&variant.attrs.rename, &variant.serde.rename) {
                    (Some(rename), _) => variant.mistakes.add(&rename.value, mistake),
                    (None, Some(rename)) => variant.mistakes.add(rename, mistake),
                    (None, None) => variant.mistakes.add(&variant.syn.ident, mistake),
                }
            }
            None => {
                first_of.insert(text, variant);
            }
        }
    }
}

/// One variant may stand for every other text.
fn check_others(variants: &[Variant<'_>]) {
    let mut first: Option<&Variant<'_>> = None;
    for variant in variants {
        let Some(other) = &variant.attrs.other else { continue };
        if !variant.mistakes.is_empty() {
            continue;
        }
        if variant.has(Key::Rename) {
            variant.mistakes.add(&other.key, AttributeMistake::Conflict { key: Key::Other, with: Key::Rename });
        } else if variant.held.is_none() {
            variant.mistakes.add(&other.key, AttributeMistake::OtherWithoutText);
        } else if let Some(skip) = &variant.serde.skip {
            let serde = skip.get_ident().map(ToString::to_string).unwrap_or_default();
            variant.mistakes.add(&other.key, SerdeMistake::HiddenVariant { variant: &variant.name, serde: &serde });
        } else if let Some(first) = first {
            variant.mistakes.add(&other.key, AttributeMistake::SecondOther { first: &first.name });
        } else {
            first = Some(variant);
        }
    }
}

/// A function of serde may write anything, and what is held has to be text; and nothing is said of what is not sent.
fn check_held(variants: &[Variant<'_>]) {
    for variant in variants.iter().filter(|variant| variant.mistakes.is_empty()) {
        let Some(held) = &variant.held else { continue };
        let function = variant.serde.function.as_ref().or(held.serde.function.as_ref());
        match (&held.attrs.display, function) {
            (Some(display), _) if variant.is_skipped() => {
                variant.mistakes.add(&display.key, AttributeMistake::DisplayOfSkipped);
            }
            (None, Some(function)) if !variant.is_skipped() => {
                variant.mistakes.add(&function.key, SerdeMistake::FunctionOfOther { variant: &variant.name });
            }
            _ => {}
        }
    }
}

fn text(variant: &Variant<'_>, case: Option<Case>) -> String {
    match (&variant.attrs.rename, &variant.serde.rename, case) {
        (Some(rename), _, _) => rename.value.value(),
        (None, Some(rename), _) => rename.value(),
        (None, None, Some(case)) => case.of_variant(&variant.name),
        (None, None, None) => variant.name.clone(),
    }
}
