//! Where traits go, and in which form.

use std::{borrow::Cow, collections::HashSet};

use group_core::{
    IsoDate,
    spec::{AddressKey, Kind, ReservedTrait},
};
use jiff::{civil::Date, tz::TimeZone};
use serde_json::value::RawValue;

use crate::{
    LeftOut, Reason,
    json::{self, Entry, HALF_OF_A_PAIR, Json, Writer},
    message::{Message, is_blank},
    settings::Mapping,
};

/// What the value of a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Any value, as it was received.
    Any,
    /// A string, a number or a boolean, as it was received.
    Scalar,
    /// A string.
    Text,
    /// A string with a date in ISO-8601.
    Date,
    /// Seconds since 1970 in UTC; a calendar date is its midnight.
    UnixSeconds,
    /// A whole number or a string, as it was received.
    Count,
    /// A whole number.
    Integer,
    /// An object, as it was received.
    Object,
}

impl Form {
    /// What the spec says of a reserved trait.
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Date => Self::Date,
            Kind::Count => Self::Count,
            Kind::Address => Self::Object,
        }
    }

    /// The value in this form.
    pub(crate) fn read(self, value: &RawValue) -> Result<Value<'_>, Reason> {
        let json = Json::of(value);
        let as_received = Ok(Value::Received(value.get()));
        match (self, &json) {
            (_, Json::Null) => Err(Reason::Null),
            (Self::Any, _) if json::has_half_of_a_pair(value) => Err(wrong_type(HALF_OF_A_PAIR, self.expected())),
            (Self::Any, _)
            | (Self::Text | Self::Scalar | Self::Count, Json::Text(_))
            | (Self::Scalar, Json::Number | Json::Boolean)
            | (Self::Object, Json::Object) => as_received,
            (Self::Scalar, Json::Array | Json::Object) => Err(Reason::Nested),
            (Self::Date, Json::Text(text)) => date(text).map(|_| Value::Received(value.get())),
            (Self::UnixSeconds, Json::Text(text)) => {
                date(text).and_then(|date| unix_seconds(&date)).map(Value::Integer)
            }
            (Self::Count, Json::Number) => match integer(value.get()) {
                Ok(_) | Err(TOO_LARGE) => as_received,
                Err(found) => Err(wrong_type(found, self.expected())),
            },
            (Self::Integer, Json::Number) => {
                integer(value.get()).map(Value::Integer).map_err(|found| wrong_type(found, self.expected()))
            }
            (Self::Integer, Json::Text(text)) => digits(text).map(Value::Integer),
            _ => Err(wrong_type(json.type_name(), self.expected())),
        }
    }

    /// What is needed, for an error.
    fn expected(self) -> &'static str {
        match self {
            Self::Any => "whole text",
            Self::Scalar => "a string, a number or a boolean",
            Self::Text => "a string",
            Self::Date | Self::UnixSeconds => "a string with a date in ISO-8601",
            Self::Count => "a whole number or a string",
            Self::Integer => "a whole number, or a string of digits alone",
            Self::Object => "an object",
        }
    }
}

fn wrong_type(found: &'static str, expected: &'static str) -> Reason {
    Reason::WrongType { found, expected }
}

fn date(text: &str) -> Result<IsoDate, Reason> {
    IsoDate::parse(text).map_err(|_| wrong_type("a string that is no date", Form::Date.expected()))
}

fn unix_seconds(date: &IsoDate) -> Result<i64, Reason> {
    instant(date)
        .map(jiff::Timestamp::as_second)
        .ok_or(wrong_type("a date after those that have a Unix time here", "one before 9999-12-31"))
}

/// The instant of a date; for a calendar date, its midnight in UTC.
pub(crate) fn instant(date: &IsoDate) -> Option<jiff::Timestamp> {
    date.to_timestamp().or_else(|| {
        let date: Date = date.as_str().parse().ok()?;
        date.to_zoned_datetime(TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
    })
}

/// The whole number that a JSON number is: `329`, `329.0` and `3.29e2` are the same. If it is none, what it is.
fn integer(number: &str) -> Result<i64, &'static str> {
    if let Ok(integer) = number.parse() {
        return Ok(integer);
    }
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits: i64 = [whole, fraction].concat().parse().map_err(|_| TOO_LARGE)?;
    // By how many places the point is behind the digits.
    let places = exponent.parse::<i64>().map_err(|_| TOO_LARGE)?.saturating_sub_unsigned(fraction.len() as u64);
    let scale = u32::try_from(places.unsigned_abs()).ok().and_then(|places| 10_i64.checked_pow(places));
    match scale {
        _ if digits == 0 => Ok(0),
        Some(scale) if places >= 0 => digits.checked_mul(scale).ok_or(TOO_LARGE),
        None if places >= 0 => Err(TOO_LARGE),
        Some(scale) if digits % scale == 0 => Ok(digits / scale),
        _ => Err("a number that is not whole"),
    }
}

