//! The lints that the user allows.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Data, DeriveInput, Meta, Token, punctuated::Punctuated};

/// The lints that are allowed or expected on the item or in it, each once: what the user allows for a type they allow
/// wherever it is written out.
pub(crate) fn allowed(input: &DeriveInput) -> Vec<TokenStream> {
    let of_parts: Vec<&Attribute> = match &input.data {
        Data::Struct(data) => data.fields.iter().flat_map(|field| &field.attrs).collect(),
        Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.attrs).collect(),
        Data::Union(_) => Vec::new(),
    };
    let mut allowed: Vec<TokenStream> = Vec::new();
    for lint in input.attrs.iter().chain(of_parts).flat_map(lints) {
        if allowed.iter().all(|other| other.to_string() != lint.to_string()) {
            allowed.push(lint);
        }
    }
    allowed
}

fn lints(attribute: &Attribute) -> Vec<TokenStream> {
    if !attribute.path().is_ident("allow") && !attribute.path().is_ident("expect") {
        return Vec::new();
    }
    // What cannot be read the compiler reports.
    let metas = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
    metas.iter().filter_map(lint).collect()
}

fn lint(meta: &Meta) -> Option<TokenStream> {
    let Meta::Path(path) = meta else { return None };
    // Code that may be dead counts as used, and so would the item that it is about.
    if path.is_ident("dead_code") {
        None
    } else if path.is_ident("unused") {
        // Of this group, what can be about a type.
        Some(quote!(unused_braces, unused_parens))
    } else {
        Some(quote!(#path))
    }
}
