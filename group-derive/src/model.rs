//! What was written: the item and its fields or variants, borrowed from syn, each with its attributes and with the place for
//! its mistakes.

use syn::{Attribute, Data, DeriveInput, Fields, Index, Member, Meta, Type};

use crate::{
    attr::Attrs,
    key::Place,
    mistake::{Mistakes, MistakesOf, Part},
    name::unraw,
    serde_attr::SerdeAttrs,
};

/// The item under the derive.
pub(crate) struct Item<'a> {
    pub(crate) input: &'a DeriveInput,
    pub(crate) attrs: Attrs,
    pub(crate) serde: SerdeAttrs,
    pub(crate) is_packed: bool,
    all_mistakes: &'a Mistakes,
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
    pub(crate) serde: SerdeAttrs,
    /// What is allowed on it.
    pub(crate) place: &'static Place,
    pub(crate) mistakes: MistakesOf<'a>,
}

/// A variant of an enum.
pub(crate) struct Variant<'a> {
    pub(crate) syn: &'a syn::Variant,
    /// The name without `r#`.
    pub(crate) name: String,
    pub(crate) attrs: Attrs,
    pub(crate) serde: SerdeAttrs,
    /// The attributes of the one unnamed field, if it has that.
    pub(crate) held: Option<Held<'a>>,
    pub(crate) mistakes: MistakesOf<'a>,
}

/// What a variant holds.
pub(crate) struct Held<'a> {
    pub(crate) ty: &'a Type,
    pub(crate) attrs: Attrs,
    pub(crate) serde: SerdeAttrs,
}

impl<'a> Item<'a> {
    pub(crate) fn from_syn(input: &'a DeriveInput, place: &Place, mistakes: &'a Mistakes) -> Self {
        let attrs = Attrs::read(&input.attrs, place, mistakes.of(Part::Item));
        let serde = SerdeAttrs::read(&input.attrs);
        Self { input, attrs, serde, is_packed: is_packed(&input.attrs), all_mistakes: mistakes }
    }

    pub(crate) fn mistakes(&self) -> MistakesOf<'a> {
        self.all_mistakes.of(Part::Item)
    }

    /// The fields with their attributes; none unless it is a struct.
    pub(crate) fn fields(&self, place: &'static Place) -> Vec<Field<'a>> {
        let Data::Struct(data) = &self.input.data else { return Vec::new() };
        let fields = data.fields.iter().enumerate();
        fields.map(|(index, field)| Field::from_syn(index, field, place, self.all_mistakes)).collect()
    }

    /// The variants with their attributes; none unless it is an enum.
    pub(crate) fn variants(&self) -> Vec<Variant<'a>> {
        let Data::Enum(data) = &self.input.data else { return Vec::new() };
        let variants = data.variants.iter().enumerate();
        variants.map(|(index, variant)| Variant::from_syn(index, variant, self.all_mistakes)).collect()
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
    fn from_syn(index: usize, field: &'a syn::Field, place: &'static Place, mistakes: &'a Mistakes) -> Self {
        let mistakes = mistakes.of(Part::Member(index));
        let attrs = Attrs::read(&field.attrs, place, mistakes);
        let (member, name) = match &field.ident {
            Some(ident) => (Member::Named(ident.clone()), unraw(ident)),
            None => (Member::Unnamed(Index::from(index)), index.to_string()),
        };
        let serde = SerdeAttrs::read(&field.attrs);
        Self { member, name, ty: without_parens(&field.ty), attributes: &field.attrs, attrs, serde, place, mistakes }
    }
}

impl<'a> Variant<'a> {
    fn from_syn(index: usize, variant: &'a syn::Variant, mistakes: &'a Mistakes) -> Self {
        let mistakes = mistakes.of(Part::Member(index));
        let attrs = Attrs::read(&variant.attrs, &Place::VARIANT, mistakes);
        let serde = SerdeAttrs::read(&variant.attrs);
        let mut fields: Vec<_> = variant
            .fields
            .iter()
            .map(|field| Held {
                ty: without_parens(&field.ty),
                attrs: Attrs::read(&field.attrs, &Place::VARIANT_FIELD, mistakes),
                serde: SerdeAttrs::read(&field.attrs),
            })
            .collect();
        let is_one = matches!(&variant.fields, Fields::Unnamed(fields) if fields.unnamed.len() == 1);
        let held = fields.pop().filter(|_| is_one);
        Self { syn: variant, name: unraw(&variant.ident), attrs, serde, held, mistakes }
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
