//! The derive macros of `group-core`, which documents and re-exports them.
//!
//! A macro runs in four steps, one module each: `attr` reads `#[group(…)]`, `model` holds what was written, `check`
//! applies the rules of the spec and returns only what is right, and `expand` writes tokens and cannot fail. A mistake is
//! kept beside the field that it is about and does not stop the others: see `mistake`.

mod attr;
mod check;
mod expand;
mod generics;
mod lifetimes;
mod lints;
mod mistake;
mod model;
mod name;

use proc_macro::TokenStream;

/// Documented in `group-core`.
#[proc_macro_derive(GroupTraits, attributes(group))]
pub fn derive_group_traits(input: TokenStream) -> TokenStream {
    expand::group_traits(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Text, attributes(group))]
pub fn derive_text(input: TokenStream) -> TokenStream {
    expand::text(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Count, attributes(group))]
pub fn derive_count(input: TokenStream) -> TokenStream {
    expand::count(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Date, attributes(group))]
pub fn derive_date(input: TokenStream) -> TokenStream {
    expand::date(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Address, attributes(group))]
pub fn derive_address(input: TokenStream) -> TokenStream {
    expand::address(input.into()).into()
}
