//! The rules of the spec and of the attributes, applied to what was written. What comes out is `checked`, and holds only what is
//! right: what is wrong is reported and left out.
//!
//! Rules about types are not here: they are bounds in what is written, and the compiler checks them.

mod address;
mod field;
mod newtype;
mod schema;
mod text;
mod traits;

use quote::ToTokens;
use syn::{Data, Fields, WherePredicate};

use crate::{
    checked::Subject,
    mistake::{ItemMistake, SerdeMistake},
    model::Item,
    serde_attr::SerdeAttrs,
};

pub(crate) use self::{address::address, newtype::newtype, text::text_enum, traits::group_traits};

fn subject<'a>(item: &Item<'a>) -> Subject<'a> {
    let mut subject = Subject {
        ident: &item.input.ident,
        generics: &item.input.generics,
        is_packed: item.is_packed,
        bound: Vec::new(),
    };
    add_bound(&mut subject, &item.serde);
    subject
}

/// Adds serde's `bound`, but for what only matters for reading: it names the lifetime `'de`, which the code that serde writes has.
fn add_bound(subject: &mut Subject<'_>, serde: &SerdeAttrs) {
    let is_declared = subject.generics.lifetimes().any(|parameter| parameter.lifetime.ident == "de");
    let is_for_reading = |predicate: &WherePredicate| {
        let tokens = predicate.to_token_stream().to_string();
        let mut words = tokens.split(|letter: char| letter != '\'' && letter != '_' && !letter.is_alphanumeric());
        !is_declared && words.clone().any(|word| word == "'de") && !words.any(|word| word == "for")
    };
    subject.bound.extend(serde.bound.iter().filter(|predicate| !is_for_reading(predicate)).cloned());
}

/// A struct with named fields or without any, which serde writes as its fields.
fn check_named_fields(item: &Item<'_>, derive: &str) -> bool {
    let mistakes = item.mistakes();
    match &item.input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) => mistakes.add(fields, ItemMistake::TupleStruct { derive }),
            Fields::Named(_) | Fields::Unit => {
                let serde = &item.serde;
                let into = serde.into.as_ref().map(|given| &given.key);
                if let Some(key) = into.or(serde.form.as_ref()).or(serde.untagged.as_ref()) {
                    let word = key.get_ident().map(ToString::to_string).unwrap_or_default();
                    mistakes.add(key, SerdeMistake::Form { word: &word, derive });
                }
                return true;
            }
        },
        Data::Enum(data) if derive == "GroupTraits" && !data.variants.is_empty() => {
            mistakes.add(data.enum_token, ItemMistake::Enum { name: &item.input.ident, variants: &data.variants });
        }
        Data::Enum(data) => mistakes.add(data.enum_token, ItemMistake::NotAStruct { item: item.kind(), derive }),
        Data::Union(data) => mistakes.add(data.union_token, ItemMistake::NotAStruct { item: item.kind(), derive }),
    }
    false
}
