//! What was written: the item and its fields or variants, borrowed from syn, each with its attributes and its mistakes.

use syn::{Attribute, Data, DeriveInput, Fields, Ident, Index, Member, Meta, Path, Type};

use crate::{
    attr::{Attrs, Place, skip_item},
    mistake::Mistakes,
    name::unraw,
};

/// The item under the derive.
pub(crate) struct Item<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) attrs: Attrs,
    pub(crate) is_packed: bool,
    pub(crate) mistakes: Mistakes,
}

/// A field of a struct.
pub(crate) struct Field<'a> {
    /// How the field is reached: `name`, or `0` in a tuple struct.
    pub(crate) member: Member,
    /// The name without `r#`.
    pub(crate) name: String,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: &'a [Attribute],
    pub(crate) attrs: Attrs,
    pub(crate) mistakes: Mistakes,
    /// Whether another field has a mistake that is about this one as well.
    pub(crate) is_left_out: bool,
}

/// A variant of an enum.
pub(crate) struct Variant<'a> {
    pub(crate) syn: &'a syn::Variant,
    /// The name without `r#`.
    pub(crate) name: String,
    pub(crate) attrs: Attrs,
    pub(crate) mistakes: Mistakes,
}

impl<'a> Item<'a> {
    pub(crate) fn from_syn(input: &'a DeriveInput) -> Self {
        let mut mistakes = Mistakes::default();
        let attrs = Attrs::read(&input.attrs, &Place::ITEM, &mut mistakes);
        Self { input, attrs, is_packed: is_packed(&input.attrs), mistakes }
    }

    pub(crate) fn ident(&self) -> &'a Ident {
        &self.input.ident
    }

    /// The fields with their attributes; none unless it is a struct.
    pub(crate) fn fields(&self, place: &Place) -> Vec<Field<'a>> {
        let Data::Struct(data) = &self.input.data else { return Vec::new() };
        data.fields.iter().enumerate().map(|(index, field)| Field::from_syn(index, field, place)).collect()
    }

    /// The variants with their attributes; none unless it is an enum.
    pub(crate) fn variants(&self) -> Vec<Variant<'a>> {
        let Data::Enum(data) = &self.input.data else { return Vec::new() };
        data.variants.iter().map(Variant::from_syn).collect()
    }

    /// The word for what it is, with its article.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.input.data {
            Data::Enum(_) => "an enum",
            Data::Union(_) => "a union",
            Data::Struct(data) => match data.fields {
                Fields::Named(_) => "a struct",
                Fields::Unnamed(_) => "a tuple struct",
                Fields::Unit => "a unit struct",
            },
        }
    }
}

impl<'a> Field<'a> {
    fn from_syn(index: usize, field: &'a syn::Field, place: &Place) -> Self {
        let mut mistakes = Mistakes::default();
        let attrs = Attrs::read(&field.attrs, place, &mut mistakes);
        let (member, name) = match &field.ident {
            Some(ident) => (Member::Named(ident.clone()), unraw(ident)),
            None => (Member::Unnamed(Index::from(index)), index.to_string()),
        };
        Self {
            member,
            name,
            ty: without_parens(&field.ty),
            attributes: &field.attrs,
            attrs,
            mistakes,
            is_left_out: false,
        }
    }

    /// Whether it is kept out of what is written, so that nothing is reported twice.
    pub(crate) fn is_wrong(&self) -> bool {
        self.is_left_out || !self.mistakes.is_empty()
    }

    /// The word in `#[serde(…)]` that hides the field from serde.
    pub(crate) fn hidden_from_serde(&self) -> Option<Path> {
        let mut hidden = None;
        for attribute in self.attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            // What serde does not understand either, serde reports.
            let _ = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("skip") || meta.path.is_ident("skip_serializing") {
                    hidden.get_or_insert(meta.path.clone());
                }
                skip_item(meta.input).map(drop)
            });
        }
        hidden
    }
}

impl<'a> Variant<'a> {
    fn from_syn(variant: &'a syn::Variant) -> Self {
        let mut mistakes = Mistakes::default();
        let attrs = Attrs::read(&variant.attrs, &Place::VARIANT, &mut mistakes);
        Self { syn: variant, name: unraw(&variant.ident), attrs, mistakes }
    }
}

fn is_packed(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("repr")).any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        list.tokens.clone().into_iter().any(|token| token.to_string() == "packed")
    })
}

/// The type without the parentheses around it: written out, they would be linted again.
pub(crate) fn without_parens(ty: &Type) -> &Type {
    match ty {
        Type::Paren(paren) => without_parens(&paren.elem),
        Type::Group(group) => without_parens(&group.elem),
        ty => ty,
    }
}