const TOO_LARGE: &str = "a number of more than 64 bits";

/// The whole number of a text that is nothing but digits: `0329` is 329, and `1,284` and `11-50` are none.
fn digits(text: &str) -> Result<i64, Reason> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = is_number.then(|| text.parse().ok()).flatten();
    number.ok_or(wrong_type("a string that is no whole number", Form::Integer.expected()))
}

/// A value in the form that its field takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    /// JSON as it was received, token for token.
    Received(&'a str),
    Integer(i64),
}

/// A JSON object that is written key by key, and each key once.
#[derive(Debug)]
pub(crate) struct Object<'a, 'w> {
    json: &'w mut Writer,
    taken: HashSet<Cow<'a, str>>,
    written: usize,
}

impl<'a, 'w> Object<'a, 'w> {
    /// Begins the object behind what was written.
    pub(crate) fn begin(json: &'w mut Writer) -> Self {
        json.raw("{");
        Self { json, taken: HashSet::new(), written: 0 }
    }

    /// Keeps a key from being written.
    pub(crate) fn reserve(&mut self, key: impl Into<Cow<'a, str>>) {
        self.taken.insert(key.into());
    }

    /// Whether a key is written or reserved.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.taken.contains(key)
    }

    /// Writes a key, and what is to be behind it, unless the key is taken.
    pub(crate) fn put(&mut self, key: impl Into<Cow<'a, str>>, value: impl FnOnce(&mut Writer)) -> Result<(), Reason> {
        let key = key.into();
        if !self.taken.insert(key.clone()) {
            return Err(Reason::Taken);
        }
        if self.written > 0 {
            self.json.raw(",");
        }
        value(self.json.text(&key).raw(":"));
        self.written += 1;
        Ok(())
    }

    pub(crate) fn put_value(&mut self, key: impl Into<Cow<'a, str>>, value: Value<'_>) -> Result<(), Reason> {
        self.put(key, |json| {
            match value {
                Value::Received(token) => json.raw(token),
                Value::Integer(integer) => json.integer(integer),
            };
        })
    }

    pub(crate) fn put_text(&mut self, key: impl Into<Cow<'a, str>>, text: &str) -> Result<(), Reason> {
        self.put(key, |json| {
            json.text(text);
        })
    }

    /// Ends the object, and says how many keys it has.
    pub(crate) fn end(self) -> usize {
        self.json.raw("}");
        self.written
    }
}

/// A reserved trait, its name in the destination, and its form there.
pub(crate) type Field = (ReservedTrait, &'static str, Form);

/// Writes every trait: a reserved one under its name in the destination or the spec, a custom one under the name that it has.
/// `null` is a value here.
pub(crate) fn write_all<'a>(
    message: &Message<'a>,
    renamed: &[Field],
    object: &mut Object<'a, '_>,
    left_out: &mut Vec<LeftOut>,
) {
    object.taken.reserve(message.traits.len());
    for entry in &message.traits {
        let Some(name) = named(entry, left_out) else { continue };
        let written = match ReservedTrait::find(name) {
            Some(address @ ReservedTrait::Address) if matches!(Json::of(entry.value), Json::Object) => {
                object.put(address.name(), |json| write_address(name, entry.value, json, left_out))
            }
            Some(reserved) => {
                let as_in_spec = (reserved, reserved.name(), Form::of(reserved.kind()));
                let (_, key, form) = renamed.iter().copied().find(|field| field.0 == reserved).unwrap_or(as_in_spec);
                or_null(form.read(entry.value)).and_then(|value| object.put_value(key, value))
            }
            None => or_null(Form::Any.read(entry.value)).and_then(|value| object.put_value(name.clone(), value)),
        };
        note(name, written, left_out);
    }
}

