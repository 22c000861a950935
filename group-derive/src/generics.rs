//! Where clauses for generic types: a bound for what is sent, and for nothing else.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, Ident, PathArguments, PathSegment, Type, TypePath};

use crate::{
    lifetimes::{Lifetimes, fresh_lifetime, with_lifetime},
    model::without_parens,
    name::unraw,
};

/// A predicate that generated code adds.
pub(crate) enum Predicate {
    /// A bound on a type with its own lifetimes, and the same for all lifetimes.
    Bound { own: TokenStream, general: TokenStream },
    /// No bound, but a type that the compiler has to infer.
    Inferred,
}

impl Predicate {
    pub(crate) fn new(generics: &Generics, ty: &Type, bound: &TokenStream) -> Self {
        let lifetime = fresh_lifetime(generics, "any");
        match with_lifetime(generics, ty, &lifetime) {
            Lifetimes::None => Self::bound(quote!(#ty: #bound)),
            Lifetimes::Written(general) => {
                Self::Bound { own: quote!(#ty: #bound), general: quote!(for<#lifetime> #general: #bound) }
            }
            // The compiler reports that at the field.
            Lifetimes::Elided(general) => Self::bound(quote!(for<#lifetime> #general: #bound)),
        }
    }

    /// A bound without lifetimes.
    pub(crate) fn bound(own: TokenStream) -> Self {
        Self::Bound { general: own.clone(), own }
    }
}

/// The `where` clause of the item with more predicates.
///
/// Bounds on two types that differ in a lifetime alone would leave the compiler no way to choose between them, and so would a
/// bound and an inferred type. Then the bound is for all lifetimes; else for its own, which asks for less.
pub(crate) fn where_clause(generics: &Generics, added: &[Predicate]) -> TokenStream {
    let is_inferred = added.iter().any(|predicate| matches!(predicate, Predicate::Inferred));
    let bounds: Vec<_> = added
        .iter()
        .filter_map(|predicate| match predicate {
            Predicate::Bound { own, general } => Some((own, own.to_string(), general, general.to_string())),
            Predicate::Inferred => None,
        })
        .collect();
    let chosen = bounds.iter().map(|(own, own_text, general, general_text)| {
        let is_ambiguous = bounds.iter().any(|(_, text, _, all)| text != own_text && all == general_text);
        if is_inferred || is_ambiguous { *general } else { *own }
    });
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    let mut predicates: Vec<TokenStream> = Vec::new();
    for predicate in written.chain(chosen.cloned()) {
        // Two fields of one type.
        if predicates.iter().all(|other| other.to_string() != predicate.to_string()) {
            predicates.push(predicate);
        }
    }
    if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) }
}

/// Whether there are parameters that a type may depend on.
pub(crate) fn is_generic(generics: &Generics) -> bool {
    generics.type_params().next().is_some() || generics.const_params().next().is_some()
}

/// Whether the type depends on a parameter of the item, so that what it is shows only where the parameter is known. A bound
/// on any other type would be an error of its own where it does not hold, instead of one at the field.
pub(crate) fn mentions_parameter(generics: &Generics, ty: &Type) -> bool {
    // Nobody can see what a macro expands to.
    is_generic(generics) && (matches!(ty, Type::Macro(_)) || mentions(generics, ty.to_token_stream()))
}

pub(crate) fn is_parameter(generics: &Generics, ident: &Ident) -> bool {
    let name = unraw(ident);
    name == "Self"
        || generics.type_params().any(|parameter| unraw(&parameter.ident) == name)
        || generics.const_params().any(|parameter| unraw(&parameter.ident) == name)
}

fn mentions(generics: &Generics, tokens: TokenStream) -> bool {
    let mut before = String::new();
    for token in tokens {
        match token {
            // Not the segment of a path, and not the name of a lifetime.
            TokenTree::Ident(ident)
                if !before.ends_with("::") && !before.ends_with('\'') && is_parameter(generics, &ident) =>
            {
                return true;
            }
            TokenTree::Group(group) if mentions(generics, group.stream()) => return true,
            TokenTree::Punct(punct) => before.push(punct.as_char()),
            _ => before.clear(),
        }
    }
    false
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
