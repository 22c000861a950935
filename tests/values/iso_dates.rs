use chrono::DateTime;
use group_core::{DateTimeParts, DateValue, IsoDate, IsoDateError};
use proptest::prelude::*;

#[test]
fn calendar_dates_and_date_times_with_an_offset_are_accepted() {
    for text in [
        "2015-02-23",
        "0000-01-01",
        "9999-12-31",
        "2000-02-29",
        "2016-02-29",
        "2015-02-23T22:28:55Z",
        "2015-02-23T00:00:00Z",
        "2015-02-23T23:59:59Z",
        "2015-02-23T22:28:55.1Z",
        "2015-02-23T22:28:55.111Z",
        "2015-02-23T22:28:55.123456789Z",
        "2015-02-23T23:28:55+01:00",
        "2015-02-23T17:28:55.5-05:30",
        "2015-02-23T22:28:55+00:00",
        "2015-02-23T22:28:55-00:00",
        "2015-02-23T22:28:55+23:59",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60.999Z",
        "2017-01-01T05:29:60+05:30",
        "2016-12-31T18:59:60-05:00",
        "2015-06-30T23:59:60Z",
        "2015-07-01T01:59:60+02:00",
        "9999-12-31T23:59:59-23:59",
    ] {
        let date = IsoDate::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.as_str(), text);
    }
}

#[test]
fn anything_else_is_refused_with_the_reason() {
    use IsoDateError::{Form, NoDay, NoOffset, NoSeconds, NoSuchDate, NoSuchTime, OffsetForm, OtherForm};

    for (text, reason) in [
        ("", Form),
        (" ", Form),
        ("2015", NoDay),
        ("2015-02", NoDay),
        ("today", Form),
        ("1424730535", Form),
        // Years of another length, and with a sign.
        ("15-02-23", Form),
        ("02015-02-23", Form),
        ("+2015-02-23", Form),
        ("-001-02-23", Form),
        ("2015-2-23", Form),
        ("2015-02-3", Form),
        ("23.02.2015", Form),
        ("2015/02/23", Form),
        // Week and ordinal dates, and the basic form.
        ("2015-W09", OtherForm),
        ("2015-W09-1", OtherForm),
        ("2015-054", OtherForm),
        ("20150223", OtherForm),
        ("20150223T222855Z", OtherForm),
        ("2015-02-23T222855Z", Form),
        ("2015-02-23T22:28:55+0100", OffsetForm),
        ("2015-02-23T22:28:55+01", OffsetForm),
        ("2015-02-23T22:28:55+1:00", Form),
        // No seconds.
        ("2015-02-23T22:28Z", NoSeconds),
        ("2015-02-23T22Z", Form),
        ("2015-02-23T", Form),
        ("2015-02-23Z", Form),
        // Lower case, a space and a comma.
        ("2015-02-23t22:28:55Z", OtherForm),
        ("2015-02-23T22:28:55z", OtherForm),
        ("2015-02-23 22:28:55Z", OtherForm),
        ("2015-02-23T22:28:55,111Z", OtherForm),
        // Fractions without digits, and with more than ten to the minus nine.
        ("2015-02-23T22:28:55.Z", Form),
        ("2015-02-23T22:28:55.1234567890Z", Form),
        ("2015-02-23T22:28:55.", Form),
        // Something before or after.
        (" 2015-02-23", Form),
        ("2015-02-23 ", Form),
        ("2015-02-23\n", Form),
        ("2015-02-23T22:28:55Z ", Form),
        ("2015-02-23T22:28:55ZZ", Form),
        ("2015-02-23T22:28:55+01:00Z", Form),
        ("2015-02-23T22:28:55+01:00[Europe/Berlin]", Form),
        // Digits and signs that are not ASCII, across the places where the text is cut.
        ("２０１５-02-23", Form),
        ("201\u{661}-02-23", Form),
        ("2015-02-23T22:28:55é", Form),
        ("2015-02-23T22:28:55\u{2212}01:00", Form),
        ("2015-02-2é", Form),
        // No offset.
        ("2015-02-23T22:28:55", NoOffset),
        ("2015-02-23T22:28:55.111", NoOffset),
        // No such date.
        ("2015-00-23", NoSuchDate),
        ("2015-13-23", NoSuchDate),
        ("2015-02-00", NoSuchDate),
        ("2015-02-29", NoSuchDate),
        ("1900-02-29T00:00:00Z", NoSuchDate),
        ("2015-04-31", NoSuchDate),
        ("2015-01-32", NoSuchDate),
        // No such time.
        ("2015-02-23T24:00:00Z", NoSuchTime),
        ("2015-02-23T25:00:00Z", NoSuchTime),
        ("2015-02-23T22:60:00Z", NoSuchTime),
        ("2015-02-23T22:28:61Z", NoSuchTime),
        ("2015-02-23T22:28:55+24:00", NoSuchTime),
        ("2015-02-23T22:28:55+01:60", NoSuchTime),
        // Leap seconds that do not end a day of UTC.
        ("2016-12-31T22:28:60Z", NoSuchTime),
        ("2015-06-15T23:59:60Z", NoSuchTime),
        ("2016-12-30T23:59:60Z", NoSuchTime),
        ("2016-07-01T23:59:60Z", NoSuchTime),
        ("2016-12-31T00:59:60+01:00", NoSuchTime),
        ("2016-12-31T23:59:60+01:00", NoSuchTime),
    ] {
        assert_eq!(IsoDate::parse(text), Err(reason), "{text:?}");
    }
}

