use group_spec::{ADDRESS_KEYS, AddressKey};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, check_packed, ident, implementation, schema};
use crate::checked::Address;

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
///             street: <String as __group::Part>::part(&self.street),
///             postal_code: <Option<String> as __group::Part>::part(&self.postal_code),
///             city: __group::Update::Keep,
///             country: __group::Update::Keep,
///             state: __group::Update::Keep,
///         })
///     }
/// }
/// ```
pub(crate) fn address(address: &Address<'_>) -> TokenStream {
    let Address { subject, parts } = address;
    let mut checks = Vec::new();
    let mut predicates = Vec::new();
    let mut values = Vec::new();
    for (key, value) in parts {
        let bound = quote!(__group::Part);
        let sent = Sent::new(subject, value, &bound);
        let (part, text) = (ident(part_name(*key)), sent.call(&bound, &quote!(part)));
        checks.push(check_packed(subject, value));
        predicates.extend(sent.predicates);
        values.push(quote!(#part: #text));
    }
    for key in ADDRESS_KEYS {
        if parts.iter().all(|(given, _)| *given != key) {
            let part = ident(part_name(key));
            values.push(quote!(#part: __group::Update::Keep));
        }
    }
    let body = quote! {
        fn address(&self) -> __group::Update<__group::AddressValue<'_>> {
            #(#checks)*
            __group::Update::Set(__group::AddressValue { #(#values),* })
        }
    };
    let implementation = implementation(subject, &quote!(__group::Address), &predicates, &body);
    let describe = schema::describe_address(subject, parts);
    quote!(#implementation #describe)
}

/// The field of `AddressValue` for a key of the spec.
pub(super) fn part_name(key: AddressKey) -> &'static str {
    match key {
        AddressKey::City => "city",
        AddressKey::Country => "country",
        AddressKey::PostalCode => "postal_code",
        AddressKey::State => "state",
        AddressKey::Street => "street",
    }
}
