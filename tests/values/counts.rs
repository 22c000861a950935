use std::{borrow::Cow, num::NonZero};

use group_core::{Count, CountValue, GroupTraits, Text, Update, reserved};

use crate::{json, sent};

#[derive(GroupTraits)]
struct Company<T: reserved::Employees> {
    employees: T,
}

/// The JSON of the count.
fn written(employees: impl Count) -> String {
    let json = json(&Company { employees });
    json.strip_prefix(r#"{"employees":"#).and_then(|json| json.strip_suffix('}')).expect("one trait").to_owned()
}

macro_rules! extremes {
    ($($test:ident: $Integer:ty;)*) => {
        $(#[test]
        fn $test() {
            for number in [<$Integer>::MIN, 0, 1, 100, <$Integer>::MAX] {
                assert_eq!(written(number), number.to_string());
                if let Some(number) = NonZero::new(number) {
                    assert_eq!(written(number), number.to_string());
                }
            }
        })*
    };
}

extremes! {
    i8_is_a_count_of_every_size: i8;
    i16_is_a_count_of_every_size: i16;
    i32_is_a_count_of_every_size: i32;
    i64_is_a_count_of_every_size: i64;
    i128_is_a_count_of_every_size: i128;
    isize_is_a_count_of_every_size: isize;
    u8_is_a_count_of_every_size: u8;
    u16_is_a_count_of_every_size: u16;
    u32_is_a_count_of_every_size: u32;
    u64_is_a_count_of_every_size: u64;
    u128_is_a_count_of_every_size: u128;
    usize_is_a_count_of_every_size: usize;
}

#[test]
fn integer_beyond_what_javascript_holds_is_written_as_it_is() {
    assert_eq!(written(9_007_199_254_740_993_u64), "9007199254740993");
}

#[test]
fn integer_of_64_bits_is_a_number_in_a_value() {
    for number in [i128::from(i64::MIN), i128::from(u64::MAX)] {
        let value = serde_json::to_value(crate::group(&Company { employees: number })).unwrap();
        assert_eq!(value["traits"]["employees"].to_string(), number.to_string());
    }
}

#[test]
fn text_is_a_count() {
    assert_eq!(sent(&Company { employees: "11-50" })["employees"], "11-50");
    assert_eq!(sent(&Company { employees: String::from("11-50") })["employees"], "11-50");
    assert_eq!(sent(&Company { employees: Cow::Borrowed("11-50") })["employees"], "11-50");
    assert_eq!(sent(&Company { employees: '9' })["employees"], "9");
}

#[test]
fn count_by_hand_is_one_method() {
    struct Band(u8);

    impl Text for Band {
        fn text(&self) -> Update<Cow<'_, str>> {
            Update::Set(format!("up to {}", self.0).into())
        }
    }

    impl Count for Band {
        fn count(&self) -> Update<CountValue<'_>> {
            self.text().map(CountValue::from)
        }
    }

    assert_eq!(sent(&Company { employees: Band(50) })["employees"], "up to 50");
}

#[test]
fn count_is_read_from_a_number_or_text() {
    let read = |json: &str| serde_json::from_str::<CountValue>(json).unwrap();
    let seen = |count: CountValue<'_>| (count.as_u64(), count.as_i64(), count.as_str().map(str::to_owned));
    let text = |text: &str| Some(text.to_owned());

    assert_eq!(seen(read("329")), (Some(329), Some(329), None));
    assert_eq!(seen(read("-1")), (None, Some(-1), None));
    assert_eq!(seen(read("18446744073709551615")), (Some(u64::MAX), None, None));
    assert_eq!(seen(read(r#""329""#)), (Some(329), Some(329), text("329")));
    assert_eq!(seen(read(r#""0329""#)), (Some(329), Some(329), text("0329")));
    assert_eq!(seen(read(r#""-7""#)), (None, Some(-7), text("-7")));
    for band in ["11-50", "1,284", " 329", "+5", "", "-", "३२"] {
        assert_eq!(seen(read(&serde_json::to_string(band).unwrap())), (None, None, text(band)), "{band}");
    }
    assert_eq!(read("329"), 329.into());
    assert_eq!(read(r#""11-50""#), "11-50".into());
}

#[test]
fn what_is_no_count_is_refused_without_its_value() {
    for (json, found) in [
        ("329.5", "a number with a fraction, an exponent or more than 64 bits"),
        ("1e400", "number out of range"),
        ("true", "boolean"),
        ("{}", "a map"),
        ("[329]", "sequence"),
        ("null", "null"),
    ] {
        let error = serde_json::from_str::<CountValue>(json).unwrap_err().to_string();
        assert!(error.contains(found) && !error.contains("329"), "{error}");
    }
}
