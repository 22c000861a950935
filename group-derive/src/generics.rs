//! Where clauses for generic types: a bound for what is sent, and for nothing else.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, PathArguments, PathSegment, Type, TypePath, spanned::Spanned};

use crate::{
    lifetimes::{Lifetimes, with_fresh_lifetimes},
    model::without_parens,
};

/// A predicate that generated code adds: a bound on a type with its own lifetimes, and the same for all lifetimes.
#[derive(Clone)]
pub(crate) struct Predicate {
    own: TokenStream,
    general: TokenStream,
}

impl Predicate {
    pub(crate) fn new(generics: &Generics, ty: &Type, bound: &TokenStream) -> Self {
        // It may depend on nothing after all, and be an error here, which belongs to the field.
        let bound = &located_at(ty.span(), bound);
        let ty = &without_angle_brackets(ty);
        let own = quote!(#ty: #bound);
        let (own, general) = match with_fresh_lifetimes(generics, ty) {
            Lifetimes::None => (own.clone(), own),
            Lifetimes::Proper(ty, fresh) => (own, quote!(for<#(#fresh),*> #ty: #bound)),
            Lifetimes::Improper(ty, fresh) => {
                let general = quote!(for<#(#fresh),*> #ty: #bound);
                (general.clone(), general)
            }
        };
        Self { own, general }
    }

    /// A bound that is the same for all lifetimes.
    pub(crate) fn bound(own: TokenStream) -> Self {
        Self { general: own.clone(), own }
    }
}

fn located_at(place: Span, tokens: &TokenStream) -> TokenStream {
    let tokens = tokens.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    tokens.collect()
}

/// `T::Item` for `<T>::Item`, as no predicate begins like that.
fn without_angle_brackets(ty: &Type) -> Type {
    if let Type::Path(TypePath { qself: Some(qself), path, .. }) = ty
        && qself.as_token.is_none()
        && let Type::Path(parameter) = without_parens(&qself.ty)
        && parameter.qself.is_none()
    {
        let mut path = path.clone();
        let segments = parameter.path.segments.iter().chain(&path.segments).cloned().collect();
        (path.leading_colon, path.segments) = (parameter.path.leading_colon, segments);
        return Type::Path(TypePath { path, ..parameter.clone() });
    }
    ty.clone()
}

/// The `where` clause of the item with more predicates.
///
/// Bounds on two types that differ in lifetimes alone would leave the compiler no way to choose between them. Then the bound
/// is for all lifetimes; else for its own, which asks for less.
pub(crate) fn where_clause(generics: &Generics, added: &[Predicate]) -> TokenStream {
    let mut own_forms = HashMap::<_, HashSet<_>>::new();
    for Predicate { own, general } in added {
        own_forms.entry(general.to_string()).or_default().insert(own.to_string());
    }
    let added = added.iter().map(|Predicate { own, general }| {
        let is_one_of_several = own_forms.get(&general.to_string()).is_some_and(|forms| forms.len() > 1);
        if is_one_of_several { general } else { own }
    });
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    // Two fields may have one type.
    let mut seen = HashSet::new();
    let predicates: Vec<_> =
        written.chain(added.cloned()).filter(|predicate| seen.insert(predicate.to_string())).collect();
    if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) }
}

/// The type in an `Option` or `Update`, at any depth.
///
/// It goes by the look of the type, as nothing else can. A wrong guess is a bound that does not hold, and so an error where
/// the item is used.
pub(crate) fn within_option(ty: &Type) -> &Type {
    let Type::Path(TypePath { path, .. }) = without_parens(ty) else { return ty };
    match path.segments.last() {
        Some(PathSegment { ident, arguments: PathArguments::AngleBracketed(arguments) })
            if ident == "Option" || ident == "Update" =>
        {
            match arguments.args.first() {
                Some(GenericArgument::Type(ty)) => within_option(ty),
                _ => ty,
            }
        }
        _ => ty,
    }
}
