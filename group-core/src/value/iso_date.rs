use std::{error::Error, fmt, str::FromStr};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::calendar::days_in_month;

/// Text that was checked to be an ISO-8601 date or date-time. It is sent as it was written.
///
/// | accepted | |
/// |---|---|
/// | `2015-02-23` | a calendar date |
/// | `2015-02-23T22:28:55Z` | an instant in UTC |
/// | `2015-02-23T22:28:55.111Z` | with a fraction of one to nine digits |
/// | `2015-02-23T23:28:55+01:00` | with an offset; `-00:00` is allowed |
/// | `2016-12-31T23:59:60Z` | with a leap second, which only ends June or December in UTC |
///
/// Refused are date-times without an offset or without seconds, week and ordinal dates, the basic form without separators,
/// `24:00`, a comma before the fraction, lower-case `t` and `z`, and dates that no calendar has.
///
/// ```
/// use group_core::{IsoDate, IsoDateError};
///
/// let date = IsoDate::parse("2015-02-23T22:28:55.111Z")?;
/// assert_eq!(date.as_str(), "2015-02-23T22:28:55.111Z");
/// assert_eq!(IsoDate::parse("2015-02-23T22:28:55"), Err(IsoDateError::NoOffset));
/// # Ok::<(), IsoDateError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IsoDate(pub(super) Box<str>);

impl IsoDate {
    /// Checks the text and keeps it.
    ///
    /// # Errors
    ///
    /// If the text is not one of the forms above, or names a date or time that does not exist.
    pub fn parse(text: &str) -> Result<Self, IsoDateError> {
        check(text).map(|()| Self(text.into()))
    }

    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The instant that it names; a leap second is the second before it.
    ///
    /// There is none for a calendar date, which is a whole day, nor for an instant after [`jiff::Timestamp::MAX`], which is
    /// the evening of 9999-12-30.
    ///
    /// ```
    /// use group_core::IsoDate;
    ///
    /// let date = IsoDate::parse("2015-02-23T23:28:55+01:00")?;
    /// assert_eq!(date.to_timestamp().unwrap().to_string(), "2015-02-23T22:28:55Z");
    /// assert_eq!(IsoDate::parse("2015-02-23")?.to_timestamp(), None);
    /// # Ok::<(), group_core::IsoDateError>(())
    /// ```
    #[cfg(feature = "jiff1")]
    #[must_use]
    pub fn to_timestamp(&self) -> Option<jiff::Timestamp> {
        self.0.parse().ok()
    }
}

/// Whether the text is one of the forms that [`IsoDate`] accepts.
pub(crate) fn check(text: &str) -> Result<(), IsoDateError> {
    match check_form(text) {
        Err(IsoDateError::Form) if is_in_another_form(text) => Err(IsoDateError::OtherForm),
        checked => checked,
    }
}

fn check_form(text: &str) -> Result<(), IsoDateError> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(after(rest, '-', IsoDateError::NoDay)?, 2)?;
    let (day, rest) = number(after(rest, '-', IsoDateError::NoDay)?, 2)?;
    let month = u8::try_from(month).map_err(|_| IsoDateError::NoSuchDate)?;
    if day == 0 || day > days_in_month(year, month).into() {
        return Err(IsoDateError::NoSuchDate);
    }
    if rest.is_empty() {
        return Ok(());
    }

    let (hour, rest) = number(literal(rest, 'T')?, 2)?;
    let (minute, rest) = number(literal(rest, ':')?, 2)?;
    if rest.is_empty() || rest.starts_with(['Z', '+', '-']) {
        return Err(IsoDateError::NoSeconds);
    }
    let (second, rest) = number(literal(rest, ':')?, 2)?;
    let offset = offset_minutes(skip_fraction(rest)?)?;
    if hour > 23 || minute > 59 || second > 60 {
        return Err(IsoDateError::NoSuchTime);
    }
    let minute_in_utc = i32::from(hour * 60 + minute) - offset;
    if second == 60 && !may_have_leap_second(month, day, minute_in_utc) {
        return Err(IsoDateError::NoSuchTime);
    }
    Ok(())
}

const MINUTES_OF_DAY: i32 = 24 * 60;

/// Whether the minute is the last one of June or December in UTC. It counts from the beginning of the day in UTC that has this
/// month and day; where it is below zero, it is of the day before.
fn may_have_leap_second(month: u8, day: u16, minute: i32) -> bool {
    let is_last_day = match minute.div_euclid(MINUTES_OF_DAY) {
        0 => matches!((month, day), (6, 30) | (12, 31)),
        -1 => matches!((month, day), (1 | 7, 1)),
        _ => false,
    };
    is_last_day && minute.rem_euclid(MINUTES_OF_DAY) == MINUTES_OF_DAY - 1
}

