//! `with`: the function is given the field, or what is in it, and may fail.

use std::{
    error::Error,
    fmt::{self, Display},
    num::ParseIntError,
};

use chrono::{DateTime, NaiveDateTime, Utc};
use group_core::{
    GroupTraits, HasGroupId, Text, Update, WriteError, to_json,
    with::{Integer, street, unix_millis, unix_seconds},
};
use serde_json::{Value, json};

use crate::sent;

fn utc(date: &NaiveDateTime) -> DateTime<Utc> {
    date.and_utc()
}

fn upper(text: &str) -> String {
    text.to_uppercase()
}

fn presence<T>(value: &Option<T>) -> &'static str {
    if value.is_some() { "some" } else { "none" }
}

fn parsed(text: &str) -> Result<u32, ParseIntError> {
    text.parse()
}

fn maybe_parsed(text: &String) -> Result<Option<u32>, Box<dyn Error + Send + Sync>> {
    if text.is_empty() { Ok(None) } else { Ok(Some(text.parse()?)) }
}

#[test]
fn function_is_given_what_is_in_an_option_or_update() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(with = utc)]
        created_at: Option<NaiveDateTime>,
        #[group(with = upper)]
        name: Option<String>,
        #[group(with = upper)]
        industry: Update<String>,
        #[group(with = upper)]
        phone: Update<&'static str>,
        #[group(with = upper)]
        plan: Option<Box<str>>,
        #[group(with = upper)]
        website: String,
        #[group(with = upper)]
        email: &'static str,
        #[group(with = Value::as_str)]
        description: Option<Value>,
        #[group(with = Value::as_str)]
        avatar: Option<Value>,
        #[group(with = upper)]
        seats: Option<String>,
    }

    let epoch = DateTime::UNIX_EPOCH.naive_utc();
    let company = Company {
        created_at: Some(epoch),
        name: None,
        industry: Update::Clear,
        phone: Update::Set("a"),
        plan: Some("b".into()),
        website: "c".into(),
        email: "d",
        description: Some(json!("e")),
        avatar: Some(json!(7)),
        seats: Some("f".into()),
    };
    let payload = json!({
        "createdAt": "1970-01-01T00:00:00.000Z", "industry": null, "phone": "A", "plan": "B", "website": "C", "email": "D",
        "description": "e", "seats": "F",
    });
    assert_eq!(sent(&company), payload);
}

#[test]
fn function_that_fits_both_is_given_the_field() {
    #[derive(GroupTraits)]
    struct Company<'a, T: Display> {
        #[group(with = presence)]
        name: Option<String>,
        #[group(with = Option::as_deref)]
        email: Option<String>,
        #[group(with = ToString::to_string)]
        phone: u8,
        #[group(with = shown::<T>)]
        plan: Option<T>,
        #[group(with = shown::<T>)]
        website: &'a T,
    }

    fn shown<T: Display>(value: &T) -> String {
        value.to_string()
    }

    struct Shown;

    impl Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("shown")
        }
    }

    let company = Company { name: None, email: Some("a".into()), phone: 7, plan: None, website: &Shown };
    let _: &Company<'_, Shown> = &company;
    assert_eq!(sent(&company), json!({ "name": "none", "email": "a", "phone": "7", "website": "shown" }));
}

#[test]
fn function_may_fail() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(with = parsed)]
        employees: &'static str,
        #[group(with = parsed)]
        seats: Option<String>,
        #[group(with = parsed)]
        depth: Update<String>,
        #[group(with = maybe_parsed)]
        rooms: String,
        #[group(address = "city", with = named)]
        town: &'static str,
    }

    fn named(text: &str) -> Result<String, String> {
        if text == "?" { Err("no town".into()) } else { Ok(text.into()) }
    }

    let company = |employees, seats: Option<&str>, depth, town| Company {
        employees,
        seats: seats.map(Into::into),
        depth,
        rooms: String::new(),
        town,
    };
    let right = company("7", None, Update::Set("8".into()), "Austin");
    assert_eq!(sent(&right), json!({ "employees": 7, "depth": 8, "address": { "city": "Austin" } }));

    let failed = |company: &Company| {
        let error = to_json(company).unwrap_err();
        let WriteError::Conversion { name, .. } = &error else { panic!("{error:?}") };
        let source = error.source().expect("what the function said");
        assert!(!error.to_string().contains(&source.to_string()), "a value may be in what the function says");
        assert!(!format!("{error:?}").contains(&format!("{source:?}")));
        (name.clone(), source.is::<ParseIntError>(), source.to_string())
    };
    assert_eq!(failed(&company("x", None, Update::Keep, "")).0, "employees");
    assert_eq!(failed(&company("1", Some("x"), Update::Keep, "")).0, "seats");
    assert_eq!(failed(&company("1", None, Update::Set("x".into()), "")).0, "depth");
    assert!(failed(&company("x", None, Update::Keep, "?")).1, "the first error, with its type");
    assert_eq!(failed(&company("1", None, Update::Keep, "?")), ("address.city".into(), false, "no town".into()));
}

