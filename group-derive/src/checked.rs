//! What is right: the checked form of an item, from which implementations are written. Nothing in here can be wrong by a rule
//! of the spec or of an attribute; whether a type fits is a bound in what is written, and for the compiler to check.

use group_spec::{AddressKey, ReservedTrait};
use syn::{ExprPath, Generics, Ident, Member, Type};

/// The type that is implemented for.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// Whether its fields can only be read by copy.
    pub(crate) is_packed: bool,
}

/// The value of a field, and what is sent of it.
pub(crate) struct Value<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) via: Via,
}

/// What is sent of a value: itself, or what a conversion makes of it.
pub(crate) enum Via {
    Itself,
    Display,
    With(ExprPath),
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
    /// The traits of the value, which stand in the place of the field with this name.
    Flattened { field: String, value: Value<'a> },
}

impl<'a> Entry<'a> {
    pub(crate) fn value(&self) -> &Value<'a> {
        match self {
            Self::Trait { value, .. } | Self::Flattened { value, .. } => value,
        }
    }
}

/// What a trait is.
pub(crate) enum Meaning {
    /// A reserved trait, under the spec's own spelling unless the user gave it a name.
    Reserved(ReservedTrait),
    /// A custom trait.
    Custom,
}

/// The group ID that a struct knows.
pub(crate) enum GroupId<'a> {
    /// No field is marked as it.
    None,
    /// A field is marked as it and has a mistake. What asks for the ID must not fail as well.
    Unreadable,
    Field(Value<'a>),
}

/// A struct whose fields are the parts of an address, each key once.
pub(crate) struct Address<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) parts: Vec<(AddressKey, Value<'a>)>,
}

/// An enum that is sent as text.
pub(crate) struct TextEnum<'a> {
    pub(crate) subject: Subject<'a>,
    /// The text of each variant. A variant that is not in here is not sent.
    pub(crate) texts: Vec<(&'a Ident, String)>,
    pub(crate) is_exhaustive: bool,
}

/// A struct that is sent as the value of one field.
pub(crate) struct Newtype<'a> {
    pub(crate) subject: Subject<'a>,
    /// None if a mistake left nothing to send.
    pub(crate) value: Option<Value<'a>>,
}
