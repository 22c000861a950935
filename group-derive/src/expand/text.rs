//! Text: enums that are sent as the names of their variants, and structs that are sent as the text in their one field.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, Fields};

use super::{Sent, check_packed, derive, errors_of, generated, implementation, implementation_for};
use crate::{
    attr::Place,
    check::{self, Via},
    generics::Predicate,
    lifetimes::{Lifetimes, fresh_lifetime, with_fresh_lifetimes},
    model::{Field, Item},
};

pub(crate) fn text(input: TokenStream) -> TokenStream {
    derive(input, |item| if matches!(item.input.data, Data::Enum(_)) { text_enum(item) } else { text_newtype(item) })
}

/// From
///
/// ```ignore
/// #[group(rename_all = "lowercase")]
/// enum Plan {
///     Free,
///     Enterprise,
/// }
/// ```
///
/// it writes
///
/// ```ignore
/// impl __group::Text for Plan {
///     fn text(&self) -> __group::Update<__group::CowStr<'_>> {
///         __group::Update::Set(__group::Cow::Borrowed(match self {
///             Plan::Free => "free",
///             Plan::Enterprise => "enterprise",
///         }))
///     }
/// }
/// impl __group::Count for Plan {
///     fn count(&self) -> __group::Update<__group::CountValue<'_>> {
///         __group::count_of_text(self)
///     }
/// }
/// ```
fn text_enum(item: &Item<'_>) -> TokenStream {
    let mut variants = item.variants();
    let texts = check::text_enum(item, &mut variants);
    let ident = generated(item.ident());
    let arms = texts.iter().map(|(variant, text)| {
        let name = generated(&variant.syn.ident);
        // The braces are for a variant with data, which is reported for that alone.
        let data = (!matches!(variant.syn.fields, Fields::Unit)).then(|| quote!({ .. }));
        quote!(#ident::#name #data => #text)
    });
    let text = if texts.is_empty() {
        quote!(match *self {})
    } else {
        quote!(__group::Update::Set(__group::Cow::Borrowed(match self { #(#arms,)* })))
    };
    let implementations = implementations(item, &[], &text);
    let errors = errors_of(variants.iter().map(|variant| &variant.mistakes));
    quote!(#errors #implementations)
}

/// From `struct Website(String);` it writes
///
/// ```ignore
/// impl __group::Text for Website {
///     fn text(&self) -> __group::Update<__group::CowStr<'_>> {
///         <String as __group::HoldsText>::held_text(&self.0)
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
fn text_newtype(item: &mut Item<'_>) -> TokenStream {
    let mut fields = item.fields(&Place::TEXT_FIELD);
    let output = match check::newtype(item, "Text", &mut fields) {
        Some((field, via)) => {
            let bound = quote!(__group::HoldsText);
            let sent = Sent::new(item, field, &via, &bound);
            let (check_packed, value) = (check_packed(item, field), sent.call(&bound, &quote!(held_text)));
            let text = implementations(item, &sent.predicates, &quote!(#check_packed #value));

            // What a packed struct holds can only be copied out, and few IDs can be copied.
            let ids = (!item.is_packed).then(|| ids(item, field, &via));
            quote!(#text #ids)
        }
        None => implementations(item, &[], &quote!(__group::Update::Keep)),
    };
    let errors = errors_of(fields.iter().map(|field| &field.mistakes));
    quote!(#errors #output)
}

/// The newtype of an ID is one by reference, and by value if it has a size.
fn ids(item: &Item<'_>, field: &Field<'_>, via: &Via<'_>) -> TokenStream {
    let (id, method) = (quote!(__group::Id), quote!(id));
    let (bound, held) = match via {
        // An `Option` has a text to send, and is no ID.
        Via::Display => (quote!(__group::DisplayedId), quote!(displayed_id)),
        Via::Value | Via::With(_) => (id.clone(), method),
    };
    let sent = Sent::new(item, field, &Via::Value, &bound);
    let value = sent.call(&bound, &held);
    // A bound that depends on nothing would be an error where it does not hold.
    let lifetime = fresh_lifetime(&item.input.generics, "id");
    let (ty, fresh) = match with_fresh_lifetimes(&item.input.generics, field.ty) {
        Lifetimes::Improper(ty, fresh) => (ty, fresh),
        Lifetimes::None | Lifetimes::Proper(..) => (field.ty.clone(), Vec::new()),
    };
    let is_id = || Predicate::bound(quote!(for<#lifetime, #(#fresh),*> #ty: #bound));
    let is_sized = Predicate::bound(quote!(for<#lifetime> Self: __group::Sized));
    let by_reference = implementation(
        item,
        &id,
        &[is_id()],
        &quote! {
            fn id(&self) -> __group::CowStr<'_> {
                #value
            }
        },
    );

    let text = fresh_lifetime(&item.input.generics, "text");
    let by_value = implementation_for(
        item,
        Some(&text),
        &quote!(__group::IntoId<#text>),
        &[is_id(), is_sized],
        &quote! {
            fn into_id(self) -> __group::CowStr<#text> {
                __group::IntoOwned::into_owned(<Self as #id>::id(&self))
            }
        },
    );
    quote!(#by_reference #by_value)
}

/// Text is also a count: one impl per type, as `impl<T: Text> Count for T` would collide with the wrappers.
fn implementations(item: &Item<'_>, predicates: &[Predicate], text: &TokenStream) -> TokenStream {
    let text = implementation(
        item,
        &quote!(__group::Text),
        predicates,
        &quote! {
            fn text(&self) -> __group::Update<__group::CowStr<'_>> {
                #text
            }
        },
    );
    let count = implementation(
        item,
        &quote!(__group::Count),
        predicates,
        &quote! {
            fn count(&self) -> __group::Update<__group::CountValue<'_>> {
                __group::count_of_text(self)
            }
        },
    );
    quote!(#text #count)
}
