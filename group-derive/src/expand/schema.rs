//! What a type can write, for a schema: of every type of a kind as plain data, and of group traits if `#[group(schema)]` asks
//! for it.

use group_spec::{ADDRESS_KEYS, AddressKey, Kind, ReservedTrait};
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{GenericParam, parse_quote};

use super::{address::part_name, at, borrowed_from, ident, implementation, implementation_with, predicate};
use crate::{
    checked::{Entry, Meaning, Said, Subject, Value, Via},
    generics::{Predicate, within_option},
    parameters::is_generic,
};

/// From
///
/// ```ignore
/// #[group(schema)]
/// struct Company {
///     /// As the customer writes it.
///     name: String,
///     seats: Option<u32>,
///     #[group(flatten)]
///     contact: Contact,
/// }
/// ```
///
/// it writes
///
/// ```ignore
/// impl __group::DescribeTraits for Company {
///     fn describe(__group_schema: &mut __group::TraitsSchema) {
///         use __group::Undescribed as _;
///         __group::TraitsSchema::say(__group_schema, "", false);
///         __group::TraitsSchema::reserved(
///             __group_schema,
///             __group::Property { name: "name", doc: "As the customer writes it.", is_deprecated: false, is_skippable: false },
///             __group::ReservedTrait::Name,
///             &__group::WritesOf::<__group::AsText, String>::__group_writes(),
///         );
///         <Option<u32> as __group::CustomSchema>::describe(__group_schema, __group::Property { … });
///         <Contact as __group::FlattenSchema>::describe_flattened(__group_schema);
///     }
/// }
/// ```
pub(super) fn describe_traits(subject: &Subject<'_>, entries: &[Entry<'_>], said: &Said) -> TokenStream {
    let mut predicates = Vec::new();
    let statements: Vec<_> = entries
        .iter()
        .map(|entry| match entry {
            Entry::Trait { name, meaning, value, said } => {
                let Said { doc, is_deprecated } = said;
                let property = quote! {
                    __group::Property { name: #name, doc: #doc, is_deprecated: #is_deprecated, is_skippable: false }
                };
                describe_trait(subject, value, meaning, &property, &mut predicates)
            }
            Entry::Flattened { value, .. } => {
                let ty = value.ty;
                let bound = quote!(__group::FlattenSchema);
                predicates.extend(predicate(subject.generics, ty, &bound));
                quote!(<#ty as #bound>::describe_flattened(__group_schema);)
            }
        })
        .collect();
    if is_generic(subject.generics) {
        predicates.push(Predicate::bound(quote!(Self: __group::GroupTraits)));
    }
    let Said { doc, is_deprecated } = said;
    let in_scope = in_scope(entries.iter().map(Entry::value));
    let body = quote! {
        fn describe(__group_schema: &mut __group::TraitsSchema) {
            #in_scope
            __group::TraitsSchema::say(__group_schema, #doc, #is_deprecated);
            #(#statements)*
        }
    };
    implementation(subject, &quote!(__group::DescribeTraits), &predicates, &body)
}

fn describe_trait(
    subject: &Subject<'_>,
    value: &Value<'_>,
    meaning: &Meaning,
    property: &TokenStream,
    predicates: &mut Vec<Predicate>,
) -> TokenStream {
    match (meaning, &value.via) {
        (Meaning::Reserved(reserved), _) => {
            let writes = writes(subject, value, &kind_of(*reserved), predicates);
            let reserved = ident(&format!("{reserved:?}"));
            quote!(__group::TraitsSchema::reserved(__group_schema, #property, __group::ReservedTrait::#reserved, &#writes);)
        }
        (Meaning::Custom, Via::Display) => {
            let writes = writes(subject, value, &quote!(__group::AsText), predicates);
            quote!(__group::TraitsSchema::of_kind(__group_schema, #property, &#writes);)
        }
        (Meaning::Custom, Via::Itself) => {
            let (ty, bound) = (value.ty, quote!(__group::CustomSchema));
            predicates.extend(predicate(subject.generics, ty, &bound));
            quote!(<#ty as #bound>::describe(__group_schema, #property);)
        }
        (Meaning::Custom, Via::With(path)) => {
            let returned = returned(subject, value, path);
            let name = path.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
            let any = quote_spanned!(name=> _);
            quote!(<#any as __group::CustomSchema>::describe_returned(#returned, __group_schema, #property);)
        }
    }
}

/// What the value can write.
fn writes(
    subject: &Subject<'_>,
    value: &Value<'_>,
    kind: &TokenStream,
    predicates: &mut Vec<Predicate>,
) -> TokenStream {
    let ty = value.ty;
    match &value.via {
        Via::Itself => {
            predicates.extend(predicate(subject.generics, ty, &quote!(__group::Describe<#kind>)));
            quote!(__group::WritesOf::<#kind, #ty>::__group_writes())
        }
        Via::Display => {
            predicates.extend(predicate(subject.generics, within_option(ty), &quote!(__group::Display)));
            quote!(<#ty as __group::Displayed<_>>::writes())
        }
        Via::With(path) => {
            let returned = returned(subject, value, path);
            quote!(__group::ReturnedAs::<#kind, _>::new(#returned).__group_writes())
        }
    }
}

/// The type that a function returns, which only the compiler knows: of a call that is never made, as there is no value.
fn returned(subject: &Subject<'_>, value: &Value<'_>, path: &syn::ExprPath) -> TokenStream {
    let name = path.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
    let place = Span::call_site().located_at(name);
    // The same tokens as where the call is made, so that the compiler says once what is wrong with it.
    let argument = borrowed_from(&quote_spanned!(place=> __group_this), place, subject, value);
    let call = quote_spanned!(place=> (__group::Function { call: #path }.call)(#argument));
    type_of(&quote!(&#call))
}

/// The type of a value that is not there: neither the item nor its field is.
fn type_of(value: &TokenStream) -> TokenStream {
    quote! {
        match __group_this {
            __group::Option::Some(__group_this) => __group::Returned::by(#value),
            __group::Option::None => __group::Returned::NOTHING,
        }
    }
}

fn kind_of(reserved: ReservedTrait) -> TokenStream {
    match reserved.kind() {
        Kind::Text if reserved == ReservedTrait::Id => quote!(__group::AsId),
        Kind::Text => quote!(__group::AsText),
        Kind::Date => quote!(__group::AsDate),
        Kind::Count => quote!(__group::AsCount),
        Kind::Address => quote!(__group::AsAddress),
    }
}

/// From `enum Plan { Free }` it writes
///
/// ```ignore
/// impl<__GroupKind: __group::TextDoes> __group::Describe<__GroupKind> for Plan {
///     fn writes() -> __group::Writes {
///         __group::Writes::one_of(&["Free"])
///     }
/// }
/// ```
pub(super) fn describe_text_enum(subject: &Subject<'_>, writes: &TokenStream) -> TokenStream {
    describe_text(subject, &[], writes)
}

pub(super) fn describe_text_newtype(subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    let (predicates, writes) = writes_of_newtype(subject, value, &quote!(__group::AsText));
    describe_text(subject, &predicates, &writes)
}

/// Text does for several kinds.
fn describe_text(subject: &Subject<'_>, predicates: &[Predicate], writes: &TokenStream) -> TokenStream {
    let parameter: GenericParam = parse_quote!(__GroupKind: __group::TextDoes);
    let body = function(writes);
    implementation_with(subject, Some(parameter), &quote!(__group::Describe<__GroupKind>), predicates, &body)
}

/// The newtype of a count or a date, which is what it holds.
pub(super) fn describe_newtype(subject: &Subject<'_>, value: &Value<'_>, kind: &str) -> TokenStream {
    let kind = ident(&format!("As{kind}"));
    let kind = quote!(__group::#kind);
    let (predicates, writes) = writes_of_newtype(subject, value, &kind);
    implementation(subject, &quote!(__group::Describe<#kind>), &predicates, &function(&writes))
}

fn writes_of_newtype(subject: &Subject<'_>, value: &Value<'_>, kind: &TokenStream) -> (Vec<Predicate>, TokenStream) {
    let mut predicates = Vec::new();
    let writes = writes(subject, value, kind, &mut predicates);
    if matches!(value.via, Via::Display) {
        return (predicates, writes);
    }
    // Without the name of the type: what is wrong with that is said where it is named first.
    let place = at(&value.member);
    let held = type_of(&borrowed_from(&quote_spanned!(place=> __group_this), place, subject, value));
    let writes = quote! {
        use __group::UndescribedReturn as _;
        let __group_this = __group::Option::None::<&Self>;
        __group::ReturnedAs::<#kind, _>::new(#held).__group_writes()
    };
    (predicates, writes)
}

pub(super) fn describe_address(subject: &Subject<'_>, parts: &[(AddressKey, Value<'_>)]) -> TokenStream {
    let mut predicates = Vec::new();
    let in_scope = in_scope(parts.iter().map(|(_, value)| value));
    let parts: Vec<_> = parts
        .iter()
        .map(|(key, value)| {
            let name = ident(part_name(*key));
            let writes = writes(subject, value, &quote!(__group::AsText), &mut predicates);
            quote!(#name: __group::Option::Some(#writes))
        })
        .collect();
    // Not `..` where every part is given.
    let rest = (parts.len() < ADDRESS_KEYS.len()).then(|| quote!(..__group::Default::default()));
    let body = function(&quote!(#in_scope __group::Writes::address(__group::AddressWrites { #(#parts,)* #rest })));
    implementation(subject, &quote!(__group::Describe<__group::AsAddress>), &predicates, &body)
}

fn function(body: &TokenStream) -> TokenStream {
    quote! {
        fn writes() -> __group::Writes {
            #body
        }
    }
}

/// What the body needs: the fallbacks for types that do not say what they write, and an item that is not there.
fn in_scope<'a>(values: impl IntoIterator<Item = &'a Value<'a>>) -> TokenStream {
    let (mut of_types, mut of_functions) = (TokenStream::new(), TokenStream::new());
    for value in values {
        match value.via {
            Via::Itself => {
                of_types = quote!(
                    use __group::Undescribed as _;
                );
            }
            Via::With(_) => {
                of_functions = quote! {
                    use __group::UndescribedReturn as _;
                    let __group_this = __group::Option::None::<&Self>;
                };
            }
            Via::Display => {}
        }
    }
    quote!(#of_types #of_functions)
}