fn to_timestamp(text: &str) -> Option<String> {
    IsoDate::parse(text).unwrap().to_timestamp().map(|timestamp| timestamp.to_string())
}

#[test]
fn instant_converts_to_a_timestamp() {
    assert_eq!(to_timestamp("2015-02-23T22:28:55Z").as_deref(), Some("2015-02-23T22:28:55Z"));
    assert_eq!(to_timestamp("2015-02-23T22:28:55.123456789Z").as_deref(), Some("2015-02-23T22:28:55.123456789Z"));
    assert_eq!(to_timestamp("2015-02-23T23:28:55.1+01:00").as_deref(), Some("2015-02-23T22:28:55.1Z"));
    assert_eq!(to_timestamp("2015-02-23T22:28:55-00:00").as_deref(), Some("2015-02-23T22:28:55Z"));
    assert_eq!(to_timestamp("0000-01-01T00:00:00+23:59").as_deref(), Some("-000001-12-31T00:01:00Z"));
}

#[test]
fn leap_second_converts_to_the_second_before_it() {
    assert_eq!(to_timestamp("2016-12-31T23:59:60Z").as_deref(), Some("2016-12-31T23:59:59Z"));
    assert_eq!(to_timestamp("2017-01-01T00:59:60.25+01:00").as_deref(), Some("2016-12-31T23:59:59.25Z"));
}

#[test]
fn what_is_no_timestamp_converts_to_none() {
    assert_eq!(to_timestamp("2015-02-23"), None);
    assert_eq!(to_timestamp("9999-12-31T00:00:00Z"), None);
}

#[test]
fn text_is_checked_on_every_way_in() {
    let text = "2015-02-23T22:28:55Z";
    let date = IsoDate::parse(text).unwrap();
    assert_eq!(text.parse(), Ok(date.clone()));
    assert_eq!(text.try_into(), Ok(date.clone()));
    assert_eq!(String::from(text).try_into(), Ok(date.clone()));
    assert_eq!(serde_json::from_str::<IsoDate>(&format!("{text:?}")).unwrap(), date);
    assert_eq!(serde_json::to_value(&date).unwrap(), text);
    assert_eq!(String::from(date), text);

    let wrong = "2015-02-23T22:28:55";
    assert_eq!(wrong.parse::<IsoDate>(), Err(IsoDateError::NoOffset));
    assert_eq!(IsoDate::try_from(wrong), Err(IsoDateError::NoOffset));
    assert_eq!(IsoDate::try_from(String::from(wrong)), Err(IsoDateError::NoOffset));
    assert!(serde_json::from_str::<IsoDate>(&format!("{wrong:?}")).is_err());
}

