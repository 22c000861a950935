//! What a type can write, for a schema: of every type of a kind as plain data, and of group traits if `#[group(schema)]` asks
//! for it.

use group_spec::{ADDRESS_KEYS, Kind, ReservedTrait};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ExprPath;

use super::{
    at, borrowed_from, converted_from, ident, implementation, name_of, outcome, part_name, predicate,
    scope_of_conversions,
};
use crate::{
    checked::{Entry, Held, Meaning, Newtype, Part, Said, Subject, TextEnum, Value, VariantText, Via},
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
                let is_skippable = value.skip_if.is_some();
                let property = quote! {
                    __group::Property {
                        name: #name,
                        doc: #doc,
                        is_deprecated: #is_deprecated,
                        is_skippable: #is_skippable,
                    }
                };
                describe_trait(subject, value, meaning, &property, &mut predicates)
            }
            Entry::Address { parts } => {
                let writes = writes_of_address(subject, parts, CanFail::Yes, &mut predicates);
                let name = ReservedTrait::Address.name();
                quote! {
                    __group::TraitsSchema::reserved(
                        __group_schema,
                        __group::Property { name: #name, doc: "", is_deprecated: false, is_skippable: false },
                        __group::ReservedTrait::Address,
                        &#writes,
                    );
                }
            }
            Entry::Flattened { value, .. } => {
                let ty = value.ty;
                let bound = quote!(__group::FlattenSchema);
                predicates.extend(predicate(subject.generics, ty, &bound));
                // What may be left out as a whole is like what may not be there.
                let ty = if value.skip_if.is_some() { quote!(__group::Option<&#ty>) } else { quote!(#ty) };
                quote!(<#ty as #bound>::describe_flattened(__group_schema);)
            }
        })
        .collect();
    if is_generic(subject.generics) {
        predicates.push(Predicate::bound(quote!(Self: __group::GroupTraits)));
    }
    let Said { doc, is_deprecated } = said;
    let in_scope = in_scope(entries.iter().flat_map(Entry::values));
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
            let writes = writes(subject, value, &kind_of(*reserved), CanFail::Yes, predicates);
            let reserved = ident(&format!("{reserved:?}"));
            quote!(__group::TraitsSchema::reserved(__group_schema, #property, __group::ReservedTrait::#reserved, &#writes);)
        }
        (Meaning::CustomDate, _) => {
            let writes = writes(subject, value, &quote!(__group::AsDate), CanFail::Yes, predicates);
            quote!(__group::TraitsSchema::of_kind(__group_schema, #property, &#writes);)
        }
        // A function of serde may write anything.
        (Meaning::Custom, Via::Serialize(_)) => {
            quote!(__group::TraitsSchema::anything(__group_schema, #property);)
        }
        (Meaning::Custom, Via::Display) => {
            let writes = writes(subject, value, &quote!(__group::AsText), CanFail::Yes, predicates);
            quote!(__group::TraitsSchema::of_kind(__group_schema, #property, &#writes);)
        }
        (Meaning::Custom, Via::Itself) => {
            let (ty, bound) = (value.ty, quote!(__group::CustomSchema));
            predicates.extend(predicate(subject.generics, ty, &bound));
            quote!(<#ty as #bound>::describe(__group_schema, #property);)
        }
        (Meaning::Custom, Via::With(path)) => {
            let returned = returned(subject, value, path, CanFail::Yes);
            let any = quote_spanned!(name_of(path)=> _);
            quote!(<#any as __group::CustomSchema>::describe_returned(#returned, __group_schema, #property);)
        }
    }
}

/// What the value can write.
fn writes(
    subject: &Subject<'_>,
    value: &Value<'_>,
    kind: &TokenStream,
    can_fail: CanFail,
    predicates: &mut Vec<Predicate>,
) -> TokenStream {
    let ty = value.ty;
    match &value.via {
        Via::Itself | Via::Serialize(_) => {
            predicates.extend(predicate(subject.generics, ty, &quote!(__group::Describe<#kind>)));
            quote!(__group::WritesOf::<#kind, #ty>::__group_writes())
        }
        Via::Display => {
            predicates.extend(predicate(subject.generics, within_option(ty), &quote!(__group::Display)));
            quote!(<#ty as __group::Displayed<_>>::writes())
        }
        Via::With(path) => {
            let returned = returned(subject, value, path, can_fail);
            quote!(__group::ReturnedAs::<#kind, _>::new(#returned).__group_writes())
        }
    }
}

/// Whether a function may return a `Result`, of which the value is sent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CanFail {
    Yes,
    No,
}

/// The type that a function returns, which only the compiler knows: of a call that is never made, as there is no value.
fn returned(subject: &Subject<'_>, value: &Value<'_>, path: &ExprPath, can_fail: CanFail) -> TokenStream {
    // The same tokens as where the call is made, so that the compiler says once what is wrong with it.
    let converted = converted_from(&Ident::new("__group_this", Span::call_site()), path, subject, value);
    if can_fail == CanFail::No {
        return type_of(&quote!(&#converted));
    }
    let outcome = outcome(path);
    quote! {
        match __group_this {
            __group::Option::Some(__group_this) => match #converted {
                __group_returned => __group::Returned::by_result(&#outcome),
            },
            __group::Option::None => __group::Returned::NOTHING,
        }
    }
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
/// impl __group::Describe<__group::AsText> for Plan {
///     fn writes() -> __group::Writes {
///         __group::Writes::one_of(&["Free"])
///     }
/// }
/// impl __group::Describe<__group::AsCount> for Plan {
///     fn writes() -> __group::Writes {
///         <Self as __group::Describe<__group::AsText>>::writes()
///     }
/// }
/// // … and so as `AsId`.
/// ```
pub(super) fn describe_text_enum(text_enum: &TextEnum<'_>) -> TokenStream {
    let TextEnum { subject, texts, is_exhaustive } = text_enum;
    let mut predicates = Vec::new();
    let (mut fixed, mut held) = (Vec::new(), Vec::new());
    for (_, text) in texts {
        match text {
            VariantText::Fixed(text) => fixed.push(text),
            VariantText::Held { ty, is_displayed: true } => {
                predicates.extend(predicate(subject.generics, within_option(ty), &quote!(__group::Display)));
                held.push(quote!(<#ty as __group::Displayed<_>>::writes()));
            }
            VariantText::Held { ty, is_displayed: false } => {
                let kind = quote!(__group::AsText);
                predicates.extend(predicate(subject.generics, ty, &quote!(__group::Describe<#kind>)));
                held.push(quote!({
                    use __group::Undescribed as _;
                    __group::WritesOf::<#kind, #ty>::__group_writes()
                }));
            }
        }
    }
    let writes = if held.is_empty() {
        quote!(__group::Writes::one_of(&[#(#fixed),*]))
    } else {
        held.into_iter()
            .fold(quote!(__group::Writes::TEXT), |text, held| quote!(__group::Writes::or_text(#text, &#held)))
    };
    let writes = if *is_exhaustive { writes } else { quote!(__group::Writes::or_absent(#writes)) };
    describe_text(subject, &predicates, &writes)
}

pub(super) fn describe_text_newtype(newtype: &Newtype<'_>) -> Option<TokenStream> {
    let (predicates, writes) = writes_of_newtype(newtype, &quote!(__group::AsText))?;
    Some(describe_text(&newtype.subject, &predicates, &writes))
}

/// Text does for three kinds.
fn describe_text(subject: &Subject<'_>, predicates: &[Predicate], writes: &TokenStream) -> TokenStream {
    let same = quote!(<Self as __group::Describe<__group::AsText>>::writes());
    let kinds = [(quote!(AsText), writes), (quote!(AsCount), &same), (quote!(AsId), &same)];
    kinds
        .iter()
        .map(|(kind, writes)| {
            implementation(subject, &quote!(__group::Describe<__group::#kind>), predicates, &function(writes))
        })
        .collect()
}

/// The newtype of a count, a date or an ID, which is what it holds.
pub(super) fn describe_newtype(newtype: &Newtype<'_>, kind: &str) -> Option<TokenStream> {
    let kind = ident(&format!("As{kind}"));
    let kind = quote!(__group::#kind);
    let (predicates, writes) = writes_of_newtype(newtype, &kind)?;
    Some(implementation(&newtype.subject, &quote!(__group::Describe<#kind>), &predicates, &function(&writes)))
}

fn writes_of_newtype(newtype: &Newtype<'_>, kind: &TokenStream) -> Option<(Vec<Predicate>, TokenStream)> {
    let Newtype { subject, held } = newtype;
    let mut predicates = Vec::new();
    let value = match held {
        Held::Nothing => return None,
        Held::Into(ty) => {
            predicates.extend(predicate(subject.generics, ty, &quote!(__group::Describe<#kind>)));
            let writes = quote! {
                use __group::Undescribed as _;
                __group::WritesOf::<#kind, #ty>::__group_writes()
            };
            return Some((predicates, writes));
        }
        Held::Field(value) => value,
    };
    let writes = writes(subject, value, kind, CanFail::No, &mut predicates);
    if !matches!(value.via, Via::Itself) {
        let in_scope = in_scope([value]);
        return Some((predicates, quote!(#in_scope #writes)));
    }
    // Without the name of the type: what is wrong with that is said where it is named first.
    let place = at(&value.member);
    let held = type_of(&borrowed_from(&quote_spanned!(place=> __group_this), place, subject, value));
    let writes = quote! {
        use __group::UndescribedReturn as _;
        let __group_this = __group::Option::None::<&Self>;
        __group::ReturnedAs::<#kind, _>::new(#held).__group_writes()
    };
    Some((predicates, writes))
}

pub(super) fn describe_address(subject: &Subject<'_>, parts: &[Part<'_>]) -> TokenStream {
    let mut predicates = Vec::new();
    let in_scope = in_scope(parts.iter().flat_map(Part::values));
    let writes = writes_of_address(subject, parts, CanFail::No, &mut predicates);
    let body = function(&quote!(#in_scope #writes));
    implementation(subject, &quote!(__group::Describe<__group::AsAddress>), &predicates, &body)
}

fn writes_of_address(
    subject: &Subject<'_>,
    parts: &[Part<'_>],
    can_fail: CanFail,
    predicates: &mut Vec<Predicate>,
) -> TokenStream {
    let mut texts = Vec::new();
    for part in parts {
        let name = ident(part_name(part.key));
        let mut text = writes(subject, &part.value, &quote!(__group::AsText), can_fail, predicates);
        // What is appended may be blank, and is then not there.
        if !part.appended.is_empty() {
            text = quote!(__group::Writes::with_any_text(#text));
        }
        if part.value.skip_if.is_some() {
            text = quote!(__group::Writes::or_absent(#text));
        }
        texts.push(quote!(#name: __group::Option::Some(#text)));
    }
    // Not `..` where every part is given.
    let rest = (texts.len() < ADDRESS_KEYS.len()).then(|| quote!(..__group::Default::default()));
    quote!(__group::Writes::address(__group::AddressWrites { #(#texts,)* #rest }))
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
                let conversions = scope_of_conversions();
                of_functions = quote! {
                    #conversions
                    use __group::UndescribedReturn as _;
                    let __group_this = __group::Option::None::<&Self>;
                };
            }
            Via::Display | Via::Serialize(_) => {}
        }
    }
    quote!(#of_types #of_functions)
}
