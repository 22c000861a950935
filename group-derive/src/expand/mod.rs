//! Writes the implementations. Nothing is decided here, and nothing can fail.
//!
//! All output names what it uses through `__group`, so that it depends on nothing in the user's scope. Where the compiler
//! may have something to say about a piece of it, the place is the user's and the hygiene the macro's: see [`at`].

mod address;
mod newtype;
mod schema;
mod text;
mod traits;

use group_spec::AddressKey;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ExprPath, GenericParam, Generics, Index, Lifetime, LifetimeParam, Member, Token, Type, spanned::Spanned};

use crate::{
    checked::{Subject, Value, Via},
    generics::{Predicate, where_clause, within_option},
    parameters::mentions_parameter,
};

pub(crate) use self::{
    address::address,
    newtype::{count, date, id},
    text::{text_enum, text_newtype},
    traits::group_traits,
};

/// `impl … Trait for Type …`, with more predicates and the body.
fn implementation(
    subject: &Subject<'_>,
    of: &TokenStream,
    predicates: &[Predicate],
    body: &TokenStream,
) -> TokenStream {
    implementation_for(subject, None, of, predicates, body)
}

/// The same for every value of a lifetime that the item does not have.
fn implementation_for(
    subject: &Subject<'_>,
    lifetime: Option<&Lifetime>,
    of: &TokenStream,
    predicates: &[Predicate],
    body: &TokenStream,
) -> TokenStream {
    let mut own = generated_parameters(subject.generics);
    if !subject.bound.is_empty() {
        own.make_where_clause().predicates.extend(subject.bound.iter().cloned());
    }
    let mut all = own.clone();
    // Tokens put lifetimes first, wherever they stand in the list.
    all.params.extend(lifetime.map(|lifetime| GenericParam::Lifetime(LifetimeParam::new(lifetime.clone()))));
    let (impl_generics, _, _) = all.split_for_impl();
    let (_, ty_generics, _) = own.split_for_impl();
    let where_clause = where_clause(&own, predicates);
    // A bound of the item may be asked for again.
    let allow = (!predicates.is_empty())
        .then(|| quote!(#[allow(clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds)]));
    let ident = generated(subject.ident);
    // At the user's place, so that what the compiler suggests for a type that it does not know is the same here as at the
    // item, and shown once.
    let impl_token = Token![impl](subject.ident.span());
    quote! {
        #[automatically_derived]
        #allow
        #impl_token #impl_generics #of for #ident #ty_generics #where_clause {
            #body
        }
    }
}

/// The place of the tokens with the hygiene of the macro, so that lints know the code for generated.
fn at(tokens: &impl ToTokens) -> Span {
    Span::call_site().located_at(tokens.span())
}

/// The identifier as one of generated code, so that no lint is about its use: the item, the field or the variant may be
/// deprecated, and what the user named `_so` may be read.
fn generated(ident: &Ident) -> Ident {
    moved_to(at(ident), ident)
}

fn moved_to(place: Span, ident: &Ident) -> Ident {
    // A keyword in the edition of the macro, though not in every edition of the user.
    let mut ident = if ident == "gen" { Ident::new_raw("gen", place) } else { ident.clone() };
    ident.set_span(place);
    ident
}

/// The generics with the parameters declared by generated code, so that no lint is about their names twice.
fn generated_parameters(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in &mut generics.params {
        let ident = match parameter {
            GenericParam::Lifetime(parameter) => &mut parameter.lifetime.ident,
            GenericParam::Type(parameter) => &mut parameter.ident,
            GenericParam::Const(parameter) => &mut parameter.ident,
        };
        *ident = generated(ident);
    }
    generics
}

/// How what is sent of a field is written out.
struct Sent {
    /// The type that is checked; `_` where a conversion decides it.
    ty: TokenStream,
    /// A reference to the value.
    value: TokenStream,
    /// The trait that it is sent by.
    bound: TokenStream,
    /// Whether the value does not live on, so that nothing can be borrowed from it.
    is_temporary: bool,
    /// What a generic type must be, given the bound on the value.
    predicates: Vec<Predicate>,
}

impl Sent {
    /// `bound` is the trait that the value is sent by, and `returned` the one for what a function returns.
    fn new(subject: &Subject<'_>, value: &Value<'_>, bound: &TokenStream, returned: &TokenStream) -> Self {
        let (generics, ty) = (subject.generics, value.ty);
        match &value.via {
            Via::Itself => Self {
                ty: ty.to_token_stream(),
                value: borrowed(subject, value),
                bound: bound.clone(),
                is_temporary: subject.is_packed,
                predicates: predicate(generics, ty, bound),
            },
            Via::Display => {
                let borrowed = borrowed(subject, value);
                Self {
                    ty: quote!(_),
                    value: quote!(&<#ty as __group::Displayed<_>>::displayed(#borrowed)),
                    bound: bound.clone(),
                    is_temporary: true,
                    predicates: predicate(generics, within_option(ty), &quote!(__group::Display)),
                }
            }
            Via::With(path) | Via::Serialize(path) => {
                let converted = converted(path, subject, value);
                Self {
                    ty: quote_spanned!(name_of(path)=> _),
                    value: quote_spanned!(at_name(path)=> &#converted),
                    bound: returned.clone(),
                    is_temporary: true,
                    predicates: Vec::new(),
                }
            }
        }
    }

    /// Calls the method of the bound, whose result may borrow from the field.
    fn call(&self, method: &TokenStream) -> TokenStream {
        let Self { ty, value, bound, is_temporary, .. } = self;
        let call = quote!(<#ty as #bound>::#method(#value));
        if *is_temporary { quote!(__group::IntoOwned::into_owned(#call)) } else { call }
    }
}

/// The `Display` text of a field as an ID, which is never absent.
fn displayed_id(subject: &Subject<'_>, value: &Value<'_>) -> (TokenStream, Vec<Predicate>) {
    let (ty, borrowed) = (value.ty, borrowed(subject, value));
    let id = quote!(<#ty as __group::DisplayedId>::displayed_id(#borrowed));
    (id, predicate(subject.generics, ty, &quote!(__group::Display)))
}

/// What the function makes of the field.
fn converted(path: &ExprPath, subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    converted_from(&Ident::new("self", Span::call_site()), path, subject, value)
}

/// The same of another value than `self`.
fn converted_from(this: &Ident, path: &ExprPath, subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    let place = at_name(path);
    let field = borrowed_from(&this.to_token_stream(), Span::call_site(), subject, value);
    // Only what the compiler speaks of stands at the name, as an editor leads from there to all that is at that place.
    let function = quote!(__group::With { call: #path, field: #field });
    let argument = borrowed_from(&moved_to(place, this).to_token_stream(), place, subject, value);
    quote_spanned!(place=> (&&&&&&#function).group_core_pick()(#argument))
}

/// `sent` with what the function made of the field, or `failed` if the function fails.
fn on_outcome(
    path: &ExprPath,
    subject: &Subject<'_>,
    value: &Value<'_>,
    sent: &TokenStream,
    failed: &TokenStream,
) -> TokenStream {
    let converted = converted(path, subject, value);
    let outcome = outcome(path);
    quote! {
        match #converted {
            __group_returned => match #outcome {
                __group::Result::Ok(__group_value) => #sent,
                __group::Result::Err(__group_error) => #failed,
            },
        }
    }
}

/// A `Result` of `__group_returned`, whether or not it is one.
fn outcome(path: &ExprPath) -> TokenStream {
    quote_spanned!(at_name(path)=> (&&__group::result_of(&__group_returned)).group_core_outcome()(__group_returned))
}

/// The place of the name of the function, as there is no span of several tokens.
fn name_of(path: &ExprPath) -> Span {
    path.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span())
}

fn at_name(path: &ExprPath) -> Span {
    Span::call_site().located_at(name_of(path))
}

/// Whether serde would leave the value out.
fn skip_if(subject: &Subject<'_>, value: &Value<'_>) -> Option<TokenStream> {
    value.skip_if.as_ref().map(|path| {
        let place = at_name(path);
        let argument = borrowed_at(place, subject, value);
        quote_spanned!(place=> #path(#argument))
    })
}

/// The bound on a type that depends on a parameter.
fn predicate(generics: &Generics, ty: &Type, bound: &TokenStream) -> Vec<Predicate> {
    if mentions_parameter(generics, ty) { vec![Predicate::new(generics, ty, bound)] } else { Vec::new() }
}

/// A reference to the field. A field of a packed struct may not be aligned, so that only a copy of it can be borrowed.
fn borrowed(subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    borrowed_at(at(&value.member), subject, value)
}

/// The same at another place, so that what the compiler says of it stands there.
fn borrowed_at(place: Span, subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    borrowed_from(&quote_spanned!(place=> self), place, subject, value)
}

/// The same of another value than `self`.
fn borrowed_from(this: &TokenStream, place: Span, subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    let member = match &value.member {
        Member::Named(name) => Member::Named(moved_to(place, name)),
        Member::Unnamed(index) => Member::Unnamed(Index { index: index.index, span: place }),
    };
    if subject.is_packed { quote_spanned!(place=> &{ #this.#member }) } else { quote_spanned!(place=> &#this.#member) }
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

/// The first of the statements that a field takes: what a packed struct needs to be read, and what a conversion needs in scope.
fn preparation(subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    let ty = value.ty;
    let check = subject.is_packed.then(|| quote!(<#ty as __group::PackedField>::check();));
    let scope = matches!(value.via, Via::With(_)).then(scope_of_conversions);
    quote!(#check #scope)
}

fn scope_of_conversions() -> TokenStream {
    quote! {
        use __group::{
            AnyArgument as _, AnyReference as _, ArgumentByValue as _, Fallible as _, Infallible as _, WholeField as _,
            WithinField as _, WithinPointer as _,
        };
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
