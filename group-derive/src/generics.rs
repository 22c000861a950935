//! Where clauses for generic types: a bound for what is sent, and for nothing else.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Generics, Ident, Lifetime, Type};

/// The `where` clause of the item with more predicates.
pub(crate) fn where_clause(generics: &Generics, inferred: &[TokenStream]) -> TokenStream {
    let written = generics.where_clause.iter().flat_map(|clause| &clause.predicates).map(ToTokens::to_token_stream);
    let predicates: Vec<_> = written.chain(inferred.iter().cloned()).collect();
    if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) }
}

/// Whether the type depends on a type parameter. A bound on any other type would be an error of its own where it does not
/// hold, instead of one at the field.
pub(crate) fn mentions_parameter(generics: &Generics, ty: &Type) -> bool {
    !mentioned_parameters(generics, ty).is_empty()
}

/// The type parameters in the type, and the associated types that are reached through them: `T`, `T::Name`.
pub(crate) fn mentioned_parameters(generics: &Generics, ty: &Type) -> Vec<TokenStream> {
    let mut found = Vec::new();
    find_parameters(generics, ty.to_token_stream(), &mut found);
    found
}

fn find_parameters(generics: &Generics, tokens: TokenStream, found: &mut Vec<TokenStream>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find_parameters(generics, group.stream(), found),
            TokenTree::Ident(ident) if generics.type_params().any(|parameter| parameter.ident == *ident) => {
                found.push(path_from(&tokens[index..]));
            }
            _ => {}
        }
    }
}

/// The path that the tokens begin with.
fn path_from(tokens: &[TokenTree]) -> TokenStream {
    let mut end = 1;
    while let Some([TokenTree::Punct(first), TokenTree::Punct(second), TokenTree::Ident(_)]) = tokens.get(end..end + 3)
    {
        if (first.as_char(), second.as_char()) != (':', ':') {
            break;
        }
        end += 3;
    }
    tokens[..end].iter().cloned().collect()
}

/// A lifetime that the item does not have.
pub(crate) fn fresh_lifetime(generics: &Generics) -> Lifetime {
    let mut name = String::from("__group");
    while generics.lifetimes().any(|parameter| parameter.lifetime.ident == name) {
        name.push('_');
    }
    Lifetime { apostrophe: proc_macro2::Span::call_site(), ident: Ident::new(&name, proc_macro2::Span::call_site()) }
}
