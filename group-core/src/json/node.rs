//! A JSON value, looked at one level at a time, so that one set of rules serves values that were parsed and text that was
//! only received.

use std::{borrow::Cow, ops::Deref};

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

/// The key of an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Name<'a> {
    Text(Cow<'a, str>),
    /// The JSON text, with its quotes, of a key that no Rust string can hold.
    Broken(Cow<'a, str>),
}

impl<'a> Name<'a> {
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self, Self::Broken(_))
    }

    /// The form in which all spellings of a name are equal.
    pub(crate) fn fold(&self) -> Name<'static> {
        match self {
            Self::Text(text) => Name::Text(Cow::Owned(group_spec::fold(text))),
            Self::Broken(_) => self.clone().into_owned(),
        }
    }

    pub(crate) fn into_owned(self) -> Name<'static> {
        match self {
            Self::Text(text) => Name::Text(Cow::Owned(text.into_owned())),
            Self::Broken(json) => Name::Broken(Cow::Owned(json.into_owned())),
        }
    }

    /// What the name is called.
    pub(crate) fn into_text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) | Self::Broken(text) => text,
        }
    }
}

/// What the name is called.
impl Deref for Name<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Text(text) | Self::Broken(text) => text,
        }
    }
}

/// A place in a JSON document.
pub(crate) trait Node<'a>: Copy {
    /// What is there.
    fn json(self) -> Json<'a>;

    /// The entries of an object in their order, a key that comes twice included; none of anything else.
    fn entries(self) -> Vec<(Name<'a>, Self)>;
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

    fn entries(self) -> Vec<(Name<'a>, Self)> {
        let entries = self.as_object().into_iter().flatten();
        entries.map(|(key, value)| (Name::Text(Cow::Borrowed(key)), value)).collect()
    }
}
