//! What is true of every payload, whatever is in it.

use std::{borrow::Cow, collections::BTreeMap, time::SystemTime};

use chrono::{DateTime, FixedOffset};
use group_core::{
    Count, CountValue, Date, DateError, DateValue, GroupTraits, IsoDate, PostalAddress, Text, Update, WriteError,
};
use jiff::{Timestamp, ZonedDateTime, civil};
use proptest::{collection, option, prelude::*};
use serde_json::{Map, Value, json};
use time::{OffsetDateTime, UtcDateTime, UtcOffset};
use url::Url;
use uuid::Uuid;

/// The reserved traits and their JSON types, as the spec's table has them.
const RESERVED: [(&str, &[&str]); 12] = [
    ("address", &["object"]),
    ("avatar", &["string"]),
    ("createdAt", &["date"]),
    ("description", &["string"]),
    ("email", &["string"]),
    ("employees", &["integer", "string"]),
    ("id", &["string"]),
    ("industry", &["string"]),
    ("name", &["string"]),
    ("phone", &["string"]),
    ("website", &["string"]),
    ("plan", &["string"]),
];

const ADDRESS: [&str; 5] = ["city", "country", "postalCode", "state", "street"];

#[derive(Clone, Debug, GroupTraits)]
struct Everything {
    address: Update<PostalAddress>,
    avatar: Option<Url>,
    #[group(flatten)]
    dates: Dates,
    description: Update<Option<Box<str>>>,
    e_mail: Option<Cow<'static, str>>,
    employees: Update<AnyCount>,
    id: Option<Box<Uuid>>,
    industry: Update<char>,
    name: String,
    phone: Option<Update<String>>,
    website: Update<String>,
    plan: Option<Plan>,
    #[group(rename = "total billed")]
    total_billed: Option<f64>,
    #[group(rename = "\"quoted\"\n")]
    quoted: Update<Vec<Option<f32>>>,
    #[group(flatten)]
    more: Option<BTreeMap<String, Value>>,
}

#[derive(Clone, Debug, GroupTraits)]
struct Dates {
    #[group(rename = "createdAt")]
    since: Update<AnyDate>,
}

#[derive(Clone, Copy, Debug, Text)]
#[group(rename_all = "kebab-case")]
enum Plan {
    FreeTrial,
    Enterprise,
}

#[derive(Clone, Debug)]
enum AnyCount {
    Signed(i128),
    Unsigned(u128),
    Text(String),
}

impl Count for AnyCount {
    fn count(&self) -> Update<CountValue<'_>> {
        match self {
            Self::Signed(number) => number.count(),
            Self::Unsigned(number) => number.count(),
            Self::Text(text) => text.count(),
        }
    }
}

#[derive(Clone, Debug)]
enum AnyDate {
    Chrono(DateTime<FixedOffset>),
    Civil(civil::Date),
    Iso(IsoDate),
    OffsetDateTime(OffsetDateTime),
    SystemTime(SystemTime),
    Timestamp(Timestamp),
    UtcDateTime(UtcDateTime),
    ZonedDateTime(Box<ZonedDateTime>),
}

impl Date for AnyDate {
    fn date(&self) -> Result<Update<DateValue<'_>>, DateError> {
        match self {
            Self::Chrono(date) => Date::date(date),
            Self::Civil(date) => Date::date(date),
            Self::Iso(date) => Date::date(date),
            Self::OffsetDateTime(date) => Date::date(date),
            Self::SystemTime(date) => Date::date(date),
            Self::Timestamp(date) => Date::date(date),
            Self::UtcDateTime(date) => Date::date(date),
            Self::ZonedDateTime(date) => Date::date(date),
        }
    }
}

