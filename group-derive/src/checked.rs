//! What is right: the checked form of an item, from which implementations are written. Nothing in here can be wrong by a rule
//! of the spec or of an attribute; whether a type fits is a bound in what is written, and for the compiler to check.

use std::iter;

use group_spec::{AddressKey, ReservedTrait};
use syn::{ExprPath, Generics, Ident, Member, Type, WherePredicate};

/// The type that is implemented for.
pub(crate) struct Subject<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// Whether its fields can only be read by copy.
    pub(crate) is_packed: bool,
    /// Predicates that are added to those of the generics.
    pub(crate) bound: Vec<WherePredicate>,
}

/// The value of a field, and what is sent of it.
pub(crate) struct Value<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) via: Via,
    /// The function that says of a value that it is not sent.
    pub(crate) skip_if: Option<ExprPath>,
}

/// What is sent of a value: itself, or what a conversion makes of it.
pub(crate) enum Via {
    Itself,
    Display,
    /// A function that is given the value and returns what is sent.
    With(ExprPath),
    /// A function of serde that is given the value and a serializer. Only a custom trait has one.
    Serialize(ExprPath),
}

/// A struct whose fields are traits.
pub(crate) struct GroupTraits<'a> {
    pub(crate) subject: Subject<'a>,
    /// What is sent, in the order of the fields.
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) group_id: GroupId<'a>,
    /// What a schema says of the struct, if there is to be one.
    pub(crate) schema: Option<Said>,
}

/// What is said beside an item or a field, for those who read a schema.
#[derive(Default)]
pub(crate) struct Said {
    /// The doc comment.
    pub(crate) doc: String,
    pub(crate) is_deprecated: bool,
}

/// What is sent for a field of a `GroupTraits` struct.
pub(crate) enum Entry<'a> {
    /// One trait, under this name.
    Trait { name: String, meaning: Meaning, value: Value<'a>, said: Said },
    /// The trait `address`, made of fields.
    Address { parts: Vec<Part<'a>> },
    /// The traits of the value, which stand in the place of the field with this name.
    Flattened { field: String, value: Value<'a> },
}

impl<'a> Entry<'a> {
    pub(crate) fn values(&self) -> Vec<&Value<'a>> {
        match self {
            Self::Trait { value, .. } | Self::Flattened { value, .. } => vec![value],
            Self::Address { parts } => parts.iter().flat_map(Part::values).collect(),
        }
    }
}

/// What a trait is.
pub(crate) enum Meaning {
    /// A reserved trait, under the spec's own spelling unless the user gave it a name.
    Reserved(ReservedTrait),
    /// A custom trait: any value that serde can serialize.
    Custom,
    /// A custom trait that is a date.
    CustomDate,
}

/// The group ID that a struct knows.
pub(crate) enum GroupId<'a> {
    /// No field is marked as it.
    None,
    /// A field is marked as it and has a mistake. What asks for the ID must not fail as well.
    Unreadable,
    Field(Box<Value<'a>>),
}

/// A struct whose fields are the parts of an address, each key once.
pub(crate) struct Address<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) parts: Vec<Part<'a>>,
}

/// The value of one key of an address.
pub(crate) struct Part<'a> {
    pub(crate) key: AddressKey,
    pub(crate) value: Value<'a>,
    /// What is added to it, in this order.
    pub(crate) appended: Vec<Value<'a>>,
}

impl<'a> Part<'a> {
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value<'a>> {
        iter::once(&self.value).chain(&self.appended)
    }
}

/// An enum that is sent as text.
pub(crate) struct TextEnum<'a> {
    pub(crate) subject: Subject<'a>,
    /// The text of each variant. A variant that is not in here is not sent.
    pub(crate) texts: Vec<(&'a Ident, VariantText<'a>)>,
    pub(crate) is_exhaustive: bool,
}

/// What a variant is sent as.
pub(crate) enum VariantText<'a> {
    Fixed(String),
    /// The text in its one field, which has this type.
    Held {
        ty: &'a Type,
        is_displayed: bool,
    },
}

/// A type that is sent as one value of a kind.
pub(crate) struct Newtype<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) held: Held<'a>,
}

/// The value of a newtype.
pub(crate) enum Held<'a> {
    /// A mistake left nothing to send.
    Nothing,
    Field(Value<'a>),
    /// What a clone of the whole converts into.
    Into(Type),
}
