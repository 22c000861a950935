use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use group_core::{
    Context, Date, DateError, DateTimeParts, DateValue, Group, GroupTraits, Identity, IsoDate, Update, WriteError,
    reserved,
};
use jiff::{Timestamp, ToSpan, ZonedDateTime, civil, tz};
use serde_json::{Value, json};
use time::{OffsetDateTime, UtcDateTime, UtcOffset};

use crate::{refused, sent};

#[derive(GroupTraits)]
struct Company<T: reserved::CreatedAt> {
    created_at: T,
}

fn date_of(created_at: impl Date) -> Value {
    sent(&Company { created_at })["createdAt"].take()
}

fn error_of(created_at: impl Date) -> DateError {
    match refused(&Company { created_at }) {
        WriteError::Date { name, source } if name == "createdAt" => source,
        error => panic!("{error:?}"),
    }
}

const SECOND: i64 = 1_424_730_535;
const NANOSECOND: u32 = 111_999_999;
const ON_THE_WIRE: &str = "2015-02-23T22:28:55.111Z";

fn zoned(timestamp: Timestamp) -> ZonedDateTime {
    timestamp.to_zoned_datetime(tz::TimeZone::fixed(tz::offset(-5)))
}

fn east(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3600).unwrap()
}

#[test]
fn instant_of_jiff_goes_out_in_utc_with_milliseconds() {
    let timestamp = Timestamp::new(SECOND, NANOSECOND.cast_signed()).unwrap();
    assert_eq!(date_of(timestamp), ON_THE_WIRE);
    assert_eq!(date_of(zoned(timestamp)), ON_THE_WIRE);
}

#[test]
fn instant_of_std_goes_out_in_utc_with_milliseconds() {
    let time = SystemTime::UNIX_EPOCH + Duration::new(SECOND.cast_unsigned(), NANOSECOND);
    assert_eq!(date_of(time), ON_THE_WIRE);
}

#[test]
fn instant_of_chrono_goes_out_in_utc_with_milliseconds() {
    fn in_every_zone<Tz: TimeZone>(time: DateTime<Tz>) -> Value {
        date_of(time)
    }

    let time = DateTime::from_timestamp(SECOND, NANOSECOND).unwrap();
    assert_eq!(in_every_zone(time), ON_THE_WIRE);
    assert_eq!(in_every_zone(time.with_timezone(&east(14))), ON_THE_WIRE);
}

#[test]
fn instant_of_time_goes_out_in_utc_with_milliseconds() {
    let time = UtcDateTime::from_unix_timestamp_nanos(i128::from(SECOND) * 1_000_000_000 + i128::from(NANOSECOND));
    let time = time.unwrap();
    assert_eq!(date_of(time), ON_THE_WIRE);
    assert_eq!(date_of(time.to_offset(UtcOffset::from_hms(-23, -59, -59).unwrap())), ON_THE_WIRE);
}

#[test]
fn calendar_date_goes_out_without_a_time() {
    assert_eq!(date_of(civil::date(2015, 2, 23)), "2015-02-23");
    assert_eq!(date_of(NaiveDate::from_ymd_opt(2015, 2, 23).unwrap()), "2015-02-23");
    assert_eq!(date_of(time::Date::from_calendar_date(2015, time::Month::February, 23).unwrap()), "2015-02-23");
}

#[test]
fn checked_text_goes_out_as_it_was_written() {
    for text in ["2015-02-23", "2015-02-23T23:28:55.111222333+01:00", "2016-12-31T23:59:60Z"] {
        assert_eq!(date_of(IsoDate::parse(text).unwrap()), text);
    }
}

#[test]
fn instant_before_1970_is_cut_to_the_millisecond_before_it() {
    let expected = "1969-12-31T23:59:59.999Z";
    assert_eq!(date_of(Timestamp::new(-1, 999_999_999).unwrap()), expected);
    assert_eq!(date_of(SystemTime::UNIX_EPOCH - Duration::from_nanos(100)), expected);
    assert_eq!(date_of(DateTime::from_timestamp(-1, 999_999_999).unwrap()), expected);
    assert_eq!(date_of(UtcDateTime::from_unix_timestamp_nanos(-1).unwrap()), expected);
}

