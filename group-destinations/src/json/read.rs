//! JSON text, read one level at a time.

use std::{borrow::Cow, fmt};

use serde_core::{
    Deserializer as _,
    de::{MapAccess, Visitor},
};
use serde_json::{Deserializer, value::RawValue};

/// What a JSON value is.
#[derive(Debug)]
pub(crate) enum Json<'a> {
    Null,
    Boolean,
    Number,
    Text(Cow<'a, str>),
    /// A string that no Rust string can hold, as half of a surrogate pair is in it.
    BrokenText,
    Array,
    Object,
}

impl<'a> Json<'a> {
    pub(crate) fn of(value: &'a RawValue) -> Self {
        match value.get().as_bytes() {
            [b'n', ..] => Self::Null,
            [b't' | b'f', ..] => Self::Boolean,
            [b'"', ..] => text(value.get()).map_or(Self::BrokenText, Self::Text),
            [b'[', ..] => Self::Array,
            [b'{', ..] => Self::Object,
            _ => Self::Number,
        }
    }

    /// The JSON type, with its article.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::Text(_) => "a string",
            Self::BrokenText => HALF_OF_A_PAIR,
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

pub(crate) const HALF_OF_A_PAIR: &str = "text with half of a surrogate pair";

/// An entry of an object.
#[derive(Clone, Debug)]
pub(crate) struct Entry<'a> {
    /// The key; none if no Rust string can hold it.
    pub(crate) name: Option<Cow<'a, str>>,
    /// The key as it was written, quotes and all.
    pub(crate) key: &'a str,
    pub(crate) value: &'a RawValue,
}

/// The entries of an object in their order, a key that comes twice included; none of anything else.
pub(crate) fn entries(value: &RawValue) -> Vec<Entry<'_>> {
    // The text was checked to be JSON, so that this fails for nothing but a value that is no object.
    Deserializer::from_str(value.get()).deserialize_map(Entries).unwrap_or_default()
}

/// The value under a key of an object, where it comes first.
pub(crate) fn find<'a>(object: &'a RawValue, name: &str) -> Option<&'a RawValue> {
    entries(object).into_iter().find(|entry| entry.name.as_deref() == Some(name)).map(|entry| entry.value)
}

/// The elements of an array; none of anything else.
pub(crate) fn elements(value: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(value.get()).unwrap_or_default()
}

/// The text of a JSON string; none if it is no string, or no Rust string can hold it.
fn text(quoted: &str) -> Option<Cow<'_, str>> {
    if quoted.contains('\\') {
        serde_json::from_str(quoted).ok().map(Cow::Owned)
    } else {
        quoted.strip_prefix('"')?.strip_suffix('"').map(Cow::Borrowed)
    }
}

/// Whether half of a surrogate pair is in a string or a key, at any depth. Many parsers refuse a whole document for it.
pub(crate) fn has_half_of_a_pair(value: &RawValue) -> bool {
    let mut rest = value.get();
    while let Some(at) = rest.find('\\') {
        let escape = &rest[at + 1..];
        match utf16_unit(escape) {
            Some(0xd800..=0xdbff) => match escape[5..].strip_prefix('\\').and_then(utf16_unit) {
                Some(0xdc00..=0xdfff) => rest = &escape[11..],
                _ => return true,
            },
            Some(0xdc00..=0xdfff) => return true,
            _ => rest = &escape[1..],
        }
    }
    false
}

/// What `u` and four digits stand for, at the beginning of an escape behind its backslash.
fn utf16_unit(escape: &str) -> Option<u16> {
    u16::from_str_radix(escape.strip_prefix('u')?.get(..4)?, 16).ok()
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<Entry<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        // Keys are read as they are written, so that one which no Rust string can hold is no error.
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            entries.push(Entry { name: text(key.get()), key: key.get(), value });
        }
        Ok(entries)
    }
}
