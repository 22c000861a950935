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
            self.text().map(CountValue::Text)
        }
    }

    assert_eq!(sent(&Company { employees: Band(50) })["employees"], "up to 50");
}
