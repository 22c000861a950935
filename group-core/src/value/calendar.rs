//! The calendar of ISO-8601.

/// How many days the month has; none if there is no such month.
#[inline]
pub(super) const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

/// The year, month and day that lie so many days after 1970-01-01, in the Gregorian calendar.
///
/// The years begin in March here, so that a leap day is the last day of one, and repeat every 400 years.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the parts of a date are small")]
pub(super) const fn date_of_day(days: i32) -> (i32, u8, u8) {
    const DAYS_OF_400_YEARS: i64 = 146_097;
    const DAYS_FROM_0000_03_01: i64 = 719_468;
    let day = days as i64 + DAYS_FROM_0000_03_01;
    let (era, day) = (day.div_euclid(DAYS_OF_400_YEARS), day.rem_euclid(DAYS_OF_400_YEARS));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let march_based = (5 * day + 2) / 153;
    let month = if march_based < 10 { march_based + 3 } else { march_based - 9 };
    let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
    // They are in range: an `i32` of days is fewer than six million years.
    (year as i32, month as u8, (day - (153 * march_based + 2) / 5 + 1) as u8)
}
