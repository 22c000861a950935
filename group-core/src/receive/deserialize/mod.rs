//! Reading traits as a type of serde: the names that a struct asks for are found in any spelling.

mod asked;
mod failure;
mod fields;
mod key;
mod probe;

use serde_core::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
    forward_to_deserialize_any,
};

use self::{failure::Failure, fields::Fields, probe::field_of};
use crate::{
    json::{
        node::{Json, Name},
        raw_value,
        verbatim::Verbatim,
    },
    receive::ReadError,
};

/// The name by which a `RawValue` asks `serde_json` for itself.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The value at this place, as a type of serde.
pub(crate) fn read_value<'de, T: Deserialize<'de>>(
    path: impl FnOnce() -> String,
    json: &'de str,
) -> Result<T, ReadError> {
    serde_json::from_str(json).map_err(|error| unreadable(path(), &raw_value::json(json), expectation(&error)))
}

/// The traits at this place, as a type of serde.
pub(crate) fn read_traits<'de, T: Deserialize<'de>>(
    path: &str,
    entries: impl Fn() -> Vec<(Name<'de>, Verbatim<'de>)>,
) -> Result<T, ReadError> {
    let read = |of_address| {
        let entries = entries();
        let fields = SameField::AsTypeSays(field_of::<T>);
        let traits = Folding { path: path.to_owned(), entries, place: Place::Traits, fields, of_address };
        T::deserialize(traits).map_err(|failure| failure.at(path))
    };
    match read(SameField::Never) {
        // The type of an address can be asked for one key alone: whether it takes two spellings of it for one field.
        Err(ReadError::Repeated { .. }) => read(SameField::Always),
        result => result,
    }
}

fn unreadable(path: String, found: &Json<'_>, expected: Option<String>) -> ReadError {
    ReadError::Value { path, expected, found: found.type_name() }
}

/// What a type expected of a value, in the words of serde. The rest of the error is not kept, as it quotes the value.
fn expectation(error: &serde_json::Error) -> Option<String> {
    const PREFIXES: [&str; 4] = ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant `"];
    let error = error.to_string();
    // Anything else is the text of a type, which may say the value anywhere.
    let is_of_serde = PREFIXES.iter().any(|prefix| error.starts_with(prefix));
    let (message, _) = error.rsplit_once(" at line ").filter(|_| is_of_serde)?;
    message.rsplit_once(", expected ").map(|(_, expected)| expected.to_owned())
}

/// Where the object is.
#[derive(Clone, Copy, Debug)]
enum Place<'de> {
    Traits,
    /// It is the address among the traits, which was received as this text.
    Address(Verbatim<'de>),
}

/// Whether two spellings of one name, both of which a struct asks for, are one field, by `#[serde(alias)]`. Then the first that
/// was received counts.
#[derive(Clone, Copy)]
enum SameField {
    Never,
    Always,
    /// If they have the same number.
    AsTypeSays(fn(&'static str) -> Option<u64>),
}

impl SameField {
    fn holds(self, left: &'static str, right: &'static str) -> bool {
        match self {
            Self::Never => false,
            Self::Always => true,
            Self::AsTypeSays(field_of) => field_of(left) == field_of(right),
        }
    }
}

/// An object whose keys are folded where a struct asks for its fields.
struct Folding<'de> {
    path: String,
    entries: Vec<(Name<'de>, Verbatim<'de>)>,
    place: Place<'de>,
    fields: SameField,
    /// The same in the address.
    of_address: SameField,
}

impl Folding<'_> {
    fn text(&self) -> Result<String, serde_json::Error> {
        let entries = self.entries.iter().map(|(name, value)| {
            Ok(match name {
                Name::Text(text) => format!("{}:{}", serde_json::to_string(text)?, value.text()),
                Name::Broken(json) => format!("{json}:{}", value.text()),
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
            Place::Address(json) => {
                serde_json::Deserializer::from_str(json.text()).deserialize_newtype_struct(name, visitor)
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