#[test]
fn years_0000_to_9999_have_a_form() {
    let first = "0000-01-01T00:00:00.000Z";
    assert_eq!(date_of(civil::date(0, 1, 1).at(0, 0, 0, 0).to_zoned_datetime(tz::TimeZone::UTC).unwrap()), first);
    assert_eq!(date_of(Utc.with_ymd_and_hms(0, 1, 1, 0, 0, 0).unwrap()), first);
    assert_eq!(
        date_of(time::Date::from_calendar_date(0, time::Month::January, 1).unwrap().midnight().assume_utc()),
        first
    );
    assert_eq!(date_of(civil::date(0, 2, 29)), "0000-02-29");

    let last = "9999-12-31T23:59:59.999Z";
    let last_second = 253_402_300_799;
    assert_eq!(date_of(DateTime::from_timestamp(last_second, 999_999_999).unwrap()), last);
    assert_eq!(date_of(SystemTime::UNIX_EPOCH + Duration::new(last_second.cast_unsigned(), 999_999_900)), last);
    assert_eq!(date_of(OffsetDateTime::from_unix_timestamp(last_second).unwrap()), "9999-12-31T23:59:59.000Z");
    assert_eq!(date_of(Timestamp::MAX), "9999-12-30T22:00:00.999Z");
    assert_eq!(date_of(civil::Date::MAX), "9999-12-31");
}

#[test]
fn other_years_are_a_typed_error() {
    assert_eq!(error_of(Timestamp::MIN), DateError::YearOutOfRange);
    assert_eq!(error_of(zoned(Timestamp::MIN)), DateError::YearOutOfRange);
    assert_eq!(error_of(civil::date(-1, 12, 31)), DateError::YearOutOfRange);
    assert_eq!(error_of(DateTime::<Utc>::MIN_UTC), DateError::YearOutOfRange);
    assert_eq!(error_of(DateTime::<Utc>::MAX_UTC), DateError::YearOutOfRange);
    assert_eq!(error_of(NaiveDate::MIN), DateError::YearOutOfRange);
    assert_eq!(error_of(NaiveDate::MAX), DateError::YearOutOfRange);
    assert_eq!(error_of(UtcDateTime::MIN), DateError::YearOutOfRange);
    assert_eq!(error_of(time::Date::MIN), DateError::YearOutOfRange);
    assert_eq!(error_of(SystemTime::UNIX_EPOCH - Duration::from_secs(62_167_219_201)), DateError::YearOutOfRange);
    assert_eq!(error_of(SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_800)), DateError::YearOutOfRange);
    assert_eq!(
        error_of(SystemTime::UNIX_EPOCH + Duration::from_secs(i64::MAX.cast_unsigned())),
        DateError::YearOutOfRange
    );
    assert_eq!(
        error_of(SystemTime::UNIX_EPOCH - Duration::from_secs(i64::MAX.cast_unsigned())),
        DateError::YearOutOfRange
    );
}

#[test]
fn the_year_is_the_one_in_utc() {
    let silvester = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap().and_hms_opt(23, 0, 0).unwrap();
    assert_eq!(error_of(east(-1).from_local_datetime(&silvester).unwrap()), DateError::YearOutOfRange);
    let new_year = silvester + chrono::Duration::hours(2);
    assert_eq!(date_of(east(2).from_local_datetime(&new_year).unwrap()), "9999-12-31T23:00:00.000Z");

    let silvester =
        time::Date::from_calendar_date(9999, time::Month::December, 31).unwrap().with_hms(23, 0, 0).unwrap();
    assert_eq!(error_of(silvester.assume_offset(UtcOffset::from_hms(-1, 0, 0).unwrap())), DateError::YearOutOfRange);
}

