//! Whether a type depends on a parameter of the item.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Generics, Ident, Type};

use crate::name::unraw;

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
