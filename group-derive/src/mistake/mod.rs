//! What the macros find wrong, and what they say about it.
//!
//! A message has up to three parts, a line each: what is wrong, what the spec or the attribute expects, and what to write
//! instead. The compiler's own checks of types are not here: their messages are on the traits in `group-core`.

mod attribute;
mod item;
mod name;
mod serde;

use std::{
    cell::RefCell,
    fmt::{self, Display},
    thread,
};

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

pub(crate) use self::{attribute::AttributeMistake, item::ItemMistake, name::NameMistake, serde::SerdeMistake};

/// A part of the input that a mistake can be about, in the order in which they are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// The struct or enum itself.
    Item,
    /// A field or variant, by its index.
    Member(usize),
}

/// Every mistake in the input of one derive. Whoever collects mistakes must report them: a collector that is dropped otherwise
/// panics, so that no mistake is found in silence.
pub(crate) struct Mistakes {
    /// None once they have been reported.
    found: RefCell<Option<Vec<(Part, syn::Error)>>>,
}

impl Mistakes {
    pub(crate) fn new() -> Self {
        Self { found: RefCell::new(Some(Vec::new())) }
    }

    pub(crate) fn of(&self, part: Part) -> MistakesOf<'_> {
        MistakesOf { all: self, part }
    }

    /// The compile errors: those of the item, and then those of its parts in the order of the source.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        let mut found = self.found.take().unwrap_or_default();
        found.sort_by_key(|(part, _)| *part);
        to_compile_errors(found.iter().map(|(_, error)| error))
    }
}

impl Drop for Mistakes {
    fn drop(&mut self) {
        assert!(
            self.found.get_mut().is_none() || thread::panicking(),
            "mistakes are reported by `into_compile_errors`"
        );
    }
}

/// The mistakes about one part.
#[derive(Clone, Copy)]
pub(crate) struct MistakesOf<'a> {
    all: &'a Mistakes,
    part: Part,
}

impl MistakesOf<'_> {
    /// Adds a mistake, to be underlined at the tokens.
    pub(crate) fn add(self, tokens: impl ToTokens, mistake: impl Display) {
        self.all.found.borrow_mut().get_or_insert_default().push((self.part, syn::Error::new_spanned(tokens, mistake)));
    }

    pub(crate) fn is_empty(self) -> bool {
        self.all.found.borrow().iter().flatten().all(|(part, _)| *part != self.part)
    }
}

/// The errors as calls of `core::compile_error`. The first edition of Rust knows no `::core`, which syn would name, and a crate
/// without the standard library no `::std`.
pub(crate) fn to_compile_errors<'a>(errors: impl Iterator<Item = &'a syn::Error>) -> TokenStream {
    let calls: Vec<TokenStream> = errors
        .map(|error| {
            let tokens = error.to_compile_error().into_iter().map(|token| match token {
                TokenTree::Ident(ident) if ident == "core" => TokenTree::Ident(Ident::new("__core", ident.span())),
                token => token,
            });
            // Without the `::` that it begins with.
            tokens.skip(2).collect()
        })
        .collect();
    if calls.is_empty() {
        return TokenStream::new();
    }
    quote! {
        const _: () = {
            extern crate core as __core;
            #(#calls)*
        };
    }
}

/// Writes the items with commas between them.
pub(crate) fn list(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item = String>) -> fmt::Result {
    for (index, item) in items.enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        f.write_str(&item)?;
    }
    Ok(())
}