/// Text that is close to a date, and mostly none.
fn nearly_a_date() -> impl Strategy<Value = String> {
    let time = "[Tt ]?[012][0-9]:?[0-6][0-9](:?[0-6][0-9])?([.,][0-9]{0,11})?(Z|z|[+-][0-2][0-9](:?[0-6][0-9])?)?";
    (r"[0-9]{4}-?[01][0-9]-?[0-3][0-9]", proptest::option::of(time))
        .prop_map(|(date, time)| date + &time.unwrap_or_default())
}

const NANOSECONDS: u32 = 1_000_000_000;

fn check_against_jiff_and_chrono(text: &str) {
    let Ok(date) = IsoDate::parse(text) else { return };
    if text.len() == 10 {
        assert!(text.parse::<jiff::civil::Date>().is_ok(), "{text}");
        return;
    }
    let chrono = DateTime::parse_from_rfc3339(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    match date.to_timestamp() {
        Some(timestamp) => {
            let nanosecond = timestamp.as_nanosecond();
            // chrono counts the nanoseconds of a leap second on from its predecessor's.
            let of_chrono = (chrono.timestamp(), chrono.timestamp_subsec_nanos() % NANOSECONDS);
            let of_jiff = (nanosecond.div_euclid(NANOSECONDS.into()), nanosecond.rem_euclid(NANOSECONDS.into()));
            assert_eq!(of_jiff, (of_chrono.0.into(), of_chrono.1.into()), "{text}");
        }
        None => assert!(chrono.timestamp() > jiff::Timestamp::MAX.as_second(), "{text}"),
    }
}

proptest! {
    #[test]
    fn what_is_accepted_jiff_and_chrono_take_for_the_same_instant(text in nearly_a_date()) {
        check_against_jiff_and_chrono(&text);
    }

    #[test]
    fn no_text_panics(text in ".*") {
        check_against_jiff_and_chrono(&text);
    }

    #[test]
    fn every_instant_is_accepted(
        second in -62_167_219_200..=253_402_207_200_i64,
        nanosecond in 0..1_000_000_000_i32,
        digits in 0..=9_u8,
        offset in -1439..=1439_i32,
    ) {
        let timestamp = jiff::Timestamp::new(second, nanosecond).unwrap();
        let offset = jiff::tz::Offset::from_seconds(offset * 60).unwrap();
        let local = offset.to_datetime(timestamp);
        prop_assume!((0..=9999).contains(&local.year()));
        let printer = jiff::fmt::temporal::DateTimePrinter::new().precision(Some(digits));
        let text = printer.timestamp_with_offset_to_string(&timestamp, offset);

        let date = IsoDate::parse(&text).unwrap();
        prop_assert_eq!(date.to_timestamp().unwrap(), text.parse::<jiff::Timestamp>().unwrap());
    }

    #[test]
    fn date_that_is_sent_is_accepted_again(year in 0..=9999, month in 1..=12_u8, day in 1..=28_u8, milli in 0..1000_u16) {
        let instant = DateTimeParts { year, month, day, hour: 1, minute: 2, second: 3, millisecond: milli };
        for value in [DateValue::calendar(year, month, day).unwrap(), DateValue::instant(instant).unwrap()] {
            let date = IsoDate::from(value.clone());
            prop_assert_eq!(IsoDate::parse(value.as_str()), Ok(date.clone()));
            let again = DateValue::from(&date);
            prop_assert_eq!(again.as_str(), value.as_str());
        }
    }
}
