//! Text: enums that are sent as the names of their variants, and structs that are sent as the text in their one field.

use proc_macro2::TokenStream;
use quote::quote;

use super::{generated, implementation, newtype::held, predicate, schema};
use crate::{
    checked::{Newtype, Subject, TextEnum, VariantText},
    generics::{Predicate, within_option},
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
///         match self {
///             Plan::Free => __group::Update::Set(__group::Cow::Borrowed("free")),
///             Plan::Enterprise => __group::Update::Set(__group::Cow::Borrowed("enterprise")),
///         }
///     }
/// }
/// impl __group::Count for Plan {
///     fn count(&self) -> __group::Update<__group::CountValue<'_>> {
///         __group::count_of_text(self)
///     }
/// }
/// impl __group::OptionalId for Plan {
///     fn optional_id(&self) -> __group::Update<__group::CowStr<'_>> {
///         <Self as __group::Text>::text(self)
///     }
/// }
/// ```
pub(crate) fn text_enum(text_enum: &TextEnum<'_>) -> TokenStream {
    let TextEnum { subject, texts, is_exhaustive } = text_enum;
    let ident = generated(subject.ident);
    let mut predicates = Vec::new();
    let arms: Vec<_> = texts
        .iter()
        .map(|(name, text)| {
            let name = generated(name);
            match text {
                VariantText::Fixed(text) => {
                    quote!(#ident::#name => __group::Update::Set(__group::Cow::Borrowed(#text)))
                }
                VariantText::Held { ty, is_displayed: true } => {
                    predicates.extend(predicate(subject.generics, within_option(ty), &quote!(__group::Display)));
                    let text = quote!(<#ty as __group::Displayed<_>>::displayed(__group_text));
                    quote!(#ident::#name(__group_text) => __group::Update::map(#text, __group::Cow::Owned))
                }
                VariantText::Held { ty, is_displayed: false } => {
                    let bound = quote!(__group::OtherText);
                    predicates.extend(predicate(subject.generics, ty, &bound));
                    quote!(#ident::#name(__group_text) => <#ty as #bound>::sent_text(__group_text))
                }
            }
        })
        .collect();
    let rest = (!is_exhaustive).then(|| quote!(_ => __group::Update::Keep));
    let value = if arms.is_empty() && *is_exhaustive { quote!(*self) } else { quote!(self) };
    let implementations = implementations(subject, &predicates, &quote!(match #value { #(#arms,)* #rest }));
    let describe = schema::describe_text_enum(text_enum);
    quote!(#implementations #describe)
}

/// From `struct Website(String);` it writes
///
/// ```ignore
/// impl __group::Text for Website {
///     fn text(&self) -> __group::Update<__group::CowStr<'_>> {
///         <String as __group::HoldsText>::sent_text(&self.0)
///     }
/// }
/// // … `Count` and `OptionalId` as for an enum.
/// ```
pub(crate) fn text_newtype(newtype: &Newtype<'_>) -> TokenStream {
    let (text, predicates) =
        held(newtype, "Text", &quote!(sent_text)).unwrap_or((quote!(__group::Update::Keep), Vec::new()));
    let implementations = implementations(&newtype.subject, &predicates, &text);
    let describe = schema::describe_text_newtype(newtype);
    quote!(#implementations #describe)
}

/// Text is also a count and what the trait `id` takes: one impl per type, as `impl<T: Text> Count for T` would collide with the
/// wrappers.
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
    let id = implementation(
        subject,
        &quote!(__group::OptionalId),
        predicates,
        &quote! {
            fn optional_id(&self) -> __group::Update<__group::CowStr<'_>> {
                <Self as __group::Text>::text(self)
            }
        },
    );
    quote!(#text #count #id)
}