/// Whether it is a date all the same: in the basic form, by week or by day of the year, or with other separators.
fn is_in_another_form(text: &str) -> bool {
    let date = text.split_once(['T', 't', ' ']).map_or(text, |(date, _)| date);
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_basic = date.len() == 8 && digits(date) == 8;
    let by_week_or_day = date.split_at_checked(4).filter(|(year, _)| digits(year) == 4).is_some_and(|(_, rest)| {
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        rest.strip_prefix('W').is_some_and(|week| digits(week) >= 2) || rest.len() == 3 && digits(rest) == 3
    });
    let usual = text.to_ascii_uppercase().replacen(' ', "T", 1).replacen(',', ".", 1);
    is_basic || by_week_or_day || usual != text && check_form(&usual) != Err(IsoDateError::Form)
}

fn skip_fraction(text: &str) -> Result<&str, IsoDateError> {
    let Some(fraction) = text.strip_prefix('.') else { return Ok(text) };
    let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    match fraction.len() - rest.len() {
        1..=9 => Ok(rest),
        _ => Err(IsoDateError::Form),
    }
}

/// By how many minutes the offset is ahead of UTC.
fn offset_minutes(text: &str) -> Result<i32, IsoDateError> {
    let (sign, offset) = match (text, text.strip_prefix('+'), text.strip_prefix('-')) {
        ("", ..) => return Err(IsoDateError::NoOffset),
        ("Z", ..) => return Ok(0),
        (_, Some(offset), _) => (1, offset),
        (_, _, Some(offset)) => (-1, offset),
        _ => return Err(IsoDateError::Form),
    };
    let (hours, rest) = number(offset, 2)?;
    let Some(minutes) = rest.strip_prefix(':') else {
        let is_short = rest.is_empty() || rest.len() == 2 && number(rest, 2).is_ok();
        return Err(if is_short { IsoDateError::OffsetForm } else { IsoDateError::Form });
    };
    let (minutes, rest) = number(minutes, 2)?;
    match rest {
        "" if hours > 23 || minutes > 59 => Err(IsoDateError::NoSuchTime),
        "" => Ok(sign * i32::from(hours * 60 + minutes)),
        _ => Err(IsoDateError::Form),
    }
}

/// The number in the first `digits` characters, and what follows them.
fn number(text: &str, digits: usize) -> Result<(u16, &str), IsoDateError> {
    let (number, rest) = text.split_at_checked(digits).ok_or(IsoDateError::Form)?;
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(IsoDateError::Form);
    }
    Ok((number.parse().map_err(|_| IsoDateError::Form)?, rest))
}

/// What follows the character, or why the text is no date if it ends before it.
fn after(text: &str, expected: char, at_end: IsoDateError) -> Result<&str, IsoDateError> {
    if text.is_empty() { Err(at_end) } else { literal(text, expected) }
}

fn literal(text: &str, expected: char) -> Result<&str, IsoDateError> {
    text.strip_prefix(expected).ok_or(IsoDateError::Form)
}

/// Why a text is not an [`IsoDate`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IsoDateError {
    /// It is neither `YYYY-MM-DD` nor `YYYY-MM-DDThh:mm:ss` with an optional fraction and an offset.
    Form,
    /// It is a date in ISO-8601, or nearly, in a form that is not taken: the basic form without separators, a week or a day of
    /// the year, lower case, a space for the `T`, a comma before the fraction.
    OtherForm,
    /// It is a year or a month, and names no day.
    NoDay,
    /// It is a date-time without seconds.
    NoSeconds,
    /// Its offset is not written as `+hh:mm`.
    OffsetForm,
    /// It is a date-time without an offset, which names no instant.
    NoOffset,
    /// There is no such month, or no such day in it.
    NoSuchDate,
    /// There is no such time of day, or no such offset.
    NoSuchTime,
}

impl fmt::Display for IsoDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self {
            Self::Form | Self::OtherForm => "write `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss` followed by `Z` or `+hh:mm`",
            Self::NoDay => "write `YYYY-MM-DD`, with a day",
            Self::NoSeconds => "write `hh:mm:ss`, such as `11:59:00`",
            Self::OffsetForm => "write the offset as `+hh:mm`, such as `+05:30`",
            Self::NoOffset => "add `Z` for UTC, or an offset such as `+01:00`",
            Self::NoSuchDate => "there is no such day",
            Self::NoSuchTime => "there is no such time of day, or no such offset",
        };
        write!(f, "not a date as the spec writes it: {reason}")
    }
}

impl Error for IsoDateError {}

impl FromStr for IsoDate {
    type Err = IsoDateError;

    fn from_str(text: &str) -> Result<Self, IsoDateError> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for IsoDate {
    type Error = IsoDateError;

    fn try_from(text: &str) -> Result<Self, IsoDateError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for IsoDate {
    type Error = IsoDateError;

    fn try_from(text: String) -> Result<Self, IsoDateError> {
        check(&text).map(|()| Self(text.into()))
    }
}

impl From<IsoDate> for String {
    fn from(date: IsoDate) -> Self {
        date.0.into()
    }
}

impl AsRef<str> for IsoDate {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IsoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for IsoDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for IsoDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.try_into().map_err(de::Error::custom)
    }
}
