use group_spec::{ADDRESS_KEYS, AddressKey};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, ident, implementation, part_name, preparation, schema, skip_if};
use crate::{
    checked::{Address, Part, Subject, Value},
    generics::Predicate,
};

/// From
///
/// ```ignore
/// struct Office {
///     street: String,
///     postal_code: Option<String>,
/// }
/// ```
///
/// it writes
///
/// ```ignore
/// impl __group::Address for Office {
///     fn address(&self) -> __group::Update<__group::AddressValue<'_>> {
///         __group::Update::Set(__group::AddressValue {
///             street: <String as __group::address_part::Street>::sent_text(&self.street),
///             postal_code: <Option<String> as __group::address_part::PostalCode>::sent_text(&self.postal_code),
///             city: __group::Update::Keep,
///             country: __group::Update::Keep,
///             state: __group::Update::Keep,
///         })
///     }
/// }
/// ```
pub(crate) fn address(address: &Address<'_>) -> TokenStream {
    let Address { subject, parts } = address;
    let mut predicates = Vec::new();
    let (preparations, value) = address_value(subject, parts, &mut predicates, |value, bound, _| {
        let sent = Sent::new(subject, value, bound, &quote!(__group::returned::Text));
        (sent.call(&quote!(sent_text)), sent.predicates)
    });
    let body = quote! {
        fn address(&self) -> __group::Update<__group::AddressValue<'_>> {
            #preparations
            __group::Update::Set(#value)
        }
    };
    let implementation = implementation(subject, &quote!(__group::Address), &predicates, &body);
    let describe = schema::describe_address(subject, parts);
    quote!(#implementation #describe)
}

/// The `AddressValue` of the parts, and what comes before it. `text` gives the text of one value, and the predicates that this
/// needs.
pub(super) fn address_value(
    subject: &Subject<'_>,
    parts: &[Part<'_>],
    predicates: &mut Vec<Predicate>,
    text: impl Fn(&Value<'_>, &TokenStream, AddressKey) -> (TokenStream, Vec<Predicate>),
) -> (TokenStream, TokenStream) {
    let mut preparations = Vec::new();
    let mut values = Vec::new();
    for part in parts {
        let key = part.key;
        let marker = ident(&format!("{key:?}"));
        let bound = quote!(__group::address_part::#marker);
        let mut texts = Vec::new();
        for value in part.values() {
            preparations.push(preparation(subject, value));
            let (text, more) = text(value, &bound, key);
            predicates.extend(more);
            texts.push(match skip_if(subject, value) {
                Some(is_skipped) => quote!(if #is_skipped { __group::Update::Keep } else { #text }),
                None => text,
            });
        }
        let whole = texts.into_iter().reduce(|text, more| quote!(__group::appended(#text, #more)));
        let name = ident(part_name(key));
        values.push(quote!(#name: #whole));
    }
    for key in ADDRESS_KEYS {
        if parts.iter().all(|part| part.key != key) {
            let part = ident(part_name(key));
            values.push(quote!(#part: __group::Update::Keep));
        }
    }
    (quote!(#(#preparations)*), quote!(__group::AddressValue { #(#values),* }))
}
