//! The way of each derive from its input to its output.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, spanned::Spanned};

use crate::{
    check, expand,
    key::Place,
    lints,
    mistake::{ItemMistake, Mistakes, to_compile_errors},
    model::Item,
};

pub(crate) fn group_traits(input: TokenStream) -> TokenStream {
    derive(input, &Place::STRUCT_OF_TRAITS, |item| expand::group_traits(&check::group_traits(item)))
}

pub(crate) fn address(input: TokenStream) -> TokenStream {
    derive(input, &Place::ITEM, |item| expand::address(&check::address(item)))
}

pub(crate) fn text(input: TokenStream) -> TokenStream {
    derive(input, &Place::ITEM, |item| match item.input.data {
        // What an enum converts into is not known by its variants.
        Data::Enum(_) if item.serde.into.is_none() => expand::text_enum(&check::text_enum(item)),
        _ => expand::text_newtype(&check::newtype(item, "Text")),
    })
}

pub(crate) fn count(input: TokenStream) -> TokenStream {
    derive(input, &Place::ITEM, |item| expand::count(&check::newtype(item, "Count")))
}

pub(crate) fn date(input: TokenStream) -> TokenStream {
    derive(input, &Place::ITEM, |item| expand::date(&check::newtype(item, "Date")))
}

pub(crate) fn id(input: TokenStream) -> TokenStream {
    derive(input, &Place::ITEM, |item| expand::id(&check::newtype(item, "Id")))
}

/// Reads the item under a derive and writes what `implement` makes of it, beside all that is wrong with it.
fn derive(input: TokenStream, place: &Place, implement: fn(&Item<'_>) -> TokenStream) -> TokenStream {
    let input = match read(input) {
        Ok(input) => input,
        Err(error) => return unreadable(&error),
    };
    let mistakes = Mistakes::new();
    let item = Item::from_syn(&input, place, &mistakes);
    let output = implement(&item);
    let import = match &item.attrs.krate {
        // At the path, where an error about it belongs.
        Some(path) => quote_spanned!(path.span()=> #path::__private as __group),
        None => quote!(::group_core::__private as __group),
    };
    let allowed = lints::allowed(&input);
    let allow = (!allowed.is_empty()).then(|| quote!(#[allow(#(#allowed),*)]));
    let errors = mistakes.into_compile_errors();
    quote! {
        #errors
        #allow
        const _: () = {
            use #import;
            #output
        };
    }
}

/// Reads the item. The parser knows few expressions; one that is the length of an array is put behind a macro that the parser does
/// not look into.
fn read(input: TokenStream) -> syn::Result<DeriveInput> {
    syn::parse2(input.clone()).or_else(|error| syn::parse2(with_hidden_lengths(input)).map_err(|_| error))
}

fn with_hidden_lengths(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut inner = with_hidden_lengths(group.stream());
                if group.delimiter() == Delimiter::Bracket {
                    inner = with_hidden_length(inner);
                }
                let mut hidden = Group::new(group.delimiter(), inner);
                hidden.set_span(group.span());
                TokenTree::Group(hidden)
            }
            token => token,
        })
        .collect()
}

/// `[T; __group::expression! { … }]` for `[T; …]`.
fn with_hidden_length(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let mut hidden = TokenStream::new();
    for token in tokens.by_ref() {
        let is_end = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        hidden.extend([token]);
        if is_end {
            let length: TokenStream = tokens.collect();
            return quote!(#hidden __group::expression! { #length });
        }
    }
    hidden
}

/// The compiler reports what is no item. What it took is beyond the parser only by an expression, of which the parser speaks in
/// words of its own, or by a name that is a keyword since another edition.
fn unreadable(error: &syn::Error) -> TokenStream {
    const KEYWORDS_OF_EDITIONS: [&str; 5] = ["async", "await", "dyn", "gen", "try"];
    let message = error.to_string();
    if message.starts_with("unsupported expression") {
        return to_compile_errors([&syn::Error::new(error.span(), ItemMistake::UnreadableExpression)].into_iter());
    }
    if KEYWORDS_OF_EDITIONS.iter().any(|keyword| message.ends_with(&format!("keyword `{keyword}`"))) {
        return to_compile_errors([error].into_iter());
    }
    TokenStream::new()
}
