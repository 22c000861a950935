//! Enums that are sent as text.

use std::{collections::HashMap, fmt::Display};

use syn::{Fields, LitStr};

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
    let case = item.attrs.rename_all.or(item.serde.rename_all);
    let variants = item.variants();
    for variant in variants.iter().filter(|variant| variant.has(Key::Skip)) {
        if let Some((key, given)) =
            [Key::Rename, Key::Other].into_iter().find_map(|key| Some((key, variant.attrs.given(key)?)))
        {
            variant.mistakes.add(given, AttributeMistake::Conflict { key, with: Key::Skip });
        }
    }
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
                .map(|held| VariantText::Held { ty: held.ty, is_displayed: held.attrs.has(Key::Display) });
            checked.texts.extend(held.map(|text| (&variant.syn.ident, text)));
        } else {
            checked.texts.push((&variant.syn.ident, VariantText::Fixed(text(variant, case))));
        }
    }
    checked
}

impl Variant<'_> {
    fn has(&self, key: Key) -> bool {
        self.attrs.has(key)
    }

    fn is_skipped(&self) -> bool {
        self.has(Key::Skip) || self.serde.skip.is_some() && !self.has(Key::Rename)
    }

    /// The text that was given, by `#[group(…)]` or else by serde.
    fn given_text(&self) -> Option<&LitStr> {
        self.attrs.rename.as_ref().or(self.serde.rename.as_ref())
    }

    /// A mistake in its text, where that was written.
    fn add_at_text(&self, mistake: impl Display) {
        match self.given_text() {
            Some(given) => self.mistakes.add(given, mistake),
            None => self.mistakes.add(&self.syn.ident, mistake),
        }
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
        if group_spec::is_blank(&text) {
            variant.add_at_text(SerdeMistake::BlankText);
            continue;
        }
        match first_of.get(&text) {
            // The compiler reports it.
            Some(first) if first.name == variant.name => {}
            Some(first) => {
                let mistake = NameMistake::SameText { text: &text, first: &first.name };
                variant.add_at_text(mistake);
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
        let Some(other) = variant.attrs.given(Key::Other) else { continue };
        if !variant.mistakes.is_empty() {
            continue;
        }
        if variant.has(Key::Rename) {
            variant.mistakes.add(other, AttributeMistake::Conflict { key: Key::Other, with: Key::Rename });
        } else if variant.held.is_none() {
            variant.mistakes.add(other, AttributeMistake::OtherWithoutText);
        } else if let Some(skip) = &variant.serde.skip {
            let serde = skip.get_ident().map(ToString::to_string).unwrap_or_default();
            variant.mistakes.add(other, SerdeMistake::HiddenVariant { variant: &variant.name, serde: &serde });
        } else if let Some(first) = first {
            variant.mistakes.add(other, AttributeMistake::SecondOther { first: &first.name });
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
        match (held.attrs.given(Key::Display), function) {
            (Some(display), _) if variant.is_skipped() => {
                variant.mistakes.add(display, AttributeMistake::DisplayOfSkipped);
            }
            (None, Some(function)) if !variant.is_skipped() => {
                variant.mistakes.add(&function.key, SerdeMistake::FunctionOfOther { variant: &variant.name });
            }
            _ => {}
        }
    }
}

fn text(variant: &Variant<'_>, case: Option<Case>) -> String {
    match (variant.given_text(), case) {
        (Some(given), _) => given.value(),
        (None, Some(case)) => case.of_variant(&variant.name),
        (None, None) => variant.name.clone(),
    }
}
