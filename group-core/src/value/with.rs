//! Functions for `#[group(with = …)]`: each takes the field, or what is in an [`Option`] or [`Update`].
//!
//! ```
//! use group_core::{GroupTraits, with::{street, unix_seconds}};
//!
//! #[derive(GroupTraits)]
//! struct Company {
//!     #[group(with = unix_seconds)]
//!     created_at: i64,
//!     #[group(with = street)]
//!     address: Option<String>,
//! }
//!
//! let company = Company { created_at: 1_424_730_535, address: Some("4120 Freidrich Ln".into()) };
//! assert_eq!(
//!     group_core::to_json(&company)?,
//!     r#"{"createdAt":"2015-02-23T22:28:55.000Z","address":{"street":"4120 Freidrich Ln"}}"#,
//! );
//! # Ok::<(), group_core::WriteError>(())
//! ```

use std::{num::NonZero, rc::Rc, sync::Arc};

use super::{Address, AddressValue, Date, DateError, DateTimeParts, DateValue, Text, Update, calendar::date_of_day};

/// An integer as the seconds since 1970-01-01T00:00:00Z: an instant, as [`Date`] sends it.
///
/// A year that is not in 0000 to 9999 is [`WriteError::Date`](crate::WriteError::Date) when the payload is written.
pub fn unix_seconds<T: Integer + ?Sized>(seconds: &T) -> T::Time {
    seconds.time(1000)
}

/// An integer as the milliseconds since 1970-01-01T00:00:00Z: an instant, as [`Date`] sends it.
///
/// A year that is not in 0000 to 9999 is [`WriteError::Date`](crate::WriteError::Date) when the payload is written.
pub fn unix_millis<T: Integer + ?Sized>(milliseconds: &T) -> T::Time {
    milliseconds.time(1)
}

/// Text as the `street` of an address that has no other part.
pub fn street<T: Text + ?Sized>(text: &T) -> Street<'_, T> {
    Street { text }
}

/// An address with only a street, which [`street`] makes.
#[derive(Clone, Copy, Debug)]
pub struct Street<'a, T: ?Sized> {
    text: &'a T,
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> Address for Street<'_, T> {
    fn address(&self) -> Update<AddressValue<'_>> {
        self.text.text().map(|street| AddressValue { street: Update::Set(street), ..AddressValue::EMPTY })
    }
}

/// An instant, which [`unix_seconds`] and [`unix_millis`] make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime {
    milliseconds: i128,
}

#[diagnostic::do_not_recommend]
impl Date for UnixTime {
    fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
        date_of_milliseconds(self.milliseconds)
    }
}

/// The instant so many milliseconds after 1970-01-01T00:00:00Z.
pub(super) fn date_of_milliseconds<'a>(milliseconds: i128) -> Result<Update<DateValue<'a>>, DateError> {
    const DAY: i128 = 24 * 60 * 60 * 1000;
    let (days, time) = (milliseconds.div_euclid(DAY), milliseconds.rem_euclid(DAY));
    let days = i32::try_from(days).map_err(|_| DateError::YearOutOfRange)?;
    let (year, month, day) = date_of_day(days);
    let part = |unit: i128, count: i128| u8::try_from(time / unit % count).unwrap_or(u8::MAX);
    let (hour, minute, second) = (part(60 * 60 * 1000, 24), part(60 * 1000, 60), part(1000, 60));
    let millisecond = u16::try_from(time % 1000).unwrap_or(u16::MAX);
    DateValue::instant(DateTimeParts { year, month, day, hour, minute, second, millisecond }).map(Update::Set)
}

/// An integer of any size, or an [`Option`] or [`Update`] of one. Nothing implements it by hand.
#[diagnostic::on_unimplemented(
    message = "a time since 1970 must be an integer, not `{Self}`",
    label = "expected an integer such as `i64`",
    note = "for any other type, write a function that takes a reference to it and returns a date"
)]
pub trait Integer {
    /// The instant that it names, or an [`Option`] or [`Update`] of one.
    type Time: Date;

    /// The instant so many times `milliseconds` after 1970-01-01T00:00:00Z.
    #[doc(hidden)]
    fn time(&self, milliseconds: i128) -> Self::Time;
}

macro_rules! integers {
    ($($Integer:ident)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl Integer for $Integer {
                type Time = UnixTime;

                fn time(&self, milliseconds: i128) -> UnixTime {
                    // What is too large for this is far too large for a date.
                    let count = i128::try_from(*self).unwrap_or(i128::MAX);
                    UnixTime { milliseconds: count.saturating_mul(milliseconds) }
                }
            }

            #[diagnostic::do_not_recommend]
            impl Integer for NonZero<$Integer> {
                type Time = UnixTime;

                fn time(&self, milliseconds: i128) -> UnixTime {
                    self.get().time(milliseconds)
                }
            }
        )*
    };
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

#[diagnostic::do_not_recommend]
impl<T: Integer> Integer for Option<T> {
    type Time = Option<T::Time>;

    fn time(&self, milliseconds: i128) -> Self::Time {
        self.as_ref().map(|count| count.time(milliseconds))
    }
}

#[diagnostic::do_not_recommend]
impl<T: Integer> Integer for Update<T> {
    type Time = Update<T::Time>;

    fn time(&self, milliseconds: i128) -> Self::Time {
        self.as_ref().map(|count| count.time(milliseconds))
    }
}

macro_rules! pointers_pass_on {
    ($($Pointer:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T: Integer + ?Sized> Integer for $Pointer {
                type Time = T::Time;

                fn time(&self, milliseconds: i128) -> T::Time {
                    (**self).time(milliseconds)
                }
            }
        )*
    };
}

pointers_pass_on!(&T, Box<T>, Rc<T>, Arc<T>);
