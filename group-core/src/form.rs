//! The JSON form of the reserved traits, for values that are only known at run time.

use group_spec::{AddressKey, Kind, ReservedTrait};
use serde_json::{Map, Value};

use crate::iso_date;

/// The value as it is sent for the reserved trait, or what was found where the spec expects another form.
///
/// `null` is allowed for every trait: it clears the stored value.
pub(crate) fn conform(reserved: ReservedTrait, value: Value) -> Result<Value, &'static str> {
    match (reserved.kind(), value) {
        (Kind::Text | Kind::Count, Value::String(text)) => Ok(Value::String(text)),
        (Kind::Count, Value::Number(number)) if !number.is_f64() => Ok(Value::Number(number)),
        (Kind::Count, Value::Number(_)) => Err("a number with a fraction or an exponent"),
        (Kind::Date, Value::String(text)) if iso_date::check(&text).is_ok() => Ok(Value::String(text)),
        (Kind::Date, Value::String(_)) => Err("a string of another form"),
        (Kind::Address, Value::Object(address)) => conform_address(address).map(Value::Object),
        (_, Value::Null) => Ok(Value::Null),
        (_, value) => Err(json_type(&value)),
    }
}

fn conform_address(address: Map<String, Value>) -> Result<Map<String, Value>, &'static str> {
    let mut parts = Map::new();
    for (name, value) in address {
        let key = AddressKey::find(&name).ok_or("an object with another key")?;
        if !matches!(value, Value::String(_) | Value::Null) {
            return Err("an object with a value that is not a string");
        }
        if parts.insert(key.name().to_owned(), value).is_some() {
            return Err("an object with one key under two spellings");
        }
    }
    Ok(parts)
}

/// The JSON type of the value, with its article.
pub(crate) fn json_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
