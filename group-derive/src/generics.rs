//! Where clauses for generic types: a bound for what is sent, and for nothing else.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, Ident, PathArguments, PathSegment, Type, TypePath};

use crate::{
    lifetimes::{Lifetimes, with_fresh_lifetimes},
    model::without_parens,
    name::unraw,
};

/// A predicate that generated code adds.
pub(crate) enum Predicate {
    /// A bound on a type with its own lifetimes, and the same for all lifetimes.
    Bound { of: String, own: TokenStream, general: TokenStream },
    /// No bound, but a type that the compiler has to infer from one.
    Inferred { of: String },
}

impl Predicate {
    pub(crate) fn new(generics: &Generics, ty: &Type, bound: &TokenStream) -> Self {
        let own = quote!(#ty: #bound);
        let (own, general) = match with_fresh_lifetimes(generics, ty) {
            Lifetimes::None => (own.clone(), own),
            Lifetimes::Proper(ty, fresh) => (own, quote!(for<#(#fresh),*> #ty: #bound)),
            Lifetimes::Improper(ty, fresh) => {
                let general = quote!(for<#(#fresh),*> #ty: #bound);
                (general.clone(), general)
            }
        };
        Self::Bound { of: bound.to_string(), own, general }
    }

    /// A bound that is the same for all lifetimes.
    pub(crate) fn bound(own: TokenStream) -> Self {
        Self::Bound { of: String::new(), general: own.clone(), own }
    }

    pub(crate) fn inferred(bound: &TokenStream) -> Self {
        Self::Inferred { of: bound.to_string() }
    }

    /// The predicate as it is written beside the others, if it is a bound.
    ///
    /// Bounds on two types that differ in lifetimes alone would leave the compiler no way to choose between them, and so would
    /// a bound and an inferred type. Then the bound is for all lifetimes; else for its own, which asks for less.
    fn beside(&self, others: &[Self]) -> Option<&TokenStream> {
        let Self::Bound { of, own, general } = self else { return None };
        let (own_text, general_text) = (own.to_string(), general.to_string());
        let is_ambiguous = others.iter().any(|other| match other {
            Self::Bound { own, general, .. } => own.to_string() != own_text && general.to_string() == general_text,
            Self::Inferred { of: inferred } => inferred == of,
        });
        Some(if is_ambiguous { general } else { own })
    }
}

/// The `where` clause of the item with more predicates.
pub(crate) fn where_clause(generics: &Generics, added: &[Predicate]) -> TokenStream {
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    let added = added.iter().filter_map(|predicate| predicate.beside(added)).cloned();
    let mut predicates: Vec<TokenStream> = Vec::new();
    for predicate in written.chain(added) {
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
    is_generic(generics) && mentions(generics, ty.to_token_stream())
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
            // Nobody can see what a macro expands to.
            TokenTree::Group(group) if before.ends_with('!') || mentions(generics, group.stream()) => return true,
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