fn write_address(name: &str, address: &RawValue, json: &mut Writer, left_out: &mut Vec<LeftOut>) {
    let mut object = Object::begin(json);
    for part in json::entries(address) {
        let Some(part_name) = &part.name else {
            note(&path(name, part.key), Err(BROKEN_NAME), left_out);
            continue;
        };
        let (key, form) = match AddressKey::find(part_name) {
            Some(key) => (Cow::Borrowed(key.name()), Form::Text),
            None => (part_name.clone(), Form::Any),
        };
        if let Err(reason) = or_null(form.read(part.value)).and_then(|value| object.put_value(key, value)) {
            note(&path(name, part_name), Err(reason), left_out);
        }
    }
    object.end();
}

fn or_null(value: Result<Value<'_>, Reason>) -> Result<Value<'_>, Reason> {
    match value {
        Err(Reason::Null) => Ok(Value::Received("null")),
        value => value,
    }
}

/// The fields that a destination has.
#[derive(Debug)]
pub(crate) struct Fields {
    pub(crate) traits: &'static [Field],
    /// The fields for the parts of an address.
    pub(crate) address: &'static [(AddressKey, &'static str)],
}

/// Where a trait goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) field: &'a str,
    pub(crate) form: Form,
    /// Whether a setting says so.
    pub(crate) is_mapped: bool,
}

/// Puts every trait that has a field into it: that of a setting, or the destination's own.
pub(crate) fn place_all<'a>(
    message: &Message<'a>,
    fields: &Fields,
    mapping: &'a Mapping,
    left_out: &mut Vec<LeftOut>,
    mut put: impl FnMut(Place<'a>, &'a RawValue) -> Result<(), Reason>,
) {
    for entry in &message.traits {
        let Some(name) = named(entry, left_out) else { continue };
        let placed = match (mapping.find(name), ReservedTrait::find(name)) {
            (Some(field), _) if is_blank(field) => Err(Reason::NoPlace),
            (Some(field), _) => put(Place { field, form: Form::Scalar, is_mapped: true }, entry.value),
            (None, Some(ReservedTrait::Address)) if !fields.address.is_empty() => {
                place_address(name, entry.value, fields.address, left_out, &mut put)
            }
            (None, reserved) => match fields.traits.iter().find(|field| Some(field.0) == reserved) {
                Some(&(_, field, form)) => put(Place { field, form, is_mapped: false }, entry.value),
                None => Err(Reason::NoPlace),
            },
        };
        note(name, placed, left_out);
    }
}

fn place_address<'a>(
    name: &str,
    address: &'a RawValue,
    fields: &[(AddressKey, &'static str)],
    left_out: &mut Vec<LeftOut>,
    put: &mut impl FnMut(Place<'a>, &'a RawValue) -> Result<(), Reason>,
) -> Result<(), Reason> {
    Form::Object.read(address)?;
    let parts = json::entries(address);
    if parts.is_empty() {
        return Err(Reason::Null);
    }
    for part in parts {
        let key = part.name.as_deref().and_then(AddressKey::find);
        let placed = match fields.iter().find(|field| Some(field.0) == key) {
            Some(&(_, field)) => put(Place { field, form: Form::Text, is_mapped: false }, part.value),
            None => Err(Reason::NoPlace),
        };
        if placed.is_err() {
            note(&path(name, part.name.as_deref().unwrap_or(part.key)), placed, left_out);
        }
    }
    Ok(())
}

const BROKEN_NAME: Reason = Reason::WrongType { found: "a name with half of a surrogate pair", expected: "whole text" };

/// The name of a trait; one that no Rust string can hold is left out, called by its JSON text.
fn named<'e, 'a>(entry: &'e Entry<'a>, left_out: &mut Vec<LeftOut>) -> Option<&'e Cow<'a, str>> {
    if entry.name.is_none() {
        note(entry.key, Err(BROKEN_NAME), left_out);
    }
    entry.name.as_ref()
}

fn path(address: &str, part: &str) -> String {
    format!("{address}.{part}")
}

fn note(name: &str, placed: Result<(), Reason>, left_out: &mut Vec<LeftOut>) {
    if let Err(reason) = placed {
        left_out.push(LeftOut::new(name, reason));
    }
}
