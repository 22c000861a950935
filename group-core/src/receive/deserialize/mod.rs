//! Reading traits as a type of serde: the names that a struct asks for are found in any spelling.

mod failure;
mod fields;
mod key;

use std::any::type_name;

use serde_core::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
    forward_to_deserialize_any,
};
use serde_json::value::RawValue;

use self::{failure::Failure, fields::Fields};
use crate::{
    json::node::{Json, Name, Node},
    receive::ReadError,
};

/// The name by which a `RawValue` asks `serde_json` for itself.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The value at this place, as a type of serde.
pub(crate) fn read_value<'de, T: Deserialize<'de>>(
    path: impl Into<String>,
    value: &'de RawValue,
) -> Result<T, ReadError> {
    serde_json::from_str(value.get()).map_err(|_| unreadable::<T>(path.into(), &value.json()))
}

/// The traits at this place, as a type of serde.
pub(crate) fn read_traits<'de, T: Deserialize<'de>>(
    path: &str,
    entries: &[(Name<'de>, &'de RawValue)],
) -> Result<T, ReadError> {
    let mut repeated = Vec::new();
    loop {
        let (entries, place) = (entries.to_vec(), Place::Traits);
        let traits = Folding { path: path.to_owned(), entries, place, repeated: repeated.clone() };
        match T::deserialize(traits).map_err(|failure| failure.at::<T>(path)) {
            // Only the type knows that two of its names are one field.
            Err(ReadError::Repeated { path }) if !repeated.contains(&path) => repeated.push(path),
            result => return result,
        }
    }
}

/// The error of `serde_json` is not kept, as it may quote the value.
fn unreadable<T>(path: String, found: &Json<'_>) -> ReadError {
    ReadError::Value { path, target: type_name::<T>(), found: found.type_name() }
}

/// Where the object is.
#[derive(Clone, Copy, Debug)]
enum Place<'de> {
    Traits,
    /// It is the address among the traits, which was received as this text.
    Address(&'de RawValue),
}

/// An object whose keys are folded where a struct asks for its fields.
struct Folding<'de> {
    path: String,
    entries: Vec<(Name<'de>, &'de RawValue)>,
    place: Place<'de>,
    /// The places of names that are a field which is there already, by `#[serde(alias)]`; the first counts. Other spellings of
    /// one name are fields of their own where a struct asks for both.
    repeated: Vec<String>,
}

impl Folding<'_> {
    fn text(&self) -> Result<String, serde_json::Error> {
        let entries = self.entries.iter().map(|(name, value)| {
            Ok(match name {
                Name::Text(text) => format!("{}:{value}", serde_json::to_string(text)?),
                Name::Broken(json) => format!("{json}:{value}"),
            })
        });
        Ok(format!("{{{}}}", entries.collect::<Result<Vec<_>, _>>()?.join(",")))
    }
}

impl<'de> Deserializer<'de> for Folding<'de> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        Fields::under_own_names(self).visit(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        Fields::for_struct(self, fields).visit(visitor)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Failure> {
        if name != RAW_VALUE {
            return visitor.visit_newtype_struct(self);
        }
        // Only `serde_json` can make it.
        match self.place {
            Place::Traits => self.text().and_then(|text| {
                serde_json::Deserializer::from_reader(text.as_bytes()).deserialize_newtype_struct(name, visitor)
            }),
            Place::Address(raw) => {
                serde_json::Deserializer::from_str(raw.get()).deserialize_newtype_struct(name, visitor)
            }
        }
        .map_err(|_| Failure::Other)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let fields = Fields::under_own_names(self);
        if fields.size_hint() != Some(1) {
            return Err(Failure::Other);
        }
        MapAccessDeserializer::new(fields).deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct map
        identifier
    }
}
