//! Writes the implementations. Nothing is decided here, and nothing can fail.
//!
//! All output names what it uses through `__group`, so that it depends on nothing in the user's scope. Where the compiler
//! may have something to say about a piece of it, the place is the user's and the hygiene the macro's: see [`at`].

mod address;
mod newtype;
mod schema;
mod text;
mod traits;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{GenericParam, Generics, Index, Lifetime, LifetimeParam, Member, Token, Type, spanned::Spanned};

use crate::{
    checked::{Subject, Value, Via},
    generics::{Predicate, where_clause, within_option},
    parameters::mentions_parameter,
};

pub(crate) use self::{
    address::address,
    newtype::{count, date},
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
    let parameter = lifetime.map(|lifetime| GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
    implementation_with(subject, parameter, of, predicates, body)
}

/// The same with a parameter that the item does not have.
fn implementation_with(
    subject: &Subject<'_>,
    parameter: Option<GenericParam>,
    of: &TokenStream,
    predicates: &[Predicate],
    body: &TokenStream,
) -> TokenStream {
    let own = generated_parameters(subject.generics);
    let mut all = own.clone();
    // Tokens put lifetimes first, wherever they stand in the list.
    all.params.extend(parameter);
    let (impl_generics, _, _) = all.split_for_impl();
    let (_, ty_generics, _) = own.split_for_impl();
    let where_clause = where_clause(&own, predicates);
    let ident = generated(subject.ident);
    // At the user's place, so that what the compiler suggests for a type that it does not know is the same here as at the
    // item, and shown once.
    let impl_token = Token![impl](subject.ident.span());
    quote! {
        #[automatically_derived]
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
    /// Whether the value does not live on, so that nothing can be borrowed from it.
    is_temporary: bool,
    /// What a generic type must be, given the bound on the value.
    predicates: Vec<Predicate>,
}

impl Sent {
    /// `bound` is the trait that the value is sent by.
    fn new(subject: &Subject<'_>, value: &Value<'_>, bound: &TokenStream) -> Self {
        let (generics, ty) = (subject.generics, value.ty);
        match &value.via {
            Via::Itself => Self {
                ty: ty.to_token_stream(),
                value: borrowed(subject, value),
                is_temporary: subject.is_packed,
                predicates: predicate(generics, ty, bound),
            },
            Via::Display => {
                let borrowed = borrowed(subject, value);
                Self {
                    ty: quote!(_),
                    value: quote!(&<#ty as __group::Displayed<_>>::displayed(#borrowed)),
                    is_temporary: true,
                    predicates: predicate(generics, within_option(ty), &quote!(__group::Display)),
                }
            }
            Via::With(path) => {
                // The name of the function, as there is no span of several tokens.
                let name = path.path.segments.last().map_or_else(Span::call_site, |segment| segment.ident.span());
                let place = Span::call_site().located_at(name);
                let argument = borrowed_at(place, subject, value);
                Self {
                    ty: quote_spanned!(name=> _),
                    value: quote_spanned!(place=> &(__group::Function { call: #path }.call)(#argument)),
                    is_temporary: true,
                    predicates: vec![Predicate::inferred(bound)],
                }
            }
        }
    }

    /// Calls the method of the bound, whose result may borrow from the field.
    fn call(&self, bound: &TokenStream, method: &TokenStream) -> TokenStream {
        let Self { ty, value, is_temporary, .. } = self;
        let call = quote!(<#ty as #bound>::#method(#value));
        if *is_temporary { quote!(__group::IntoOwned::into_owned(#call)) } else { call }
    }
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

/// The first of the statements that a field takes: what a packed struct needs to be read.
fn check_packed(subject: &Subject<'_>, value: &Value<'_>) -> TokenStream {
    let ty = value.ty;
    if subject.is_packed { quote!(<#ty as __group::PackedField>::check();) } else { TokenStream::new() }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
