//! The types of JSON values.

use serde_json::Value;

/// The type of a JSON value; an integer is a number as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum JsonType {
    Any,
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl JsonType {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Any => "anything",
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        use JsonType::{Array, Boolean, Integer, Null, Number, Object, String};
        [Null, Boolean, Integer, Number, String, Array, Object].into_iter().find(|known| known.name() == name)
    }

    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_f64() => Self::Number,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// Whether every value of this type is one of the other.
    pub(super) fn is_within(self, other: Self) -> bool {
        self == other || other == Self::Any || (self, other) == (Self::Integer, Self::Number)
    }

    /// Whether every value of this type is one of the type with this name.
    pub(super) fn is_named(self, name: &str) -> bool {
        Self::named(name).is_some_and(|named| self.is_within(named))
    }

    /// Whether some value is of both types.
    pub(super) fn meets(self, other: Self) -> bool {
        self.is_within(other) || other.is_within(self)
    }
}
