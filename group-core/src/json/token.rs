//! What a scanner reads, as it is written.

use std::{borrow::Cow, ops::Range};

use super::node::Name;

/// A value, or the beginning of one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Token<'a> {
    Null,
    Boolean,
    /// The number as it is written.
    Number(&'a str),
    Text(Text<'a>),
    /// What is in it follows.
    Array,
    Object,
}

impl Token<'_> {
    /// The JSON type, with its article.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(text) if text.is_broken() => "a string with half of a surrogate pair",
            Self::Text(_) => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// A string. Most have no escapes, and are what they say; one that has any is kept as it is written, in its quotes. The two are
/// told apart by the first byte, as there is no quote in the former.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text<'a>(&'a str);

impl<'a> Text<'a> {
    /// The text that is at this [place](super::scanner::Scanner::text_place).
    pub(crate) fn at(json: &'a str, place: Range<usize>) -> Self {
        Self(&json[place])
    }

    /// Whether it says this.
    pub(crate) fn is(self, text: &str) -> bool {
        if self.has_escapes() { self.decode().is_some_and(|decoded| decoded == text) } else { self.0 == text }
    }

    fn has_escapes(self) -> bool {
        self.0.starts_with('"')
    }

    /// Whether no Rust string can hold it: there is half of a surrogate pair in it.
    pub(crate) fn is_broken(self) -> bool {
        self.has_escapes() && self.decode().is_none()
    }

    /// What it says; none if it is broken.
    pub(crate) fn decode(self) -> Option<Cow<'a, str>> {
        if self.has_escapes() { serde_json::from_str(self.0).ok().map(Cow::Owned) } else { Some(Cow::Borrowed(self.0)) }
    }

    pub(crate) fn into_name(self) -> Name<'a> {
        self.decode().map_or(Name::Broken(Cow::Borrowed(self.0)), Name::Text)
    }
}
