//! The way of each derive from its input to its output.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Data, DeriveInput, spanned::Spanned};

use crate::{
    attr::Given,
    check, expand, lints,
    mistake::{ItemMistake, Mistakes, to_compile_errors},
    model::Item,
};

pub(crate) fn group_traits(input: TokenStream) -> TokenStream {
    derive(input, |item| expand::group_traits(&check::group_traits(item)))
}

pub(crate) fn address(input: TokenStream) -> TokenStream {
    derive(input, |item| expand::address(&check::address(item)))
}

pub(crate) fn text(input: TokenStream) -> TokenStream {
    derive(input, |item| match item.input.data {
        Data::Enum(_) => expand::text_enum(&check::text_enum(item)),
        _ => expand::text_newtype(&check::newtype(item, "Text")),
    })
}

pub(crate) fn count(input: TokenStream) -> TokenStream {
    derive(input, |item| expand::count(&check::newtype(item, "Count")))
}

pub(crate) fn date(input: TokenStream) -> TokenStream {
    derive(input, |item| expand::date(&check::newtype(item, "Date")))
}

/// Reads the item under a derive and writes what `implement` makes of it, beside all that is wrong with it.
fn derive(input: TokenStream, implement: impl FnOnce(&Item<'_>) -> TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return to_compile_errors([&unreadable(error)].into_iter()),
    };
    let mistakes = Mistakes::new();
    let item = Item::from_syn(&input, &mistakes);
    let output = implement(&item);
    let import = match &item.attrs.krate {
        // At the path, where an error about it belongs.
        Some(Given { value: path, .. }) => quote_spanned!(path.span()=> #path::__private as __group),
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

/// The compiler took the item, so that only an expression in a type is too much for the parser, and it speaks of its own features.
fn unreadable(error: syn::Error) -> syn::Error {
    if !error.to_string().starts_with("unsupported expression") {
        return error;
    }
    syn::Error::new(error.span(), ItemMistake::UnreadableExpression)
}
