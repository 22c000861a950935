//! A JSON value, looked at one level at a time, so that one set of rules serves values that were parsed and text that was
//! only received.

use std::borrow::Cow;

use serde_json::Value;

/// What a JSON value is, without what is in an array or an object.
#[derive(Clone, Debug)]
pub(crate) enum Json<'a> {
    Null,
    Boolean,
    /// The number as it is written.
    Number(Cow<'a, str>),
    Text(Cow<'a, str>),
    /// A string that no Rust string can hold: there is half of a surrogate pair in it, as JavaScript writes it after cutting
    /// a text in two.
    BrokenText,
    Array,
    Object,
}

impl Json<'_> {
    /// The JSON type, with its article.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
            Self::BrokenText => "a string with half of a surrogate pair",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// A place in a JSON document.
pub(crate) trait Node<'a>: Copy {
    /// What is there.
    fn json(self) -> Json<'a>;

    /// The entries of an object in their order, a key that comes twice included; none of anything else.
    fn entries(self) -> Vec<(Cow<'a, str>, Self)>;
}

impl<'a> Node<'a> for &'a Value {
    fn json(self) -> Json<'a> {
        match self {
            Value::Null => Json::Null,
            Value::Bool(_) => Json::Boolean,
            Value::Number(number) => Json::Number(Cow::Owned(number.to_string())),
            Value::String(text) => Json::Text(Cow::Borrowed(text)),
            Value::Array(_) => Json::Array,
            Value::Object(_) => Json::Object,
        }
    }

    fn entries(self) -> Vec<(Cow<'a, str>, Self)> {
        let entries = self.as_object().into_iter().flatten();
        entries.map(|(key, value)| (Cow::Borrowed(key.as_str()), value)).collect()
    }
}
