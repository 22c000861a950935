//! Exactness for the attributes that change what is sent: IDs, dates, addresses in columns, and those of serde.

#![expect(clippy::trivially_copy_pass_by_ref, reason = "the functions are what the attributes take")]

use group_core::{
    Address, GroupTraits, Id, Text, Update,
    with::{street, unix_millis, unix_seconds},
};
use proptest::{option, prelude::*, proptest};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::{
    exact::{ANYTHING, TEXT, exact, text, update},
    judge::{Judge, Row},
};

#[derive(Debug, Id)]
struct Key<T>(T);

#[derive(Clone, Debug, Text, Serialize)]
#[serde(rename_all = "lowercase")]
enum Tier {
    Text,
    #[serde(rename = "2015-02-23")]
    Dated,
    #[serde(skip)]
    Hidden,
}

fn tier() -> impl Strategy<Value = Tier> {
    prop_oneof![Just(Tier::Text), Just(Tier::Dated), Just(Tier::Hidden)]
}

#[derive(Debug, Text)]
enum Size {
    Small,
    #[group(other)]
    Other(String),
}

#[derive(Debug, Text)]
struct Domain(#[group(with = Option::as_deref)] Option<String>);

#[derive(Clone, Debug, Serialize, Text)]
enum Version {
    Latest,
    #[group(other)]
    Exactly(#[group(display)] Option<u32>),
    #[serde(untagged)]
    Named(String),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Kinds {
    id: Option<Key<u64>>,
    plan: Tier,
    employees: Size,
    industry: Option<Tier>,
    website: Domain,
    description: Version,
    #[group(date)]
    renews_at: jiff::Timestamp,
    #[group(date)]
    trial_ends: Option<jiff::civil::Date>,
}

fn kinds() -> impl Strategy<Value = Kinds> {
    let size = option::of(text()).prop_map(|other| other.map_or(Size::Small, Size::Other));
    let version = prop_oneof![
        Just(Version::Latest),
        any::<Option<u32>>().prop_map(Version::Exactly),
        text().prop_map(Version::Named),
    ];
    (any::<Option<u64>>(), tier(), size, option::of(tier()), option::of(text()), version, any::<u32>()).prop_map(
        |(id, plan, employees, industry, website, description, renews_at)| {
            let renews_at = jiff::Timestamp::from_second(renews_at.into()).unwrap();
            let trial_ends = Some(jiff::tz::Offset::UTC.to_datetime(renews_at).date());
            Kinds {
                id: id.map(Key),
                plan,
                employees,
                industry,
                website: Domain(website),
                description,
                renews_at,
                trial_ends,
            }
        },
    )
}

exact! {
    ids_dates_and_open_enums: Kinds, kinds(), false,
    ("id", TEXT, false),
    ("plan", "text date", false),
    ("employees", TEXT, true),
    ("industry", "text date", false),
    ("website", TEXT, false),
    ("description", TEXT, false),
    ("renews_at", "instant", true),
    ("trial_ends", "date", false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Ready {
    #[group(with = unix_seconds)]
    created_at: i32,
    #[group(date, with = unix_millis)]
    renews_at: Option<u32>,
    #[group(date, with = unix_seconds)]
    trial_ends: Update<u32>,
    #[group(with = parsed)]
    seats: &'static str,
    #[group(with = str::len)]
    length: Option<&'static str>,
}

fn parsed(text: &str) -> Result<u8, std::num::ParseIntError> {
    text.parse()
}

exact! {
    functions_are_given_the_field_or_what_is_in_it: Ready,
    (any::<i32>(), any::<Option<u32>>(), update(any::<u32>()), any::<bool>()).prop_map(
        |(created_at, renews_at, trial_ends, has_length)| Ready {
            created_at,
            renews_at,
            trial_ends,
            seats: "7",
            length: has_length.then_some("text"),
        },
    ),
    false,
    ("createdAt", "instant", true),
    ("renews_at", "instant", false),
    ("trial_ends", "null instant", false),
    ("seats", "0 7", true),
    ("length", "0 7 300", false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Streets {
    #[group(with = street)]
    address: Option<String>,
}

exact! {
    text_as_a_street: Streets, option::of(text()).prop_map(|address| Streets { address }), false,
    ("address", "", false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Columns {
    name: String,
    #[group(address = "city")]
    town: String,
    #[group(address = "postal_code", display)]
    zip: Option<u32>,
    #[group(address = "street")]
    line1: Option<String>,
    #[group(address = "street", append)]
    line2: String,
}

fn columns() -> impl Strategy<Value = Columns> {
    (text(), text(), any::<Option<u32>>(), option::of(text()), text())
        .prop_map(|(name, town, zip, line1, line2)| Columns { name, town, zip, line1, line2 })
}

exact! {
    columns_are_one_address: Columns, columns(), false,
    ("name", TEXT, true),
    ("address", "city", true),
}

#[derive(Debug, Address)]
struct Lines {
    #[group(rename = "street")]
    line1: Option<String>,
    #[group(rename = "street", append)]
    line2: String,
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Lined {
    address: Lines,
}

exact! {
    appended_text_may_be_blank: Lined,
    (option::of(text()), prop_oneof![Just(String::new()), text()]).prop_map(|(line1, line2)| Lined { address: Lines { line1, line2 } }),
    false,
    ("address", "", false),
}

/// With attributes of serde alone.
#[derive(Debug, GroupTraits, Serialize, JsonSchema)]
#[group(schema)]
#[serde(rename_all = "camelCase")]
struct BySerde {
    #[serde(rename = "_id")]
    id: String,
    seats_used: u8,
    #[serde(rename = "isTrial")]
    trial: bool,
    #[serde(skip_serializing_if = "is_small")]
    employees: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    #[serde(serialize_with = "as_flag")]
    flag: u8,
    #[serde(skip)]
    #[allow(dead_code, reason = "it is skipped")]
    hidden: String,
    #[serde(flatten)]
    more: More,
}

#[derive(Debug, GroupTraits, Serialize, JsonSchema)]
#[group(schema)]
struct More {
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<String>,
}

fn is_small(employees: &u32) -> bool {
    *employees < 10
}

/// Writes none for zero, and the trait is then absent.
fn as_flag<S: Serializer>(flag: &u8, serializer: S) -> Result<S::Ok, S::Error> {
    if *flag == 0 { serializer.serialize_none() } else { serializer.serialize_bool(true) }
}

fn by_serde() -> impl Strategy<Value = BySerde> {
    (text(), any::<u8>(), any::<bool>(), 0..20_u32, any::<Vec<String>>(), 0..2_u8, option::of(text())).prop_map(
        |(id, seats_used, trial, employees, tags, flag, region)| BySerde {
            id,
            seats_used,
            trial,
            employees,
            tags,
            flag,
            hidden: String::new(),
            more: More { region },
        },
    )
}

exact! {
    attributes_of_serde_count: BySerde, by_serde(), false,
    ("id", TEXT, true),
    ("seatsUsed", "0 7", true),
    ("isTrial", "true", true),
    ("employees", "0 7 300", false),
    ("tags", "[]", false),
    // What the function writes is known to nobody.
    ("flag", ANYTHING, false),
    ("region", TEXT, false),
}
