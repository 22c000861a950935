//! Where clauses for generic types: a bound for what is sent, and for nothing else.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericArgument, Generics, Ident, Lifetime, PathArguments, PathSegment, Type, TypePath};

/// The `where` clause of the item with more predicates.
pub(crate) fn where_clause(generics: &Generics, inferred: &[TokenStream]) -> TokenStream {
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    let mut predicates: Vec<TokenStream> = Vec::new();
    for predicate in written.chain(inferred.iter().cloned()) {
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

fn mentions(generics: &Generics, tokens: TokenStream) -> bool {
    let is_parameter = |ident: &Ident| {
        ident == "Self"
            || generics.type_params().any(|parameter| parameter.ident == *ident)
            || generics.const_params().any(|parameter| parameter.ident == *ident)
    };
    let mut before = String::new();
    for token in tokens {
        match token {
            // Not the segment of a path, and not the name of a lifetime.
            TokenTree::Ident(ident) if !before.ends_with("::") && !before.ends_with('\'') && is_parameter(&ident) => {
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
    let Type::Path(TypePath { path, .. }) = ty else { return ty };
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

/// A lifetime that the item does not have, named after what it is for.
pub(crate) fn fresh_lifetime(generics: &Generics, purpose: &str) -> Lifetime {
    let mut name = format!("'__group_{purpose}");
    while generics.lifetimes().any(|parameter| parameter.lifetime.to_string() == name) {
        name.push('_');
    }
    Lifetime::new(&name, Span::call_site())
}
