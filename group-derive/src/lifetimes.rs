//! The lifetimes in a type.

use proc_macro2::Span;
use syn::{GenericArgument, Generics, Lifetime, Path, PathArguments, Type, TypePath};

use crate::generics::is_parameter;

/// A type after another lifetime was put in the place of its own.
pub(crate) enum Lifetimes {
    /// It has none.
    None,
    /// They were written.
    Written(Type),
    /// One of them was missing or `'_`, which the type of a field cannot have.
    Elided(Type),
}

/// The type with this lifetime in the place of all others.
///
/// What hangs on a parameter, as in `T::Item<'a>`, and what is in a trait object or a function is left as it is.
pub(crate) fn with_lifetime(generics: &Generics, ty: &Type, lifetime: &Lifetime) -> Lifetimes {
    let mut replacement = Replacement { generics, lifetime, is_made: false, is_elided: false };
    let mut ty = ty.clone();
    replacement.make(&mut ty);
    match replacement {
        Replacement { is_elided: true, .. } => Lifetimes::Elided(ty),
        Replacement { is_made: true, .. } => Lifetimes::Written(ty),
        _ => Lifetimes::None,
    }
}

struct Replacement<'a> {
    generics: &'a Generics,
    lifetime: &'a Lifetime,
    is_made: bool,
    is_elided: bool,
}

impl Replacement<'_> {
    fn make(&mut self, ty: &mut Type) {
        match ty {
            Type::Reference(reference) => {
                let place = reference.lifetime.get_or_insert_with(|| Lifetime::new("'_", Span::call_site()));
                self.replace(place);
                self.make(&mut reference.elem);
            }
            Type::Path(TypePath { qself: None, path, .. }) if !self.hangs_on_parameter(path) => {
                let arguments = path.segments.iter_mut().filter_map(|segment| match &mut segment.arguments {
                    PathArguments::AngleBracketed(arguments) => Some(&mut arguments.args),
                    _ => None,
                });
                for argument in arguments.flatten() {
                    match argument {
                        GenericArgument::Lifetime(lifetime) => self.replace(lifetime),
                        GenericArgument::Type(ty) => self.make(ty),
                        _ => {}
                    }
                }
            }
            Type::Array(array) => self.make(&mut array.elem),
            Type::Group(group) => self.make(&mut group.elem),
            Type::Paren(paren) => self.make(&mut paren.elem),
            Type::Slice(slice) => self.make(&mut slice.elem),
            Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(|elem| self.make(elem)),
            _ => {}
        }
    }

    fn replace(&mut self, lifetime: &mut Lifetime) {
        self.is_made = true;
        self.is_elided |= lifetime.ident == "_";
        *lifetime = self.lifetime.clone();
    }

    fn hangs_on_parameter(&self, path: &Path) -> bool {
        path.segments.len() > 1 && path.segments.first().is_some_and(|first| is_parameter(self.generics, &first.ident))
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