#[test]
fn failure_is_no_value_in_any_option_or_update() {
    #[derive(Default, GroupTraits)]
    struct Company {
        #[group(with = optional)]
        a: u8,
        #[group(with = update)]
        b: u8,
        #[group(with = optional)]
        c: Option<u8>,
        #[group(with = update)]
        d: Option<u8>,
        #[group(with = optional)]
        e: Update<u8>,
        #[group(with = update)]
        f: Update<u8>,
    }

    fn optional(value: &u8) -> Option<Result<u8, String>> {
        (*value > 0).then(|| if *value == 1 { Ok(1) } else { Err("?".into()) })
    }

    fn update(value: &u8) -> Update<Result<u8, String>> {
        optional(value).map_or(Update::Clear, Update::Set)
    }

    assert_eq!(sent(&Company::default()), json!({ "b": null }));
    let right = Company { a: 1, b: 1, c: Some(1), d: Some(1), e: Update::Set(1), f: Update::Set(1) };
    assert_eq!(sent(&right), json!({ "a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1 }));
    for (name, company) in [
        ("a", Company { a: 2, ..Company::default() }),
        ("b", Company { b: 2, ..Company::default() }),
        ("c", Company { c: Some(2), ..Company::default() }),
        ("d", Company { d: Some(2), ..Company::default() }),
        ("e", Company { e: Update::Set(2), ..Company::default() }),
        ("f", Company { f: Update::Set(2), ..Company::default() }),
    ] {
        let error = to_json(&company).unwrap_err();
        assert!(matches!(&error, WriteError::Conversion { name: found, .. } if found == name), "{error:?}");
    }
}

#[test]
fn group_id_may_be_made_by_a_function() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(group_id, with = upper)]
        key: String,
    }

    assert_eq!(Company { key: "a".into() }.group_id(), "A");
}

#[test]
fn seconds_and_milliseconds_are_instants() {
    #[derive(GroupTraits)]
    struct Company<T: Integer, U: Integer> {
        #[group(with = unix_seconds)]
        created_at: T,
        #[group(date, with = unix_millis)]
        closed_at: U,
    }

    let company = Company { created_at: 1_424_730_535_u32, closed_at: 1_424_730_535_111_i64 };
    let payload = json!({ "createdAt": "2015-02-23T22:28:55.000Z", "closed_at": "2015-02-23T22:28:55.111Z" });
    assert_eq!(sent(&company), payload);

    let company = Company { created_at: Some(-1), closed_at: Update::<i64>::Clear };
    assert_eq!(sent(&company), json!({ "createdAt": "1969-12-31T23:59:59.000Z", "closed_at": null }));

    let company = Company { created_at: None::<u64>, closed_at: u128::MAX };
    assert!(matches!(to_json(&company), Err(WriteError::Date { name, .. }) if name == "closed_at"));
}

#[test]
fn seconds_are_the_instants_that_jiff_gives_them() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(with = unix_seconds)]
        created_at: i64,
    }

    let span = -62_167_219_200..=253_402_207_200_i64;
    for second in span.clone().step_by(86_400 * 37 + 12_345).chain([*span.start(), *span.end()]) {
        let jiff = jiff::Timestamp::from_second(second).unwrap();
        assert_eq!(sent(&Company { created_at: second }), json!({ "createdAt": format!("{jiff:.3}") }), "{second}");
    }
    assert!(to_json(&Company { created_at: -62_167_219_201 }).is_err());
    assert!(to_json(&Company { created_at: 253_402_300_800 }).is_err());
}

#[test]
fn text_is_the_street_of_an_address() {
    #[derive(GroupTraits)]
    struct Company<T: Text> {
        #[group(with = street)]
        address: T,
    }

    assert_eq!(sent(&Company { address: "1 Main St" }), json!({ "address": { "street": "1 Main St" } }));
    assert_eq!(sent(&Company { address: None::<String> }), json!({}));
    assert_eq!(sent(&Company { address: Update::<String>::Clear }), json!({ "address": null }));
}
