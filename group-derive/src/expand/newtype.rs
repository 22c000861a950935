//! Structs that are sent as the value of their one field.

use std::slice;

use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, check_packed, derive, errors_of, ident, implementation, implementation_for, text::implementations};
use crate::{
    attr::Place,
    check::{self, Via},
    generics::fresh_lifetime,
    model::{Field, Item},
};

/// From `struct Website(String);` it writes
///
/// ```ignore
/// impl __group::Text for Website {
///     fn text(&self) -> __group::Update<__group::CowStr<'_>> {
///         <String as __group::HoldsText>::text(&self.0)
///     }
/// }
/// // … `Count` as for an enum, and, for a newtype of what can be an ID:
/// impl __group::Id for Website where for<'__group_id> String: __group::Id {
///     fn id(&self) -> __group::CowStr<'_> {
///         <String as __group::Id>::id(&self.0)
///     }
/// }
/// impl<'__group_text> __group::IntoId<'__group_text> for Website
/// where
///     for<'__group_id> String: __group::Id,
///     for<'__group_id> Self: __group::Sized,
/// {
///     fn into_id(self) -> __group::CowStr<'__group_text> {
///         __group::IntoOwned::into_owned(<Self as __group::Id>::id(&self))
///     }
/// }
/// ```
pub(super) fn text(item: &mut Item<'_>) -> TokenStream {
    let fields = item.fields(&Place::NEWTYPE_FIELD);
    let output = match check::newtype(item, "Text", &fields) {
        Some(field) => {
            let bound = quote!(__group::HoldsText);
            let sent = Sent::new(item, field, &Via::Value, &bound);
            let (check_packed, value) = (check_packed(item, field), sent.call(&bound, &quote!(text)));
            let text = implementations(item, &sent.predicates, &quote!(#check_packed #value));

            let ids = ids(item, field);
            quote!(#text #ids)
        }
        None => implementations(item, &[], &quote!(__group::Update::Keep)),
    };
    let errors = errors_of(fields.iter().map(|field| &field.mistakes));
    quote!(#errors #output)
}

/// The newtype of an ID is one by reference, and by value if it has a size.
fn ids(item: &Item<'_>, field: &Field<'_>) -> TokenStream {
    let bound = quote!(__group::Id);
    let sent = Sent::new(item, field, &Via::Value, &bound);
    let (ty, value) = (&sent.ty, sent.call(&bound, &quote!(id)));
    // A bound that depends on nothing would be an error where it does not hold.
    let lifetime = fresh_lifetime(&item.input.generics, "id");
    let is_id = quote!(for<#lifetime> #ty: #bound);
    let is_sized = quote!(for<#lifetime> Self: __group::Sized);
    let by_reference = implementation(
        item,
        &bound,
        slice::from_ref(&is_id),
        &quote! {
            fn id(&self) -> __group::CowStr<'_> {
                #value
            }
        },
    );

    let lifetime = fresh_lifetime(&item.input.generics, "text");
    let by_value = implementation_for(
        item,
        Some(&lifetime),
        &quote!(__group::IntoId<#lifetime>),
        &[is_id, is_sized],
        &quote! {
            fn into_id(self) -> __group::CowStr<#lifetime> {
                __group::IntoOwned::into_owned(<Self as #bound>::id(&self))
            }
        },
    );
    quote!(#by_reference #by_value)
}

/// From `struct Headcount(u32);` it writes
///
/// ```ignore
/// impl __group::Count for Headcount {
///     fn count(&self) -> __group::Update<__group::CountValue<'_>> {
///         <u32 as __group::HoldsCount>::count(&self.0)
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
            &quote!(count),
            &quote!(__group::Update::Keep),
        )
    })
}

/// From `struct Founded(jiff::civil::Date);` it writes
///
/// ```ignore
/// impl __group::Date for Founded {
///     fn date(&self) -> __group::Result<__group::Update<__group::DateValue<'_>>, __group::DateError> {
///         <jiff::civil::Date as __group::HoldsDate>::date(&self.0)
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
            &quote!(date),
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
    let fields = item.fields(&Place::NEWTYPE_FIELD);
    let (predicates, body) = match check::newtype(item, derive, &fields) {
        Some(field) => {
            let holds = ident(&format!("Holds{derive}"));
            let bound = quote!(__group::#holds);
            let sent = Sent::new(item, field, &Via::Value, &bound);
            let (check_packed, value) = (check_packed(item, field), sent.call(&bound, method));
            (sent.predicates, quote!(#check_packed #value))
        }
        None => (Vec::new(), fallback.clone()),
    };
    let implementation = implementation(item, bound, &predicates, &quote!(#signature { #body }));
    let errors = errors_of(fields.iter().map(|field| &field.mistakes));
    quote!(#errors #implementation)
}
