//! The date types of other crates. Each crate brings its own values to fields in UTC; this one only writes them.

use super::{Date, DateError, DateValue};
use crate::Update;

#[cfg(feature = "jiff")]
mod of_jiff {
    use std::time::SystemTime;

    use jiff::{Timestamp, ZonedDateTime, civil, tz::Offset};

    use super::{Date, DateError, DateValue, Update};

    #[diagnostic::do_not_recommend]
    impl Date for Timestamp {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            let utc = Offset::UTC.to_datetime(*self);
            DateValue::instant(
                utc.year().into(),
                utc.month().unsigned_abs(),
                utc.day().unsigned_abs(),
                utc.hour().unsigned_abs(),
                utc.minute().unsigned_abs(),
                utc.second().unsigned_abs(),
                utc.millisecond().unsigned_abs(),
            )
            .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for ZonedDateTime {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            // The value borrows nothing from the temporary timestamp.
            self.timestamp().date().map(|date| date.map(DateValue::into_owned))
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for civil::Date {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            DateValue::calendar(self.year().into(), self.month().unsigned_abs(), self.day().unsigned_abs())
                .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for SystemTime {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            let timestamp = Timestamp::try_from(*self).map_err(|_| DateError::YearOutOfRange)?;
            timestamp.date().map(|date| date.map(DateValue::into_owned))
        }
    }
}

#[cfg(feature = "chrono")]
#[expect(clippy::cast_possible_truncation, reason = "the fields of a date are small")]
mod of_chrono {
    use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Timelike};

    use super::{Date, DateError, DateValue, Update};

    #[diagnostic::do_not_recommend]
    impl<Tz: TimeZone> Date for DateTime<Tz> {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            let utc = self.naive_utc();
            // In a leap second, nanoseconds go on to two billion.
            let millisecond = (utc.nanosecond() / 1_000_000).min(999);
            DateValue::instant(
                utc.year(),
                utc.month() as u8,
                utc.day() as u8,
                utc.hour() as u8,
                utc.minute() as u8,
                utc.second() as u8,
                millisecond as u16,
            )
            .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for NaiveDate {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            DateValue::calendar(self.year(), self.month() as u8, self.day() as u8).map(Update::Set)
        }
    }
}

#[cfg(feature = "time")]
mod of_time {
    use time::{OffsetDateTime, UtcDateTime, UtcOffset};

    use super::{Date, DateError, DateValue, Update};

    #[diagnostic::do_not_recommend]
    impl Date for UtcDateTime {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            DateValue::instant(
                self.year(),
                self.month().into(),
                self.day(),
                self.hour(),
                self.minute(),
                self.second(),
                self.millisecond(),
            )
            .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for OffsetDateTime {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            let utc = self.checked_to_offset(UtcOffset::UTC).ok_or(DateError::YearOutOfRange)?;
            DateValue::instant(
                utc.year(),
                utc.month().into(),
                utc.day(),
                utc.hour(),
                utc.minute(),
                utc.second(),
                utc.millisecond(),
            )
            .map(Update::Set)
        }
    }

    #[diagnostic::do_not_recommend]
    impl Date for time::Date {
        fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
            DateValue::calendar(self.year(), self.month().into(), self.day()).map(Update::Set)
        }
    }
}