/// A date that has a form in ISO-8601, as one of the types that have it, and its text.
fn date() -> impl Strategy<Value = (AnyDate, String)> {
    // Within the years 0000 to 9999, and within what every type can hold.
    let second = -62_167_219_200..=253_402_207_200_i64;
    (second, 0..1_000_000_000_u32, -86_340..=86_340, 0..8_u8).prop_map(|(second, nanosecond, offset, type_)| {
        let timestamp = Timestamp::new(second, nanosecond.cast_signed()).expect("it is in range");
        let chrono = DateTime::from_timestamp(second, nanosecond).expect("it is in range");
        let utc = UtcDateTime::from_unix_timestamp_nanos(timestamp.as_nanosecond()).expect("it is in range");
        let calendar = jiff::tz::Offset::UTC.to_datetime(timestamp).date();
        let instant = format!("{}Z", chrono.format("%Y-%m-%dT%H:%M:%S%.3f"));
        match type_ {
            0 => {
                let zone = FixedOffset::east_opt(offset).expect("it is less than a day");
                (AnyDate::Chrono(chrono.with_timezone(&zone)), instant)
            }
            1 => (AnyDate::Civil(calendar), calendar.to_string()),
            2 => (AnyDate::Iso(IsoDate::parse(&timestamp.to_string()).expect("it is one")), timestamp.to_string()),
            3 => {
                let offset = UtcOffset::from_whole_seconds(offset).expect("it is less than a day");
                let local = utc.checked_to_offset(offset).unwrap_or_else(|| utc.to_offset(UtcOffset::UTC));
                (AnyDate::OffsetDateTime(local), instant)
            }
            4 => (AnyDate::SystemTime(chrono.into()), instant),
            5 => (AnyDate::Timestamp(timestamp), instant),
            6 => (AnyDate::UtcDateTime(utc), instant),
            _ => {
                let zone = jiff::tz::Offset::from_seconds(offset).expect("it is less than a day");
                (AnyDate::ZonedDateTime(Box::new(timestamp.to_zoned_datetime(zone.to_time_zone()))), instant)
            }
        }
    })
}

fn update<T: std::fmt::Debug + Clone>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Update<T>> {
    option::of(option::of(value)).prop_map(|update| match update {
        None => Update::Keep,
        Some(None) => Update::Clear,
        Some(Some(value)) => Update::Set(value),
    })
}

fn count() -> impl Strategy<Value = AnyCount> {
    prop_oneof![
        any::<i128>().prop_map(AnyCount::Signed),
        any::<u128>().prop_map(AnyCount::Unsigned),
        (-100..100_i128).prop_map(AnyCount::Signed),
        ".*".prop_map(AnyCount::Text),
    ]
}

fn address() -> impl Strategy<Value = PostalAddress> {
    let part = || option::of(".*");
    (part(), part(), part(), part(), part()).prop_map(|(city, country, postal_code, state, street)| PostalAddress {
        city,
        country,
        postal_code,
        state,
        street,
    })
}

fn url() -> impl Strategy<Value = Url> {
    ".*".prop_map(|path| {
        let mut url = Url::parse("https://initech.com").expect("it is a URL");
        url.set_path(&path);
        url
    })
}

fn finite() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |float| float.is_finite())
}

prop_compose! {
    fn everything()(
        address in update(address()),
        avatar in option::of(url()),
        description in update(option::of(".*")),
        e_mail in option::of(".*"),
        employees in update(count()),
        id in option::of(any::<u128>()),
        industry in update(any::<char>()),
        name in ".*",
        phone in option::of(update(".*")),
        website in update(".*"),
        plan in option::of(prop_oneof![Just(Plan::FreeTrial), Just(Plan::Enterprise)]),
        total_billed in option::of(finite()),
    )(
        // A tuple of strategies has at most twelve.
        since in update(date().prop_map(|(date, _)| date)),
        quoted in update(collection::vec(option::of(-1e9..1e9_f32), 0..3)),
        more in option::of(collection::btree_map("x[0-9]{1,3}", any::<i32>().prop_map(Value::from), 0..3)),
        address in Just(address),
        avatar in Just(avatar),
        description in Just(description),
        e_mail in Just(e_mail),
        rest in Just((employees, id, industry, name, phone, website, plan, total_billed)),
    ) -> Everything {
        let (employees, id, industry, name, phone, website, plan, total_billed) = rest;
        Everything {
            address,
            avatar,
            dates: Dates { since },
            description: description.map(|text| text.map(String::into_boxed_str)),
            e_mail: e_mail.map(Cow::Owned),
            employees,
            id: id.map(|id| Box::new(Uuid::from_u128(id))),
            industry,
            name,
            phone,
            website,
            plan,
            total_billed,
            quoted,
            more,
        }
    }
}

/// What is expected of a trait that is sent, cleared or left out.
fn expected(value: Update<impl Into<Value>>) -> Option<Value> {
    match value {
        Update::Keep => None,
        Update::Set(value) => Some(value.into()),
        Update::Clear => Some(Value::Null),
    }
}

