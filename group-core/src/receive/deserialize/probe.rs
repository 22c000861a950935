use std::{
    borrow::Cow,
    cell::Cell,
    hash::{DefaultHasher, Hash, Hasher},
    mem,
};

use serde_core::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{Failure, key::Key};

/// Asks a struct which of its fields a name is: a number that is the same for all names of one field, which only the type knows.
/// None if the type is no struct.
pub(super) fn field_of<'de, T: Deserialize<'de>>(name: &'static str) -> Option<u64> {
    let field = Cell::new(None);
    // It fails in any case, as there is no value.
    let _ = T::deserialize(Probe { name, field: &field });
    field.get()
}

/// An object with a key, and nothing behind it.
struct Probe<'p> {
    name: &'static str,
    field: &'p Cell<Option<u64>>,
}

impl<'de> MapAccess<'de> for Probe<'_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        // The derive of serde reads the key of a struct as an enum with a variant for each field.
        let key = seed.deserialize(Key(Cow::Borrowed(self.name)))?;
        let mut hasher = DefaultHasher::new();
        mem::discriminant(&key).hash(&mut hasher);
        self.field.set(Some(hasher.finish()));
        Err(Failure::Other)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, _: S) -> Result<S::Value, Failure> {
        Err(Failure::Other)
    }
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_map(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}
