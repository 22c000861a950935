//! What the macros find wrong, and what they say about it.
//!
//! A message has up to three parts, a line each: what is wrong, what the spec or the attribute expects, and what to write
//! instead. The compiler's own checks of types are not here: their messages are on the traits in `group-core`.

mod attribute;
mod item;
mod name;

use std::fmt::{self, Display};

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

pub(crate) use self::{attribute::AttributeMistake, item::ItemMistake, name::NameMistake};

/// The mistakes of one field, variant or item.
#[derive(Default)]
pub(crate) struct Mistakes(Vec<syn::Error>);

impl Mistakes {
    /// Adds a mistake, to be underlined at the tokens.
    pub(crate) fn add(&mut self, tokens: impl ToTokens, mistake: impl Display) {
        self.0.push(syn::Error::new_spanned(tokens, mistake));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The compile errors, in the order in which they were added.
    pub(crate) fn to_compile_errors(&self) -> TokenStream {
        if self.is_empty() { TokenStream::new() } else { to_compile_errors(&self.0) }
    }
}

/// The errors as calls of `core::compile_error`. The first edition of Rust knows no `::core`, which syn would name, and a crate
/// without the standard library no `::std`.
pub(crate) fn to_compile_errors(errors: &[syn::Error]) -> TokenStream {
    let calls = errors.iter().map(|error| {
        let tokens = error.to_compile_error().into_iter().map(|token| match token {
            TokenTree::Ident(ident) if ident == "core" => TokenTree::Ident(Ident::new("__core", ident.span())),
            token => token,
        });
        // Without the `::` that it begins with.
        tokens.skip(2).collect::<TokenStream>()
    });
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
