//! Text: enums that are sent as the names of their variants, and structs that are sent as the text in their one field.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Sent, borrowed, check_packed, generated, implementation, implementation_for, schema};
use crate::{
    checked::{Newtype, Subject, TextEnum, Value, Via},
    generics::Predicate,
    lifetimes::{Lifetimes, fresh_lifetime, with_fresh_lifetimes},
};

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
pub(crate) fn text_enum(text_enum: &TextEnum<'_>) -> TokenStream {
    let TextEnum { subject, texts, is_exhaustive } = text_enum;
    let ident = generated(subject.ident);
    let arms = texts.iter().map(|(name, text)| {
        let name = generated(name);
        quote!(#ident::#name => #text)
    });
    let text = match (texts.is_empty(), is_exhaustive) {
        (true, true) => quote!(match *self {}),
        (true, false) => quote!(__group::Update::Keep),
        (false, true) => quote!(__group::Update::Set(__group::Cow::Borrowed(match self { #(#arms,)* }))),
        (false, false) => {
            quote!(__group::Update::Set(__group::Cow::Borrowed(match self { #(#arms,)* _ => return __group::Update::Keep })))
        }
    };
    let implementations = implementations(subject, &[], &text);
    let all = texts.iter().map(|(_, text)| text);
    let writes = quote!(__group::Writes::one_of(&[#(#all),*]));
    let writes = if *is_exhaustive { writes } else { quote!(__group::Writes::or_absent(#writes)) };
    let describe = schema::describe_text_enum(subject, &writes);
    quote!(#implementations #describe)
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
pub(crate) fn text_newtype(newtype: &Newtype<'_>) -> TokenStream {
    let Newtype { subject, value } = newtype;
    let Some(value) = value else { return implementations(subject, &[], &quote!(__group::Update::Keep)) };
    let bound = quote!(__group::HoldsText);
    let sent = Sent::new(subject, value, &bound);
    let (check_packed, held) = (check_packed(subject, value), sent.call(&bound, &quote!(held_text)));
    let text = implementations(subject, &sent.predicates, &quote!(#check_packed #held));

    // What a packed struct holds can only be copied out, and few IDs can be copied.
    let ids = (!subject.is_packed).then(|| ids(subject, value));
    let describe = schema::describe_text_newtype(subject, value);
    quote!(#text #ids #describe)
}

/// The newtype of an ID is one by reference, and by value if it has a size.
fn ids(subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    let (id, method) = (quote!(__group::Id), quote!(id));
    let (bound, held) = match value.via {
        // An `Option` has a text to send, and is no ID.
        Via::Display => (quote!(__group::DisplayedId), quote!(displayed_id)),
        Via::Itself | Via::With(_) => (id.clone(), method),
    };
    let (ty, member) = (value.ty, borrowed(subject, value));
    let id_of_value = quote!(<#ty as #bound>::#held(#member));
    // A bound that depends on nothing would be an error where it does not hold.
    let lifetime = fresh_lifetime(subject.generics, "id");
    let (ty, fresh) = match with_fresh_lifetimes(subject.generics, value.ty) {
        Lifetimes::Improper(ty, fresh) => (ty, fresh),
        Lifetimes::None | Lifetimes::Proper(..) => (value.ty.clone(), Vec::new()),
    };
    let is_id = || Predicate::bound(quote!(for<#lifetime, #(#fresh),*> #ty: #bound));
    let is_sized = Predicate::bound(quote!(for<#lifetime> Self: __group::Sized));
    let by_reference = implementation(
        subject,
        &id,
        &[is_id()],
        &quote! {
            fn id(&self) -> __group::CowStr<'_> {
                #id_of_value
            }
        },
    );

    let text = fresh_lifetime(subject.generics, "text");
    let by_value = implementation_for(
        subject,
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
fn implementations(subject: &Subject<'_>, predicates: &[Predicate], text: &TokenStream) -> TokenStream {
    let text = implementation(
        subject,
        &quote!(__group::Text),
        predicates,
        &quote! {
            fn text(&self) -> __group::Update<__group::CowStr<'_>> {
                #text
            }
        },
    );
    let count = implementation(
        subject,
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