#[test]
fn leap_second_is_the_last_millisecond_before_it() {
    let date = NaiveDate::from_ymd_opt(2016, 12, 31).unwrap();
    for milli in [1_000, 1_500, 1_999] {
        let leap_second = date.and_hms_milli_opt(23, 59, 59, milli).unwrap().and_utc();
        assert_eq!(date_of(leap_second), "2016-12-31T23:59:59.999Z");
        assert_eq!(date_of(leap_second.with_timezone(&east(1))), "2016-12-31T23:59:59.999Z");
    }
}

#[test]
fn date_by_hand_cannot_name_a_day_or_time_that_does_not_exist() {
    const MIDNIGHT: DateTimeParts =
        DateTimeParts { year: 2015, month: 2, day: 23, hour: 0, minute: 0, second: 0, millisecond: 0 };
    for (year, month, day) in [(2015, 2, 29), (1900, 2, 29), (2015, 4, 31), (2015, 13, 1), (2015, 0, 1), (2015, 1, 0)] {
        assert_eq!(DateValue::calendar(year, month, day), Err(DateError::NoSuchDate));
        assert_eq!(DateValue::instant(DateTimeParts { year, month, day, ..MIDNIGHT }), Err(DateError::NoSuchDate));
    }
    for (hour, minute, second, millisecond) in [(24, 0, 0, 0), (0, 60, 0, 0), (0, 0, 60, 0), (0, 0, 0, 1000)] {
        assert_eq!(
            DateValue::instant(DateTimeParts { hour, minute, second, millisecond, ..MIDNIGHT }),
            Err(DateError::NoSuchTime)
        );
    }
    for year in [-1, 10_000, i32::MIN, i32::MAX] {
        assert_eq!(DateValue::calendar(year, 1, 1), Err(DateError::YearOutOfRange));
    }
    assert_eq!(DateValue::calendar(2000, 2, 29).unwrap().as_str(), "2000-02-29");
    let last = DateTimeParts { year: 2000, month: 2, day: 29, hour: 23, minute: 59, second: 59, millisecond: 999 };
    assert_eq!(DateValue::instant(last).unwrap().as_str(), "2000-02-29T23:59:59.999Z");
}

#[test]
fn timestamps_of_a_group_take_every_date() {
    let timestamp = Timestamp::new(SECOND, NANOSECOND.cast_signed()).unwrap();
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ())
        .unwrap()
        .context(Context::new().active(true))
        .timestamp(&timestamp)
        .sent_at(Some(Update::Set(DateTime::from_timestamp(SECOND, NANOSECOND).unwrap())))
        .received_at(IsoDate::parse("2015-02-23").unwrap());
    let payload = serde_json::to_value(&group).unwrap();
    assert_eq!(payload["timestamp"], ON_THE_WIRE);
    assert_eq!(payload["sentAt"], ON_THE_WIRE);
    assert_eq!(payload["receivedAt"], "2015-02-23");

    let payload = serde_json::to_value(group.timestamp(None::<Timestamp>).sent_at(Update::<Timestamp>::Clear)).unwrap();
    assert_eq!(payload.get("timestamp"), None);
    assert_eq!(payload.get("sentAt"), None);
}

#[test]
fn timestamp_without_a_form_is_an_error_when_the_group_is_written() {
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap();
    let group = group.sent_at(civil::date(0, 1, 1) - 1.day());
    let expected = WriteError::Date { name: "sentAt".into(), source: DateError::YearOutOfRange };
    assert_eq!(group.to_json(), Err(expected.clone()));
    assert_eq!(serde_json::to_string(&group).unwrap_err().to_string(), expected.to_string());
}

#[test]
fn date_is_cleared_and_left_out() {
    assert_eq!(sent(&Company { created_at: Update::<Timestamp>::Clear }), json!({ "createdAt": null }));
    assert_eq!(sent(&Company { created_at: Update::<Timestamp>::Keep }), json!({}));
}
