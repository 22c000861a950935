//! Structs that are sent as the count or the date in their one field.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, check_packed, derive, errors_of, ident, implementation};
use crate::{attr::Place, check, model::Item};

/// From `struct Headcount(u32);` it writes
///
/// ```ignore
/// impl __group::Count for Headcount {
///     fn count(&self) -> __group::Update<__group::CountValue<'_>> {
///         <u32 as __group::HoldsCount>::held_count(&self.0)
///     }
/// }
/// ```
pub(crate) fn count(input: TokenStream) -> TokenStream {
    derive(input, |item| {
        newtype(
            item,
            "Count",
            &quote!(__group::Count),
            &quote!(fn count(&self) -> __group::Update<__group::CountValue<'_>>),
            &quote!(held_count),
            &quote!(__group::Update::Keep),
        )
    })
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
pub(crate) fn date(input: TokenStream) -> TokenStream {
    derive(input, |item| {
        newtype(
            item,
            "Date",
            &quote!(__group::Date),
            &quote!(fn date(&self) -> __group::Result<__group::Update<__group::DateValue<'_>>, __group::DateError>),
            &quote!(held_date),
            &quote!(__group::Result::Ok(__group::Update::Keep)),
        )
    })
}

fn newtype(
    item: &mut Item<'_>,
    derive: &'static str,
    bound: &TokenStream,
    signature: &TokenStream,
    method: &TokenStream,
    fallback: &TokenStream,
) -> TokenStream {
    let mut fields = item.fields(&Place::NEWTYPE_FIELD);
    let (predicates, body) = match check::newtype(item, derive, &mut fields) {
        Some((field, via)) => {
            let holds = ident(&format!("Holds{derive}"));
            let bound = quote!(__group::#holds);
            let sent = Sent::new(item, field, &via, &bound);
            let (check_packed, value) = (check_packed(item, field), sent.call(&bound, method));
            (sent.predicates, quote!(#check_packed #value))
        }
        None => (Vec::new(), fallback.clone()),
    };
    let implementation = implementation(item, bound, &predicates, &quote!(#signature { #body }));
    let errors = errors_of(fields.iter().map(|field| &field.mistakes));
    quote!(#errors #implementation)
}
