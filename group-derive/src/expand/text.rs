use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, Fields};

use super::{derive, errors_of, generated, implementation, newtype};
use crate::{check, model::Item};

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
pub(crate) fn text(input: TokenStream) -> TokenStream {
    derive(input, |item| if matches!(item.input.data, Data::Enum(_)) { text_enum(item) } else { newtype::text(item) })
}

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

/// Text is also a count: one impl per type, as `impl<T: Text> Count for T` would collide with the wrappers.
pub(super) fn implementations(item: &Item<'_>, predicates: &[TokenStream], text: &TokenStream) -> TokenStream {
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
