//! Structs that are sent as the count or the date in their one field.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, check_packed, ident, implementation, schema};
use crate::checked::Newtype;

/// From `struct Headcount(u32);` it writes
///
/// ```ignore
/// impl __group::Count for Headcount {
///     fn count(&self) -> __group::Update<__group::CountValue<'_>> {
///         <u32 as __group::HoldsCount>::held_count(&self.0)
///     }
/// }
/// ```
pub(crate) fn count(newtype: &Newtype<'_>) -> TokenStream {
    implement(
        newtype,
        "Count",
        &quote!(fn count(&self) -> __group::Update<__group::CountValue<'_>>),
        &quote!(held_count),
        quote!(__group::Update::Keep),
    )
}

/// From `struct Founded(jiff::civil::Date);` it writes
///
/// ```ignore
/// impl __group::Date for Founded {
///     fn date(&self) -> __group::Result<__group::Update<__group::DateValue<'_>>, __group::DateError> {
///         <jiff::civil::Date as __group::HoldsDate>::held_date(&self.0)
///     }
/// }
/// ```
pub(crate) fn date(newtype: &Newtype<'_>) -> TokenStream {
    implement(
        newtype,
        "Date",
        &quote!(fn date(&self) -> __group::Result<__group::Update<__group::DateValue<'_>>, __group::DateError>),
        &quote!(held_date),
        quote!(__group::Result::Ok(__group::Update::Keep)),
    )
}

fn implement(
    newtype: &Newtype<'_>,
    kind: &str,
    signature: &TokenStream,
    method: &TokenStream,
    fallback: TokenStream,
) -> TokenStream {
    let Newtype { subject, value } = newtype;
    let (predicates, body) = match value {
        Some(value) => {
            let holds = ident(&format!("Holds{kind}"));
            let bound = quote!(__group::#holds);
            let sent = Sent::new(subject, value, &bound);
            let (check_packed, held) = (check_packed(subject, value), sent.call(&bound, method));
            (sent.predicates, quote!(#check_packed #held))
        }
        None => (Vec::new(), fallback),
    };
    let describe = value.as_ref().map(|value| schema::describe_newtype(subject, value, kind));
    let kind = ident(kind);
    let implementation = implementation(subject, &quote!(__group::#kind), &predicates, &quote!(#signature { #body }));
    quote!(#implementation #describe)
}
