//! Bounds of numbers and sizes, and the ranges of the types of numbers.

use std::{cmp::Ordering, ops::RangeInclusive};

use serde_json::Value;

use super::{alternatives::Alternative, json_type::JsonType};

/// A keyword that bounds a number, the length of a text, or the size of an array or an object.
pub(super) struct Bound {
    pub(super) keyword: &'static str,
    pub(super) limits: JsonType,
    pub(super) is_maximum: bool,
}

pub(super) const BOUNDS: [Bound; 10] = [
    Bound { keyword: "maximum", limits: JsonType::Number, is_maximum: true },
    Bound { keyword: "exclusiveMaximum", limits: JsonType::Number, is_maximum: true },
    Bound { keyword: "maxLength", limits: JsonType::String, is_maximum: true },
    Bound { keyword: "maxItems", limits: JsonType::Array, is_maximum: true },
    Bound { keyword: "maxProperties", limits: JsonType::Object, is_maximum: true },
    Bound { keyword: "minimum", limits: JsonType::Number, is_maximum: false },
    Bound { keyword: "exclusiveMinimum", limits: JsonType::Number, is_maximum: false },
    Bound { keyword: "minLength", limits: JsonType::String, is_maximum: false },
    Bound { keyword: "minItems", limits: JsonType::Array, is_maximum: false },
    Bound { keyword: "minProperties", limits: JsonType::Object, is_maximum: false },
];

impl Bound {
    pub(super) fn named(keyword: &str) -> Option<&'static Self> {
        BOUNDS.iter().find(|bound| bound.keyword == keyword)
    }

    /// Whether everything that is written keeps to it; nothing if that cannot be decided.
    pub(super) fn is_kept(&self, bound: f64, written: &Alternative<'_>) -> Option<bool> {
        let inwards = if self.is_maximum { Ordering::Less } else { Ordering::Greater };
        let is_within = |least_or_most: f64, is_exclusive: bool| match least_or_most.partial_cmp(&bound) {
            Some(Ordering::Equal) => is_exclusive || !self.keyword.starts_with("exclusive"),
            order => order == Some(inwards),
        };
        if let Some(values) = written.values() {
            let fits = |value: &&Value| measure(value).is_none_or(|measure| is_within(measure, false));
            return Some(values.iter().all(fits));
        }
        let inclusive = self.keyword.replace("exclusiveM", "m");
        let exclusive = self.keyword.replace("minimum", "exclusiveMinimum").replace("maximum", "exclusiveMaximum");
        let said = |keyword: &str| written.get(keyword).and_then(Value::as_f64);
        if said(&exclusive).is_some_and(|bound| is_within(bound, true))
            || said(&inclusive).is_some_and(|bound| is_within(bound, false))
            || self.outermost(written).is_some_and(|bound| is_within(bound, false))
        {
            return Some(true);
        }
        // Something else may keep it to the bound as well.
        let is_limited = match self.limits {
            JsonType::Number => false,
            JsonType::Object => self.is_maximum && !written.says_others(),
            _ => ["format", "pattern"].iter().any(|keyword| written.get(keyword).is_some()),
        };
        (written.is_exact && !is_limited).then_some(false)
    }

    /// The bound that what is written has by its type alone, or by its keys.
    #[expect(clippy::cast_precision_loss, reason = "no type has as many keys")]
    fn outermost(&self, written: &Alternative<'_>) -> Option<f64> {
        match (self.limits, self.is_maximum) {
            (JsonType::Number, is_maximum) => {
                let range = written.format().and_then(range)?;
                Some(if is_maximum { *range.end() } else { *range.start() })
            }
            (JsonType::Object, true) => {
                let is_closed = written.additional().is_none();
                is_closed.then(|| written.properties().map_or(0, serde_json::Map::len) as f64)
            }
            (JsonType::Object, false) => Some(written.required().len() as f64),
            // Nothing is shorter than nothing.
            (_, is_maximum) => (!is_maximum).then_some(0.0),
        }
    }
}

/// What a bound limits of the value.
#[expect(clippy::cast_precision_loss, reason = "no text or array is as long")]
fn measure(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => Some(text.chars().count() as f64),
        Value::Array(items) => Some(items.len() as f64),
        Value::Object(entries) => Some(entries.len() as f64),
        Value::Null | Value::Bool(_) => None,
    }
}

/// The range of a type of numbers, by the `format` that schemars has for it.
#[expect(clippy::cast_precision_loss, reason = "a validator has no more digits either")]
pub(super) fn range(format: &str) -> Option<RangeInclusive<f64>> {
    Some(match format {
        "int8" => i8::MIN.into()..=i8::MAX.into(),
        "int16" => i16::MIN.into()..=i16::MAX.into(),
        "int32" => i32::MIN.into()..=i32::MAX.into(),
        "int64" | "int" => i64::MIN as f64..=i64::MAX as f64,
        "int128" => i128::MIN as f64..=i128::MAX as f64,
        "uint8" => 0.0..=u8::MAX.into(),
        "uint16" => 0.0..=u16::MAX.into(),
        "uint32" => 0.0..=u32::MAX.into(),
        "uint64" | "uint" => 0.0..=u64::MAX as f64,
        "uint128" => 0.0..=u128::MAX as f64,
        "float" => f32::MIN.into()..=f32::MAX.into(),
        "double" => f64::MIN..=f64::MAX,
        _ => return None,
    })
}
