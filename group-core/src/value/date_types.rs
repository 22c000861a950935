//! The date types of other crates. Each crate brings its own values to fields in UTC; this one only writes them.

use super::{Date, DateError, DateValue, Update};

type Sent<'a> = Result<Update<DateValue<'a>>, DateError>;

#[cfg(feature = "jiff1")]
mod of_jiff {
    use std::time::SystemTime;

    use jiff::{
        SignedDuration, Timestamp, ZonedDateTime,
        civil::{self, DateTime},
        tz::Offset,
    };

    use super::{super::DateTimeParts, Date, DateError, DateValue, Sent, Update};

    #[inline]
    fn instant<'a>(utc: DateTime) -> Sent<'a> {
        DateValue::instant(DateTimeParts {
            year: utc.year().into(),
            month: utc.month().unsigned_abs(),
            day: utc.day().unsigned_abs(),
            hour: utc.hour().unsigned_abs(),
            minute: utc.minute().unsigned_abs(),
            second: utc.second().unsigned_abs(),
            millisecond: utc.millisecond().unsigned_abs(),
        })
        .map(Update::Set)
    }

    #[diagnostic::do_not_recommend]
    impl Date for Timestamp {
        #[inline]
        fn date(&self) -> Sent<'_> {
            instant(Offset::UTC.to_datetime(*self))
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for ZonedDateTime {
        #[inline]
        fn date(&self) -> Sent<'_> {
            instant(Offset::UTC.to_datetime(self.timestamp()))
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for civil::Date {
        #[inline]
        fn date(&self) -> Sent<'_> {
            DateValue::calendar(self.year().into(), self.month().unsigned_abs(), self.day().unsigned_abs())
                .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for SystemTime {
        #[inline]
        fn date(&self) -> Sent<'_> {
            const EPOCH: DateTime = civil::date(1970, 1, 1).at(0, 0, 0, 0);
            // Not by way of `Timestamp`, which ends a day before the year 9999 does.
            let utc = SignedDuration::system_until(SystemTime::UNIX_EPOCH, *self)
                .and_then(|since_epoch| EPOCH.checked_add(since_epoch));
            instant(utc.map_err(|_| DateError::YearOutOfRange)?)
        }
    }
}

#[cfg(feature = "chrono04")]
#[expect(clippy::cast_possible_truncation, reason = "the fields of a date are small")]
mod of_chrono {
    use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike};

    use super::{super::DateTimeParts, Date, DateValue, Sent, Update};

    #[diagnostic::do_not_recommend]
    impl<Tz: TimeZone> Date for DateTime<Tz> {
        #[inline]
        fn date(&self) -> Sent<'_> {
            let utc = self.naive_utc();
            // In a leap second, nanoseconds go on to two billion.
            let millisecond = (utc.nanosecond() / 1_000_000).min(999);
            DateValue::instant(DateTimeParts {
                year: utc.year(),
                month: utc.month() as u8,
                day: utc.day() as u8,
                hour: utc.hour() as u8,
                minute: utc.minute() as u8,
                second: utc.second() as u8,
                millisecond: millisecond as u16,
            })
            .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for NaiveDate {
        #[inline]
        fn date(&self) -> Sent<'_> {
            DateValue::calendar(self.year(), self.month() as u8, self.day() as u8).map(Update::Set)
        }
    }
}

#[cfg(feature = "time03")]
mod of_time {
    use time::{OffsetDateTime, UtcDateTime};

    use super::{super::DateTimeParts, Date, DateError, DateValue, Sent, Update};

    #[inline]
    fn instant<'a>(utc: UtcDateTime) -> Sent<'a> {
        DateValue::instant(DateTimeParts {
            year: utc.year(),
            month: utc.month().into(),
            day: utc.day(),
            hour: utc.hour(),
            minute: utc.minute(),
            second: utc.second(),
            millisecond: utc.millisecond(),
        })
        .map(Update::Set)
    }

    #[diagnostic::do_not_recommend]
    impl Date for UtcDateTime {
        #[inline]
        fn date(&self) -> Sent<'_> {
            instant(*self)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for OffsetDateTime {
        #[inline]
        fn date(&self) -> Sent<'_> {
            instant(self.checked_to_utc().ok_or(DateError::YearOutOfRange)?)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for time::Date {
        #[inline]
        fn date(&self) -> Sent<'_> {
            DateValue::calendar(self.year(), self.month().into(), self.day()).map(Update::Set)
        }
    }
}

#[cfg(any(feature = "bson2", feature = "bson3"))]
macro_rules! of_bson {
    ($($(#[$attribute:meta])* $DateTime:ty;)*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl Date for $DateTime {
                #[inline]
                fn date(&self) -> Sent<'_> {
                    super::with::date_of_milliseconds(self.timestamp_millis().into())
                }
            }
        )*
    };
}

#[cfg(any(feature = "bson2", feature = "bson3"))]
of_bson! {
    #[cfg(feature = "bson3")]
    bson::DateTime;
    #[cfg(feature = "bson2")]
    bson2::DateTime;
}
