//! Structs that are sent as the count, the date or the ID in their one field.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, displayed_id, ident, implementation, implementation_for, predicate, preparation, schema};
use crate::{
    checked::{Held, Newtype, Via},
    generics::Predicate,
    lifetimes::fresh_lifetime,
    parameters::is_generic,
};

/// From `struct Headcount(u32);` it writes
///
/// ```ignore
/// impl __group::Count for Headcount {
///     fn count(&self) -> __group::Update<__group::CountValue<'_>> {
///         <u32 as __group::HoldsCount>::sent_count(&self.0)
///     }
/// }
/// ```
pub(crate) fn count(newtype: &Newtype<'_>) -> TokenStream {
    implement(
        newtype,
        "Count",
        &quote!(fn count(&self) -> __group::Update<__group::CountValue<'_>>),
        &quote!(sent_count),
        quote!(__group::Update::Keep),
    )
}

/// From `struct Founded(jiff::civil::Date);` it writes
///
/// ```ignore
/// impl __group::Date for Founded {
///     fn date(&self) -> __group::Result<__group::Update<__group::DateValue<'_>>, __group::DateError> {
///         <jiff::civil::Date as __group::HoldsDate>::sent_date(&self.0)
///     }
/// }
/// ```
pub(crate) fn date(newtype: &Newtype<'_>) -> TokenStream {
    implement(
        newtype,
        "Date",
        &quote!(fn date(&self) -> __group::Result<__group::Update<__group::DateValue<'_>>, __group::DateError>),
        &quote!(sent_date),
        quote!(__group::Result::Ok(__group::Update::Keep)),
    )
}

/// From `struct CompanyId(u64);` it writes
///
/// ```ignore
/// impl __group::Id for CompanyId {
///     fn id(&self) -> __group::CowStr<'_> {
///         <u64 as __group::HoldsId>::sent_id(&self.0)
///     }
/// }
/// impl<'__group_id> __group::IntoId<'__group_id> for CompanyId {
///     fn into_id(self) -> __group::CowStr<'__group_id> {
///         __group::IntoOwned::into_owned(<Self as __group::Id>::id(&self))
///     }
/// }
/// impl __group::OptionalId for CompanyId {
///     fn optional_id(&self) -> __group::Update<__group::CowStr<'_>> {
///         __group::Update::Set(<Self as __group::Id>::id(self))
///     }
/// }
/// ```
pub(crate) fn id(newtype: &Newtype<'_>) -> TokenStream {
    let subject = &newtype.subject;
    let by_reference = implement(
        newtype,
        "Id",
        &quote!(fn id(&self) -> __group::CowStr<'_>),
        &quote!(sent_id),
        quote!(__group::Cow::Borrowed("")),
    );
    let id = fresh_lifetime(subject.generics, "id");
    let (_, mut predicates) = held(newtype, "Id", &quote!(sent_id)).unwrap_or_default();
    let predicates_of_trait = predicates.clone();
    predicates.push(Predicate::bound(quote!(for<#id> Self: __group::Sized)));
    let lifetime = fresh_lifetime(subject.generics, "text");
    let by_value = implementation_for(
        subject,
        Some(&lifetime),
        &quote!(__group::IntoId<#lifetime>),
        &predicates,
        &quote! {
            fn into_id(self) -> __group::CowStr<#lifetime> {
                __group::IntoOwned::into_owned(<Self as __group::Id>::id(&self))
            }
        },
    );
    let trait_id = implementation(
        subject,
        &quote!(__group::OptionalId),
        &predicates_of_trait,
        &quote! {
            fn optional_id(&self) -> __group::Update<__group::CowStr<'_>> {
                __group::Update::Set(<Self as __group::Id>::id(self))
            }
        },
    );
    quote!(#by_reference #by_value #trait_id)
}

fn implement(
    newtype: &Newtype<'_>,
    kind: &str,
    signature: &TokenStream,
    method: &TokenStream,
    fallback: TokenStream,
) -> TokenStream {
    let (body, predicates) = held(newtype, kind, method).unwrap_or((fallback, Vec::new()));
    let describe = schema::describe_newtype(newtype, kind);
    let kind = ident(kind);
    let implementation =
        implementation(&newtype.subject, &quote!(__group::#kind), &predicates, &quote!(#signature { #body }));
    quote!(#implementation #describe)
}

/// The value of the kind that a newtype holds, and what a generic type must be for it; none if there is nothing to send.
pub(super) fn held(newtype: &Newtype<'_>, kind: &str, method: &TokenStream) -> Option<(TokenStream, Vec<Predicate>)> {
    let Newtype { subject, held } = newtype;
    let (holds, kind_of_returned) = (ident(&format!("Holds{kind}")), ident(kind));
    let bound = quote!(__group::#holds);
    match held {
        Held::Nothing => None,
        // An `Option` has a text to send, and is no ID.
        Held::Field(value) if kind == "Id" && matches!(value.via, Via::Display) => {
            let preparation = preparation(subject, value);
            let (id, predicates) = displayed_id(subject, value);
            Some((quote!(#preparation #id), predicates))
        }
        Held::Field(value) => {
            let sent = Sent::new(subject, value, &bound, &quote!(__group::returned::#kind_of_returned));
            let (preparation, held) = (preparation(subject, value), sent.call(method));
            Some((quote!(#preparation #held), sent.predicates))
        }
        Held::Into(ty) => {
            let mut predicates = predicate(subject.generics, ty, &bound);
            if is_generic(subject.generics) {
                predicates.push(Predicate::bound(quote!(Self: __group::Clone + __group::Into<#ty>)));
            }
            let value = quote!(<Self as __group::Into<#ty>>::into(<Self as __group::Clone>::clone(self)));
            Some((quote!(__group::IntoOwned::into_owned(<#ty as #bound>::#method(&#value))), predicates))
        }
    }
}
