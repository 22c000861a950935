use group_spec::{ADDRESS_KEYS, AddressKey};
use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, check_packed, derive, errors_of, ident, implementation};
use crate::{attr::Place, check};

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
///             city: __group::Update::Keep,
///             country: __group::Update::Keep,
///             postal_code: <Option<String> as __group::Part>::part(&self.postal_code),
///             state: __group::Update::Keep,
///             street: <String as __group::Part>::part(&self.street),
///         })
///     }
/// }
/// ```
pub(crate) fn address(input: TokenStream) -> TokenStream {
    derive(input, |item| {
        let mut fields = item.fields(&Place::ADDRESS_FIELD);
        let parts = check::address(item, &mut fields);
        let mut checks = Vec::new();
        let mut predicates = Vec::new();
        let values = ADDRESS_KEYS.map(|key| {
            let part = ident(part_name(key));
            let Some((field, _, via)) = parts.iter().find(|(_, part, _)| *part == key) else {
                return quote!(#part: __group::Update::Keep);
            };
            let bound = quote!(__group::Part);
            let sent = Sent::new(item, field, via, &bound);
            let text = sent.call(&bound, &quote!(part));
            checks.push(check_packed(item, field));
            predicates.extend(sent.predicates);
            quote!(#part: #text)
        });
        let body = quote! {
            fn address(&self) -> __group::Update<__group::AddressValue<'_>> {
                #(#checks)*
                __group::Update::Set(__group::AddressValue { #(#values),* })
            }
        };
        let implementation = implementation(item, &quote!(__group::Address), &predicates, &body);
        let errors = errors_of(fields.iter().map(|field| &field.mistakes));
        quote!(#errors #implementation)
    })
}

/// The field of `AddressValue` for a key of the spec.
fn part_name(key: AddressKey) -> &'static str {
    match key {
        AddressKey::City => "city",
        AddressKey::Country => "country",
        AddressKey::PostalCode => "postal_code",
        AddressKey::State => "state",
        AddressKey::Street => "street",
    }
}
