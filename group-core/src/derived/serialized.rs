//! `#[serde(serialize_with = …)]`: a field that a function of serde writes.

use serde_core::{Serialize, Serializer};

/// A type whose field number `INDEX` is written by a function. Generated code implements it.
pub trait SerializeField<const INDEX: usize> {
    /// Calls the function.
    ///
    /// # Errors
    ///
    /// Those of the function.
    fn serialize_field<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// The field of a value, as something that serde can serialize.
#[derive(Debug)]
pub struct FieldOf<'a, T: ?Sized, const INDEX: usize>(pub &'a T);

impl<T: SerializeField<INDEX> + ?Sized, const INDEX: usize> Serialize for FieldOf<'_, T, INDEX> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_field(serializer)
    }
}
