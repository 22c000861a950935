//! What a field takes of the values that traits have.

use group_core::{IsoDate, spec::Kind};
use jiff::{
    SignedDuration,
    civil::{self, DateTime, Time},
    fmt::temporal::Pieces,
    tz::Offset,
};
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
            (Self::Date, Json::Text(text)) => date(text).and(as_received),
            (Self::UnixSeconds, Json::Text(text)) => date(text)
                .and_then(|date| since_1970(&date).ok_or(NO_DATE))
                .map(|since_1970| Value::Integer(since_1970.as_secs())),
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
    const fn expected(self) -> &'static str {
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

const fn wrong_type(found: &'static str, expected: &'static str) -> Reason {
    Reason::WrongType { found, expected }
}

fn date(text: &str) -> Result<IsoDate, Reason> {
    IsoDate::parse(text).map_err(|_| NO_DATE)
}

const NO_DATE: Reason = wrong_type("a string that is no date", Form::Date.expected());

/// The time from the beginning of 1970 to a date; for a calendar date, to its midnight in UTC.
pub(crate) fn since_1970(date: &IsoDate) -> Option<SignedDuration> {
    // A `Timestamp` ends before the last day that a date can have.
    const BEGINNING: DateTime = civil::date(1970, 1, 1).at(0, 0, 0, 0);
    let pieces = Pieces::parse(date.as_str()).ok()?;
    let local = pieces.date().to_datetime(pieces.time().unwrap_or(Time::midnight()));
    let ahead = pieces.to_numeric_offset().map_or(0, Offset::seconds);
    Some(local.duration_since(BEGINNING) - SignedDuration::from_secs(ahead.into()))
}

/// The whole number that a JSON number is: `329`, `329.0` and `3.29e2` are the same. If it is none, what it is.
fn integer(number: &str) -> Result<i64, &'static str> {
    if let Ok(integer) = number.parse() {
        return Ok(integer);
    }
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = [whole, fraction].concat();
    let digits = all_digits.trim_end_matches('0');
    if matches!(digits, "" | "-") {
        return Ok(0);
    }
    let out_of_range = || if exponent.starts_with('-') { NOT_WHOLE } else { TOO_LARGE };
    let exponent: i64 = exponent.parse().map_err(|_| out_of_range())?;
    // How many zeros are behind the digits, up to the point.
    let zeros = exponent
        .saturating_add_unsigned((all_digits.len() - digits.len()) as u64)
        .saturating_sub_unsigned(fraction.len() as u64);
    if zeros < 0 {
        return Err(NOT_WHOLE);
    }
    let scale = u32::try_from(zeros).ok().and_then(|zeros| 10_i64.checked_pow(zeros)).ok_or(TOO_LARGE)?;
    digits.parse::<i64>().ok().and_then(|digits| digits.checked_mul(scale)).ok_or(TOO_LARGE)
}

const NOT_WHOLE: &str = "a number that is not whole";
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
