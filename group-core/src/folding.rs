//! Reading traits as a type of serde: the names that a struct asks for are found in any spelling.

use std::{any::type_name, borrow::Cow, fmt, vec};

use group_spec::{Kind, ReservedTrait};
use serde_core::{
    Deserialize, Deserializer,
    de::{
        self, DeserializeSeed, IntoDeserializer, MapAccess, Visitor,
        value::{BorrowedStrDeserializer, MapAccessDeserializer},
    },
    forward_to_deserialize_any,
};
use serde_json::value::RawValue;

use crate::{
    ReadError,
    json::{Json, Node},
    path::child,
};

/// The value at this place, as a type of serde.
pub(crate) fn read_value<'de, T: Deserialize<'de>>(
    path: impl Into<String>,
    value: &'de RawValue,
) -> Result<T, ReadError> {
    serde_json::from_str(value.get()).map_err(|_| unreadable::<T>(path.into(), &value.json()))
}

/// The object at this place, as a type of serde.
pub(crate) fn read_object<'de, T: Deserialize<'de>>(
    path: &str,
    entries: Vec<(Cow<'de, str>, &'de RawValue)>,
) -> Result<T, ReadError> {
    T::deserialize(Folding { path: path.to_owned(), entries, raw: None }).map_err(|failure| failure.at::<T>(path))
}

/// The error of `serde_json` is not kept, as it may quote the value.
fn unreadable<T>(path: String, found: &Json<'_>) -> ReadError {
    ReadError::Value { path, target: type_name::<T>(), found: found.type_name() }
}

/// An object whose keys are folded where a struct asks for its fields.
struct Folding<'de> {
    path: String,
    entries: Vec<(Cow<'de, str>, &'de RawValue)>,
    /// The same as text, where there is one.
    raw: Option<&'de RawValue>,
}

impl<'de> Folding<'de> {
    /// The entries under their own names.
    fn under_own_names(self) -> Fields<'de> {
        let entries = self.entries.into_iter().map(|(name, value)| Field { key: name.clone(), name, value });
        Fields { path: self.path, fields: entries.collect::<Vec<_>>().into_iter(), next: None }
    }

    /// The entries under the names of the fields that they are a spelling of. The first of two spellings counts, also where
    /// the struct knows both, as one does by `#[serde(alias)]`.
    fn for_struct(self, names: &'static [&'static str]) -> Fields<'de> {
        let mut taken = Vec::<&str>::new();
        let mut fields = Vec::new();
        for (name, value) in self.entries {
            let exact = names.iter().find(|field| **field == name);
            let field = exact.or_else(|| names.iter().find(|field| group_spec::same_name(field, &name)));
            match field {
                Some(field) if taken.iter().any(|taken| group_spec::same_name(taken, field)) => {}
                Some(field) => {
                    taken.push(field);
                    fields.push(Field { key: Cow::Borrowed(*field), name, value });
                }
                None => fields.push(Field { key: name.clone(), name, value }),
            }
        }
        Fields { path: self.path, fields: fields.into_iter(), next: None }
    }
}

impl<'de> Deserializer<'de> for Folding<'de> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_map(self.under_own_names())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_map(self.for_struct(fields))
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Failure> {
        match self.raw {
            // It may be a `RawValue`, which only `serde_json` can make.
            Some(raw) => serde_json::Deserializer::from_str(raw.get())
                .deserialize_newtype_struct(name, visitor)
                .map_err(|_| Failure::Other),
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        MapAccessDeserializer::new(self.under_own_names()).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit seq tuple tuple_struct map
        identifier ignored_any
    }
}

struct Field<'de> {
    /// The name that is asked for.
    key: Cow<'de, str>,
    /// The name that was received.
    name: Cow<'de, str>,
    value: &'de RawValue,
}

struct Fields<'de> {
    path: String,
    fields: vec::IntoIter<Field<'de>>,
    /// The one whose key was asked for.
    next: Option<(Cow<'de, str>, &'de RawValue)>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        let Some(Field { key, name, value }) = self.fields.next() else { return Ok(None) };
        self.next = Some((name, value));
        match key {
            Cow::Borrowed(key) => seed.deserialize(BorrowedStrDeserializer::new(key)),
            Cow::Owned(key) => seed.deserialize(key.into_deserializer()),
        }
        .map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        // Nobody asks for a value before its key.
        let Some((name, value)) = self.next.take() else { return Err(Failure::Other) };
        let path = child(&self.path, &name);
        let is_address = ReservedTrait::find(&name).is_some_and(|reserved| reserved.kind() == Kind::Address);
        if is_address && matches!(value.json(), Json::Object) {
            let address = Folding { path: path.clone(), entries: value.entries(), raw: Some(value) };
            return seed.deserialize(address).map_err(|failure| Failure::Located(failure.at::<S::Value>(&path)));
        }
        seed.deserialize(&mut serde_json::Deserializer::from_str(value.get()))
            .map_err(|_| Failure::Located(unreadable::<S::Value>(path, &value.json())))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.fields.len())
    }
}

/// What a type of serde says against an object, kept without any value.
#[derive(Debug)]
enum Failure {
    Missing(&'static str),
    Unknown(String),
    Located(ReadError),
    Other,
}

impl Failure {
    /// The error for the object at this place, which was to be a `T`.
    fn at<T>(self, path: &str) -> ReadError {
        match self {
            Self::Missing(name) => ReadError::Missing { path: child(path, name) },
            Self::Unknown(name) => ReadError::UnknownField { path: child(path, &name) },
            Self::Located(error) => error,
            Self::Other => unreadable::<T>(path.to_owned(), &Json::Object),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the object cannot be read")
    }
}

impl std::error::Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }

    fn missing_field(name: &'static str) -> Self {
        Self::Missing(name)
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::Unknown(name.to_owned())
    }
}
