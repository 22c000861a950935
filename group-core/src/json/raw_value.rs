//! JSON text as a value.

use std::{borrow::Cow, fmt};

use serde_core::{
    Deserializer as _,
    de::{MapAccess, Visitor},
};
use serde_json::{Deserializer, value::RawValue};

use super::node::{Json, Name};

/// What text that is known to be JSON says.
pub(crate) fn json(text: &str) -> Json<'_> {
    match text.as_bytes() {
        [b'n', ..] => Json::Null,
        [b't' | b'f', ..] => Json::Boolean,
        [b'"', ..] => string(text).map_or(Json::BrokenText, Json::Text),
        [b'[', ..] => Json::Array,
        [b'{', ..] => Json::Object,
        _ => Json::Number(Cow::Borrowed(text)),
    }
}

/// The entries of an object in their order; none of anything else.
pub(crate) fn entries(text: &str) -> Vec<(Name<'_>, &RawValue)> {
    // The text is known to be JSON, so that this fails for nothing but a value that is no object.
    Deserializer::from_str(text).deserialize_map(Entries).unwrap_or_default()
}

/// The name that a JSON string is.
pub(crate) fn name(quoted: &str) -> Name<'_> {
    string(quoted).map_or(Name::Broken(Cow::Borrowed(quoted)), Name::Text)
}

/// What a JSON string says; none if it is no string, or has half of a surrogate pair in it.
fn string(quoted: &str) -> Option<Cow<'_, str>> {
    if quoted.contains('\\') {
        serde_json::from_str(quoted).ok().map(Cow::Owned)
    } else {
        quoted.strip_prefix('"')?.strip_suffix('"').map(Cow::Borrowed)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(Name<'de>, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::with_capacity(16);
        // Keys are read as they are written, so that one which no Rust string can hold is no error.
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            entries.push((name(key.get()), value));
        }
        Ok(entries)
    }
}
