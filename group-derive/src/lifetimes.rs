//! The lifetimes in a type.

use proc_macro2::Span;
use syn::{GenericArgument, Generics, Lifetime, Path, PathArguments, Type, TypePath};

use crate::parameters::is_parameter;

/// A type in which every lifetime is another one.
pub(crate) enum Lifetimes {
    /// It has none.
    None,
    /// All of them are lifetimes of the item, or `'static`.
    Proper(Type, Vec<Lifetime>),
    /// One of them is missing, `'_` or not declared, which the compiler reports at the field.
    Improper(Type, Vec<Lifetime>),
}

/// The type with a lifetime of its own, which the item does not have, in every place of one.
///
/// What hangs on a parameter, as in `T::Item<'a>`, and what is in a trait object or a function is left as it is.
pub(crate) fn with_fresh_lifetimes(generics: &Generics, ty: &Type) -> Lifetimes {
    let mut replacement = Replacement { generics, fresh: Vec::new(), is_improper: false };
    let mut ty = ty.clone();
    replacement.make(&mut ty);
    let Replacement { fresh, is_improper, .. } = replacement;
    match (fresh.is_empty(), is_improper) {
        (true, _) => Lifetimes::None,
        (false, false) => Lifetimes::Proper(ty, fresh),
        (false, true) => Lifetimes::Improper(ty, fresh),
    }
}

struct Replacement<'a> {
    generics: &'a Generics,
    fresh: Vec<Lifetime>,
    is_improper: bool,
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
        let is_declared = self.generics.lifetimes().any(|parameter| parameter.lifetime == *lifetime);
        self.is_improper |= !is_declared && lifetime.ident != "static";
        *lifetime = fresh_lifetime(self.generics, &format!("any{}", self.fresh.len()));
        self.fresh.push(lifetime.clone());
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
