use std::{borrow::Cow, error::Error, fmt};

use serde_core::{Serialize, Serializer};

use super::{IsoDate, Update, calendar::days_in_month};
use crate::json::write::write_text;

/// A value that is sent as an ISO-8601 JSON string: what the reserved trait `createdAt` and the timestamps of a
/// [`Group`](crate::Group) take.
///
/// | Cargo feature | instants | calendar dates |
/// |---|---|---|
/// | `jiff1` (default) | `jiff::Timestamp`, `jiff::ZonedDateTime`, `std::time::SystemTime` | `jiff::civil::Date` |
/// | `chrono04` | `chrono::DateTime<Tz>` | `chrono::NaiveDate` |
/// | `time03` | `time::OffsetDateTime`, `time::UtcDateTime` | `time::Date` |
/// | `bson2`, `bson3` | `bson::DateTime` | |
/// | none needed | [`IsoDate`], text that was checked | [`IsoDate`] |
///
/// An instant goes out in UTC with milliseconds, `2015-02-23T22:28:55.111Z`, whatever its zone was. Finer digits are cut
/// off, so that the date on the wire is never later than the value. A calendar date goes out as `2015-02-23`. An [`IsoDate`]
/// goes out as it was written. A leap second, which only `chrono` can hold, goes out as the last millisecond before it:
/// `23:59:59.999`. A year that is not in 0000 to 9999 in UTC is an error when the payload is written.
///
/// A date-time without an offset names no instant and is refused at compile time, and so is a bare `String`, which nothing
/// would check.
///
/// For a newtype, derive it with `#[derive(Date)]`. By hand it is one method; to pass it on to a value in it, write
/// `Date::date(&self.since)`, as some date types have a method `date` of their own:
///
/// ```
/// use group_core::{Date, DateError, DateValue, Update};
///
/// struct FoundingYear(u16);
///
/// impl Date for FoundingYear {
///     fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
///         DateValue::calendar(self.0.into(), 1, 1).map(Update::Set)
///     }
/// }
/// # assert_eq!(FoundingYear(1999).date().unwrap(), Update::Set(DateValue::calendar(1999, 1, 1).unwrap()));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a date",
    label = "expected a date or an instant",
    note = "for text, use `group_core::IsoDate`, which is checked to be a date in ISO-8601",
    note = "`jiff::Timestamp`, `jiff::ZonedDateTime`, `jiff::civil::Date` of jiff 1 and `std::time::SystemTime` are dates with the \
            Cargo feature `jiff1` of `group-core`, which is on by default",
    note = "`chrono::DateTime` and `chrono::NaiveDate` of chrono 0.4 are dates with the feature `chrono04`",
    note = "`time::OffsetDateTime`, `time::UtcDateTime` and `time::Date` of time 0.3 are dates with the feature `time03`",
    note = "`bson::DateTime` of bson 2 or 3 is a date with the feature `bson2` or `bson3`",
    note = "a date-time without an offset names no instant: give it one with `.and_utc()` of `chrono`, `.assume_utc()` of `time` \
            or `.to_zoned_datetime(TimeZone::UTC)` of `jiff`",
    note = "for a newtype of a date, add `#[derive(group_core::Date)]` to it"
)]
pub trait Date {
    /// The date to send, or whether to leave it out or to send `null`.
    ///
    /// # Errors
    ///
    /// If the value has no form in ISO-8601, such as a year after 9999.
    fn date(&self) -> Result<Update<DateValue<'_>>, DateError>;
}

/// A date and a time of day in UTC, by its parts: what [`DateValue::instant`] is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTimeParts {
    /// 0 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// 0 to 999.
    pub millisecond: u16,
}

/// What a [`Date`] sends: a calendar date, an instant in UTC, or an [`IsoDate`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct DateValue<'a>(Form<'a>);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Form<'a> {
    Calendar([u8; 10]),
    Instant([u8; 24]),
    Checked(Cow<'a, str>),
}