fn is_of_type(value: &Value, json_type: &str) -> bool {
    match (json_type, value) {
        // A `Value` holds an integer of more than 64 bits as a float: `count_keeps_its_digits` is stricter.
        ("string", Value::String(_)) | ("integer", Value::Number(_)) => true,
        ("date", Value::String(text)) => {
            DateTime::parse_from_rfc3339(text).is_ok() || text.len() == 10 && text.parse::<civil::Date>().is_ok()
        }
        ("object", Value::Object(parts)) => {
            !parts.is_empty() && parts.iter().all(|(key, part)| ADDRESS.contains(&key.as_str()) && part.is_string())
        }
        _ => false,
    }
}

#[derive(GroupTraits)]
struct OnlyAddress {
    address: Update<PostalAddress>,
}

#[derive(GroupTraits)]
struct OnlyEmployees {
    employees: AnyCount,
}

proptest! {
    #[test]
    fn payload_is_what_the_spec_says(everything in everything()) {
        let sent: Map<String, Value> = serde_json::from_str(&crate::json(&everything)).expect("it is JSON");

        let own = ["total billed", "\"quoted\"\n"];
        let more = everything.more.clone().unwrap_or_default();
        for (name, value) in &sent {
            match RESERVED.iter().find(|(reserved, _)| reserved == name) {
                Some((_, types)) => {
                    prop_assert!(value.is_null() || types.iter().any(|json_type| is_of_type(value, json_type)), "{name}");
                }
                None => prop_assert!(own.contains(&name.as_str()) || more.contains_key(name), "{name}"),
            }
        }

        let Everything { description, e_mail, id, industry, name, phone, website, plan, total_billed, .. } = everything;
        let get = |name: &str| sent.get(name).cloned();
        prop_assert_eq!(get("description"), match description {
            Update::Set(text) => text.map(|text| Value::from(&*text)),
            Update::Keep => None,
            Update::Clear => Some(Value::Null),
        });
        let plan = plan.map(|plan| match plan {
            Plan::FreeTrial => "free-trial",
            Plan::Enterprise => "enterprise",
        });
        prop_assert_eq!(get("email"), e_mail.map(Value::from));
        prop_assert_eq!(get("id"), id.map(|id| Value::from(id.to_string())));
        prop_assert_eq!(get("industry"), expected(industry.map(String::from)));
        prop_assert_eq!(get("name"), Some(name.into()));
        prop_assert_eq!(get("phone"), expected(phone.unwrap_or_default()));
        prop_assert_eq!(get("website"), expected(website));
        prop_assert_eq!(get("plan"), plan.map(Value::from));
        prop_assert_eq!(get("total billed").is_some(), total_billed.is_some());
        for (name, value) in more {
            prop_assert_eq!(get(&name), Some(value));
        }
    }

    #[test]
    fn address_holds_what_is_there(address in update(address())) {
        let parts = expected(address.clone().map(|address| {
            let PostalAddress { city, country, postal_code, state, street } = address;
            let parts = ADDRESS.into_iter().zip([city, country, postal_code, state, street]);
            parts.filter_map(|(key, part)| Some((key.to_owned(), part?.into()))).collect::<Map<_, _>>()
        }));
        let expected = parts.filter(|parts| *parts != json!({}));

        prop_assert_eq!(crate::sent(&OnlyAddress { address }).get("address").cloned(), expected);
    }

    #[test]
    fn count_keeps_its_digits(employees in count()) {
        let expected = match &employees {
            AnyCount::Signed(number) => number.to_string(),
            AnyCount::Unsigned(number) => number.to_string(),
            AnyCount::Text(text) => Value::from(text.as_str()).to_string(),
        };
        prop_assert_eq!(crate::json(&OnlyEmployees { employees }), format!(r#"{{"employees":{expected}}}"#));
    }

    #[test]
    fn date_reads_back_to_the_same_instant((date, text) in date()) {
        let sent = crate::sent(&Dates { since: Update::Set(date) });
        prop_assert_eq!(sent["createdAt"].as_str(), Some(text.as_str()));
    }

    #[test]
    fn date_out_of_range_is_an_error_and_no_panic(second: i64, nanosecond in 0..1_000_000_000_u32) {
        let duration = std::time::Duration::new(second.unsigned_abs(), nanosecond);
        let time = if second < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(duration)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(duration)
        };
        let Some(time) = time else { return Ok(()) };
        let is_in_range = (-62_167_219_200..253_402_300_800).contains(&second);

        let written = group_core::to_json(&Dates { since: Update::Set(AnyDate::SystemTime(time)) });
        prop_assert_eq!(written.is_ok(), is_in_range);
        if let Err(error) = written {
            let expected = WriteError::Date { name: "createdAt".into(), source: DateError::YearOutOfRange };
            prop_assert_eq!(error, expected);
        }
    }
}
