//! The derive macros of `group-core`, which documents and re-exports them.
//!
//! A macro runs in four steps, one module each: `attr` reads the attributes that `key` lists, `model` holds what was written, `check`
//! applies the rules of the spec and returns only what is right, which is `checked`, and `expand` writes tokens from that and
//! cannot fail. A mistake leaves out what it is about and does not stop the rest: see `mistake`.

mod attr;
mod check;
mod checked;
mod derive;
mod expand;
mod generics;
mod key;
mod lifetimes;
mod lints;
mod look;
mod mistake;
mod model;
mod name;
mod parameters;
mod serde_attr;

use proc_macro::TokenStream;

/// Documented in `group-core`.
#[proc_macro_derive(GroupTraits, attributes(group))]
pub fn derive_group_traits(input: TokenStream) -> TokenStream {
    derive::group_traits(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Text, attributes(group))]
pub fn derive_text(input: TokenStream) -> TokenStream {
    derive::text(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Count, attributes(group))]
pub fn derive_count(input: TokenStream) -> TokenStream {
    derive::count(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Date, attributes(group))]
pub fn derive_date(input: TokenStream) -> TokenStream {
    derive::date(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Id, attributes(group))]
pub fn derive_id(input: TokenStream) -> TokenStream {
    derive::id(input.into()).into()
}

/// Documented in `group-core`.
#[proc_macro_derive(Address, attributes(group))]
pub fn derive_address(input: TokenStream) -> TokenStream {
    derive::address(input.into()).into()
}
