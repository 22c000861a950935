//! JSON text among values of serde.

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::Error as _,
    ser::{Error as _, SerializeMap},
};
use serde_json::{
    Value,
    value::{RawValue, to_raw_value},
};

use super::{
    node::{Json, Name, Node},
    raw_value,
};

/// JSON text as it goes out: token for token through `serde_json`, and as the values that it stands for through anything
/// else, which would not know what to make of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Verbatim<'a> {
    Value(&'a RawValue),
    /// A part of text that is known to be JSON. Only who needs a `RawValue` has it read again.
    #[cfg(feature = "receive")]
    Part(&'a str),
}

impl<'a> Verbatim<'a> {
    pub(crate) fn text(self) -> &'a str {
        match self {
            Self::Value(value) => value.get(),
            #[cfg(feature = "receive")]
            Self::Part(text) => text,
        }
    }

    pub(crate) fn value(self) -> &'a RawValue {
        match self {
            Self::Value(value) => value,
            #[cfg(feature = "receive")]
            Self::Part(text) => serde_json::from_str(text).expect("the text is known to be JSON"),
        }
    }
}

/// Whether a serializer or deserializer with this error is one of `serde_json`, also with another one in between: adapters
/// keep the error of what they adapt.
fn is_serde_json<E>() -> bool {
    typeid::of::<E>() == typeid::of::<serde_json::Error>()
}

impl Serialize for Verbatim<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_serde_json::<S::Error>() {
            self.value().serialize(serializer)
        } else {
            Values { json: self.text(), levels: LEVELS }.serialize(serializer)
        }
    }
}

impl Verbatim<'_> {
    /// Serializes an object that may be flattened into another one, which its text as a whole cannot be.
    ///
    /// A serializer of `serde_json` makes one type of whatever has entries, as text of JSON may be in each; the adapter that
    /// flattens makes different ones.
    #[cfg(feature = "receive")]
    pub(crate) fn serialize_object<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_serde_json::<S::Error>() && typeid::of::<S::SerializeStruct>() != typeid::of::<S::SerializeMap>() {
            return serialize_entries(self.text(), Verbatim::Value, serializer);
        }
        self.serialize(serializer)
    }
}

/// As many as `serde_json` reads. Text that was received has any number of them.
const LEVELS: u8 = 128;

/// JSON text as the values that it stands for.
struct Values<'a> {
    json: &'a str,
    /// How many more levels there may be.
    levels: u8,
}

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(levels) = self.levels.checked_sub(1) else {
            return Err(S::Error::custom("values are nested in more than 128 levels"));
        };
        match raw_value::json(self.json) {
            Json::Null => serializer.serialize_unit(),
            Json::Boolean => serializer.serialize_bool(self.json == "true"),
            Json::Number(number) => serialize_number(&number, serializer),
            Json::Text(text) => serializer.serialize_str(&text),
            text @ Json::BrokenText => Err(S::Error::custom(text.type_name())),
            Json::Array => {
                let elements: Vec<&RawValue> = serde_json::from_str(self.json).map_err(S::Error::custom)?;
                serializer.collect_seq(elements.into_iter().map(|json| Values { json: json.get(), levels }))
            }
            Json::Object => serialize_entries(self.json, |json| Values { json: json.get(), levels }, serializer),
        }
    }
}

fn serialize_entries<'a, S: Serializer, T: Serialize>(
    object: &'a str,
    value: impl Fn(&'a RawValue) -> T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let entries = raw_value::entries(object);
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (name, json) in entries {
        match name {
            Name::Text(name) => map.serialize_entry(&name, &value(json))?,
            Name::Broken(_) => return Err(S::Error::custom("a key with half of a surrogate pair")),
        }
    }
    map.end()
}

/// An integer in the smallest type of serde that holds it, and any other number as a float.
fn serialize_number<S: Serializer>(number: &str, serializer: S) -> Result<S::Ok, S::Error> {
    // No integer has a sign for it.
    if number == "-0" {
        return serializer.serialize_f64(-0.0);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_u64(number);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_i64(number);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_i128(number);
    }
    if let Ok(number) = number.parse() {
        return serializer.serialize_u128(number);
    }
    match number.parse() {
        Ok(float) if f64::is_finite(float) => serializer.serialize_f64(float),
        _ => Err(S::Error::custom("a number that is too large for a float")),
    }
}

impl<'a> Node<'a> for Verbatim<'a> {
    fn json(self) -> Json<'a> {
        raw_value::json(self.text())
    }

    fn entries(self) -> Vec<(Name<'a>, Self)> {
        raw_value::entries(self.text()).into_iter().map(|(name, value)| (name, Self::Value(value))).collect()
    }
}

/// A value of any format as JSON text: token for token from `serde_json`.
pub(crate) struct JsonText(pub(crate) Box<RawValue>);

impl<'de> Deserialize<'de> for JsonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if is_serde_json::<D::Error>() {
            return Deserialize::deserialize(deserializer).map(Self);
        }
        let value = Value::deserialize(deserializer)?;
        to_raw_value(&value).map(Self).map_err(D::Error::custom)
    }
}
