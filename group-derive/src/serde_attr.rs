//! `#[serde(…)]`: what it says about what serde writes. What serde does not understand either, serde reports.

use syn::{
    Attribute, ExprPath, LitStr, Path, PathArguments, PathSegment, Token, Type, WherePredicate,
    meta::ParseNestedMeta,
    parse::{Parse, Parser},
    punctuated::Punctuated,
};

use crate::{attr::skip_item, name::Case};

/// A word of serde and what it says.
pub(crate) struct SerdeGiven<T> {
    pub(crate) key: Path,
    pub(crate) value: T,
}

/// What serde's attributes say of one item, field or variant. What only matters when a value is read is not here.
#[derive(Default)]
pub(crate) struct SerdeAttrs {
    pub(crate) rename: Option<LitStr>,
    pub(crate) rename_all: Option<Case>,
    /// `skip` or `skip_serializing`.
    pub(crate) skip: Option<Path>,
    /// `skip_serializing_if`.
    pub(crate) skip_if: Option<ExprPath>,
    pub(crate) flatten: Option<Path>,
    /// `serialize_with`, or the function of `with`.
    pub(crate) function: Option<SerdeGiven<ExprPath>>,
    pub(crate) bound: Vec<WherePredicate>,
    pub(crate) into: Option<SerdeGiven<Type>>,
    pub(crate) untagged: Option<Path>,
    /// A word on the item that makes serde write something else than its fields or the names of its variants.
    pub(crate) form: Option<Path>,
}

impl SerdeAttrs {
    pub(crate) fn read(attributes: &[Attribute]) -> Self {
        let mut attrs = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            let _ = attribute.parse_nested_meta(|meta| attrs.read_item(&meta));
        }
        attrs
    }

    fn read_item(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let key = || meta.path.clone();
        match meta.path.get_ident().map(ToString::to_string).unwrap_or_default().as_str() {
            "rename" => self.rename = for_writing(meta)?.or(self.rename.take()),
            "rename_all" => {
                self.rename_all = for_writing(meta)?.and_then(|case| Case::find(&case.value())).or(self.rename_all);
            }
            "bound" => {
                if let Some(bound) = for_writing(meta)? {
                    let predicates = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
                    self.bound.extend(bound.parse_with(predicates)?);
                }
            }
            "skip" | "skip_serializing" => self.skip = Some(key()),
            "skip_serializing_if" => self.skip_if = Some(parsed(meta)?),
            "flatten" => self.flatten = Some(key()),
            "serialize_with" => self.function = Some(SerdeGiven { key: key(), value: parsed(meta)? }),
            "with" => self.function = Some(SerdeGiven { key: key(), value: serialize_of(parsed(meta)?) }),
            "into" => self.into = Some(SerdeGiven { key: key(), value: parsed(meta)? }),
            "untagged" => self.untagged = Some(key()),
            "remote" | "tag" | "content" | "transparent" => self.form = Some(key()),
            _ => {}
        }
        skip_item(meta.input).map(drop)
    }
}

/// The text in `key = "…"` or `key(serialize = "…")`.
fn for_writing(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<LitStr>> {
    if meta.input.peek(Token![=]) {
        return meta.value()?.parse().map(Some);
    }
    let mut text = None;
    meta.parse_nested_meta(|meta| {
        if meta.path.is_ident("serialize") {
            text = Some(meta.value()?.parse()?);
        }
        skip_item(meta.input).map(drop)
    })?;
    Ok(text)
}

fn parsed<T: Parse>(meta: &ParseNestedMeta<'_>) -> syn::Result<T> {
    let text: LitStr = meta.value()?.parse()?;
    T::parse.parse2(text.parse()?)
}

/// The function for writing in a module that `with` names.
fn serialize_of(mut module: ExprPath) -> ExprPath {
    let place = module.path.segments.last().map_or_else(proc_macro2::Span::call_site, |last| last.ident.span());
    let ident = syn::Ident::new("serialize", place);
    module.path.segments.push(PathSegment { ident, arguments: PathArguments::None });
    module
}
