//! What a field takes of the values that traits have.

use group_core::{IsoDate, spec::Kind};
use jiff::{civil::Date, tz::TimeZone};
use serde_json::value::RawValue;

use crate::{
    Reason,
    json::{self, HALF_OF_A_PAIR, Json, Writer},
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
    pub(crate) fn of(kind: Kind) -> Self {
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

impl Value<'_> {
    pub(crate) fn write(self, json: &mut Writer) {
        match self {
            Self::Received(token) => json.raw(token),
            Self::Integer(integer) => json.integer(integer),
        };
    }
}
