//! JSON text as a value.

use std::{borrow::Cow, fmt};

use serde_core::{
    Deserializer as _,
    de::{MapAccess, Visitor},
};
use serde_json::{Deserializer, value::RawValue};

use super::node::{Json, Name, Node};

impl<'a> Node<'a> for &'a RawValue {
    fn json(self) -> Json<'a> {
        match self.get().as_bytes() {
            [b'n', ..] => Json::Null,
            [b't' | b'f', ..] => Json::Boolean,
            [b'"', ..] => text(self).map_or(Json::BrokenText, Json::Text),
            [b'[', ..] => Json::Array,
            [b'{', ..] => Json::Object,
            _ => Json::Number(Cow::Borrowed(self.get())),
        }
    }

    fn entries(self) -> Vec<(Name<'a>, Self)> {
        // The text was checked to be JSON, so that this fails for nothing but a value that is no object.
        Deserializer::from_str(self.get()).deserialize_map(Entries).unwrap_or_default()
    }
}

/// The text of a JSON string; none if it is no string, or has half of a surrogate pair in it.
fn text(raw: &RawValue) -> Option<Cow<'_, str>> {
    let quoted = raw.get();
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
        let mut entries = Vec::new();
        // Keys are read as they are written, so that one which no Rust string can hold is no error.
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            entries.push((text(key).map_or(Name::Broken(Cow::Borrowed(key.get())), Name::Text), value));
        }
        Ok(entries)
    }
}