impl DateValue<'_> {
    /// A calendar date, sent as `2015-02-23`.
    ///
    /// # Errors
    ///
    /// If the year is not in 0 to 9999, or there is no such date.
    #[inline]
    pub fn calendar(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        calendar(year, month, day).map(|bytes| Self(Form::Calendar(bytes)))
    }

    /// An instant, given by its date and time in UTC, sent as `2015-02-23T22:28:55.111Z`.
    ///
    /// ```
    /// use group_core::{DateTimeParts, DateValue};
    ///
    /// let date = DateTimeParts { year: 2015, month: 2, day: 23, hour: 22, minute: 28, second: 55, millisecond: 111 };
    /// assert_eq!(DateValue::instant(date).unwrap().as_str(), "2015-02-23T22:28:55.111Z");
    /// ```
    ///
    /// # Errors
    ///
    /// If the year is not in 0 to 9999, or there is no such date or time.
    #[inline]
    pub fn instant(utc: DateTimeParts) -> Result<Self, DateError> {
        let DateTimeParts { year, month, day, hour, minute, second, millisecond } = utc;
        if hour > 23 || minute > 59 || second > 59 || millisecond > 999 {
            return Err(DateError::NoSuchTime);
        }
        let [y1, y2, y3, y4, _, m1, m2, _, d1, d2] = calendar(year, month, day)?;
        let ([h1, h2], [n1, n2], [s1, s2]) = (two_digits(hour), two_digits(minute), two_digits(second));
        let [f1, f2, f3] = [100, 10, 1].map(|place| digit(millisecond, place));
        let bytes = [
            y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'.', f1, f2, f3,
            b'Z',
        ];
        Ok(Self(Form::Instant(bytes)))
    }

    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let bytes: &[u8] = match &self.0 {
            Form::Calendar(bytes) => bytes,
            Form::Instant(bytes) => bytes,
            Form::Checked(text) => return text,
        };
        // They are digits and what stands between them.
        str::from_utf8(bytes).unwrap_or_default()
    }

    /// Appends the text as a JSON string.
    pub(crate) fn write_json(&self, out: &mut Vec<u8>) {
        let digits: &[u8] = match &self.0 {
            Form::Calendar(digits) => digits,
            Form::Instant(digits) => digits,
            Form::Checked(text) => return write_text(text, out),
        };
        out.push(b'"');
        out.extend_from_slice(digits);
        out.push(b'"');
    }

    /// The same date, borrowing nothing.
    #[must_use]
    #[inline]
    pub fn into_owned(self) -> DateValue<'static> {
        DateValue(match self.0 {
            Form::Calendar(bytes) => Form::Calendar(bytes),
            Form::Instant(bytes) => Form::Instant(bytes),
            Form::Checked(text) => Form::Checked(Cow::Owned(text.into_owned())),
        })
    }
}

#[inline]
fn calendar(year: i32, month: u8, day: u8) -> Result<[u8; 10], DateError> {
    let year = u16::try_from(year).ok().filter(|year| *year <= 9999).ok_or(DateError::YearOutOfRange)?;
    if day == 0 || day > days_in_month(year, month) {
        return Err(DateError::NoSuchDate);
    }
    let [y1, y2, y3, y4] = [1000, 100, 10, 1].map(|place| digit(year, place));
    let ([m1, m2], [d1, d2]) = (two_digits(month), two_digits(day));
    Ok([y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2])
}

/// The digits of a number below 100.
#[inline]
const fn two_digits(number: u8) -> [u8; 2] {
    [b'0' + number / 10, b'0' + number % 10]
}

/// The digit of a number at a place: at 10, that of the tens.
#[inline]
const fn digit(number: u16, place: u16) -> u8 {
    b'0' + (number / place % 10) as u8
}

impl fmt::Display for DateValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for DateValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DateValue").field(&self.as_str()).finish()
    }
}

impl AsRef<str> for DateValue<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Serialize for DateValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'a> From<&'a IsoDate> for DateValue<'a> {
    fn from(date: &'a IsoDate) -> Self {
        Self(Form::Checked(Cow::Borrowed(date.as_str())))
    }
}

/// A date of another type, as it would be sent.
impl From<DateValue<'_>> for IsoDate {
    fn from(date: DateValue<'_>) -> Self {
        Self(date.as_str().into())
    }
}

#[diagnostic::do_not_recommend]
impl Date for IsoDate {
    #[inline]
    fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
        Ok(Update::Set(self.into()))
    }
}

/// Why a value has no form in ISO-8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateError {
    /// ISO-8601 writes a year in four digits, so from 0 to 9999.
    YearOutOfRange,
    /// There is no such month, or no such day in it.
    NoSuchDate,
    /// There is no such hour, minute, second or millisecond.
    NoSuchTime,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::YearOutOfRange => "its year is not in 0000 to 9999, the years that ISO-8601 has a form for",
            Self::NoSuchDate => "there is no such month, or no such day in it",
            Self::NoSuchTime => "there is no such time of day",
        })
    }
}

impl Error for DateError {}

wrappers_pass_on!(Date::date -> Result<Update<DateValue<'_>>, DateError>, Ok(Update::Keep), Ok(Update::Clear));
