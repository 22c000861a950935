//! What a type writes is valid by its schema, and what it cannot write is refused: for every form that a trait can have.

#![expect(
    clippy::option_option,
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "fields and functions of every form"
)]

use std::{borrow::Cow, collections::BTreeMap, num::NonZeroI16, rc::Rc};

use group_core::{Address, Count, Date, GroupTraits, IsoDate, PostalAddress, Text, Update};
use proptest::{option, prelude::*, proptest};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::judge::{Judge, Row};

/// Proves both for a type: of generated values, and by a table of what each trait can be.
macro_rules! exact {
    ($rule:ident: $Type:ty, $strategy:expr, $is_open:expr, $($row:expr),* $(,)?) => {
        #[test]
        fn $rule() {
            let judge = Judge::of::<$Type>();
            let table: &[Row] = &[$($row),*];
            proptest!(|(value in $strategy)| {
                judge.accept(&value);
            });
            proptest!(ProptestConfig::with_cases(8), |(value in $strategy)| {
                judge.refuse_all_but(&value, table, $is_open);
            });
        }
    };
}

pub(crate) use exact;

pub(crate) const TEXT: &str = "text date instant";

pub(crate) fn update<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Update<T>> {
    option::of(option::of(value)).prop_map(|value| match value {
        None => Update::Keep,
        Some(None) => Update::Clear,
        Some(Some(value)) => Update::Set(value),
    })
}

pub(crate) fn text() -> impl Strategy<Value = String> {
    any::<String>()
}

/// Every instant of a year of four digits.
fn instant() -> impl Strategy<Value = jiff::Timestamp> {
    (-62_167_219_200_000..=253_402_207_199_999_i64)
        .prop_map(|milliseconds| jiff::Timestamp::from_millisecond(milliseconds).unwrap())
}

fn day() -> impl Strategy<Value = jiff::civil::Date> {
    (0..=9999_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn iso_date() -> impl Strategy<Value = IsoDate> {
    let instant = (instant(), -23 * 60..=23 * 60_i32).prop_map(|(instant, offset)| {
        let text = instant.to_string();
        let sign = if offset < 0 { '-' } else { '+' };
        format!("{}{sign}{:02}:{:02}", text.trim_end_matches('Z'), offset.abs() / 60, offset.abs() % 60)
    });
    prop_oneof![day().prop_map(|day| day.to_string()), instant].prop_map(|text| IsoDate::parse(&text).unwrap())
}

fn postal_address() -> impl Strategy<Value = PostalAddress> {
    any::<[Option<String>; 5]>().prop_map(|[city, country, postal_code, state, street]| PostalAddress {
        city,
        country,
        postal_code,
        state,
        street,
    })
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Reserved {
    address: PostalAddress,
    avatar: Box<str>,
    created_at: IsoDate,
    description: Option<String>,
    email: Cow<'static, str>,
    employees: u8,
    id: Rc<String>,
    industry: Option<Option<String>>,
    name: &'static str,
    phone: char,
    website: String,
    plan: String,
}

fn reserved() -> impl Strategy<Value = Reserved> {
    let texts = (text(), text(), text(), text(), text());
    (postal_address(), iso_date(), option::of(text()), any::<u8>(), any::<char>(), texts).prop_map(
        |(address, created_at, description, employees, phone, (avatar, email, id, website, plan))| Reserved {
            address,
            avatar: avatar.into(),
            created_at,
            industry: Some(description.clone()),
            description,
            email: email.into(),
            employees,
            id: Rc::new(id),
            name: "Initech",
            phone,
            website,
            plan,
        },
    )
}

exact! {
    reserved_traits: Reserved, reserved(), false,
    ("address", "city", false),
    ("avatar", TEXT, true),
    ("createdAt", "date instant", true),
    ("description", TEXT, false),
    ("email", TEXT, true),
    ("employees", "0 7", true),
    ("id", TEXT, true),
    ("industry", TEXT, false),
    ("name", TEXT, true),
    ("phone", TEXT, true),
    ("website", TEXT, true),
    ("plan", TEXT, true),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Updates {
    name: Update<String>,
    employees: Update<i64>,
    created_at: Option<Update<jiff::Timestamp>>,
    address: Update<PostalAddress>,
    plan: Update<Plan>,
    seats: Update<u8>,
}

fn updates() -> impl Strategy<Value = Updates> {
    let address = update(postal_address());
    (update(text()), update(any::<i64>()), update(instant()), address, update(plan()), update(any::<u8>())).prop_map(
        |(name, employees, created_at, address, plan, seats)| Updates {
            name,
            employees,
            created_at: Some(created_at),
            address,
            plan,
            seats,
        },
    )
}

exact! {
    updates_may_be_null: Updates, updates(), false,
    ("name", "null text date instant", false),
    ("employees", "null 0 7 -1 300", false),
    ("createdAt", "null instant", false),
    ("address", "null city", false),
    ("plan", "null text date", false),
    ("seats", "null 0 7", false),
}

#[derive(Clone, Copy, Debug, Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Free,
    Text,
    #[group(rename = "2015-02-23")]
    Dated,
}

fn plan() -> impl Strategy<Value = Plan> {
    prop_oneof![Just(Plan::Free), Just(Plan::Text), Just(Plan::Dated)]
}

#[derive(Debug, Text)]
struct Website(Option<String>);

#[derive(Debug, Text)]
struct Ticket(#[group(display)] u32);

#[derive(Debug, Count)]
struct Headcount(NonZeroI16);

#[derive(Debug, Date)]
struct Founded<T>(T);

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Kinds {
    plan: Plan,
    industry: Option<Plan>,
    website: Website,
    phone: Ticket,
    employees: Headcount,
    created_at: Founded<jiff::civil::Date>,
}

fn kinds() -> impl Strategy<Value = Kinds> {
    (plan(), option::of(plan()), option::of(text()), any::<u32>(), any::<NonZeroI16>(), day()).prop_map(
        |(plan, industry, website, phone, employees, founded)| Kinds {
            plan,
            industry,
            website: Website(website),
            phone: Ticket(phone),
            employees: Headcount(employees),
            created_at: Founded(founded),
        },
    )
}

exact! {
    enums_and_newtypes_of_a_kind: Kinds, kinds(), false,
    ("plan", "text date", true),
    ("industry", "text date", false),
    ("website", TEXT, false),
    ("phone", TEXT, true),
    ("employees", "7 -1 300", true),
    ("createdAt", "date", true),
}

#[derive(Debug, Address)]
struct Office {
    #[group(rename = "city")]
    town: String,
    country: Option<Plan>,
    #[group(display)]
    postal_code: u16,
    #[group(with = str::to_uppercase)]
    state: String,
    #[group(skip)]
    #[allow(dead_code, reason = "it is skipped")]
    floor: u8,
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Addressed {
    address: Option<Office>,
}

fn addressed() -> impl Strategy<Value = Addressed> {
    let office = (text(), option::of(plan()), any::<u16>(), text());
    option::of(office.prop_map(|(town, country, postal_code, state)| Office {
        town,
        country,
        postal_code,
        state,
        floor: 1,
    }))
    .prop_map(|address| Addressed { address })
}

exact! {
    address_lacks_a_part_that_is_always_there: Addressed, addressed(), false,
    ("address", "", false),
}

#[test]
fn address_is_closed_and_has_the_parts_of_its_type() {
    let schema = super::judge::validator(group_core::schema::traits::<Addressed>().as_value());
    let is_valid = |address: serde_json::Value| schema.is_valid(&json!({ "address": address }));
    assert!(is_valid(json!({ "city": "Austin", "postalCode": "78701", "state": "TX" })));
    assert!(is_valid(json!({ "city": "Austin", "postalCode": "78701", "state": "TX", "country": "free" })));
    for wrong in [
        json!({ "city": "Austin", "postalCode": "78701" }),
        json!({ "city": "Austin", "postalCode": "78701", "state": null }),
        json!({ "city": "Austin", "postalCode": 78701, "state": "TX" }),
        json!({ "city": "Austin", "postalCode": "78701", "state": "TX", "country": "US" }),
        json!({ "city": "Austin", "postalCode": "78701", "state": "TX", "street": "1st" }),
        json!({ "city": "Austin", "postal_code": "78701", "state": "TX" }),
    ] {
        assert!(!is_valid(wrong.clone()), "{wrong}");
    }
}

#[derive(Debug, GroupTraits)]
#[group(schema, rename_all = "camelCase")]
struct Converted {
    #[group(with = after_epoch)]
    created_at: u32,
    #[group(display)]
    id: Option<u64>,
    #[group(with = band)]
    employees: Option<u32>,
    #[group(display)]
    total_billed: u64,
    #[group(display)]
    discount: Update<u8>,
    #[group(with = is_some)]
    on_trial: Option<u8>,
    #[group(rename = "seats used", with = seats)]
    seats: u8,
    #[group(group_id)]
    #[allow(dead_code, reason = "it is no trait")]
    key: String,
    #[group(skip)]
    #[allow(dead_code, reason = "it is skipped")]
    secret: Vec<u8>,
}

fn after_epoch(seconds: &u32) -> jiff::Timestamp {
    jiff::Timestamp::from_second((*seconds).into()).unwrap()
}

fn band(employees: &Option<u32>) -> Option<&'static str> {
    employees.map(|count| if count > 50 { "51-" } else { "-50" })
}

fn is_some(trial: &Option<u8>) -> bool {
    trial.is_some()
}

fn seats(seats: &u8) -> Option<u8> {
    seats.checked_sub(1)
}

fn converted() -> impl Strategy<Value = Converted> {
    let options = (any::<Option<u64>>(), any::<Option<u32>>(), update(any::<u8>()), any::<Option<u8>>());
    (any::<u32>(), options, any::<u64>(), any::<u8>()).prop_map(
        |(created_at, (id, employees, discount, on_trial), total_billed, seats)| Converted {
            created_at,
            id,
            employees,
            total_billed,
            discount,
            on_trial,
            seats,
            key: "g".into(),
            secret: Vec::new(),
        },
    )
}

exact! {
    conversions_count_by_what_they_send: Converted, converted(), false,
    ("createdAt", "instant", true),
    ("id", TEXT, false),
    ("employees", TEXT, false),
    ("totalBilled", TEXT, true),
    ("discount", "null text date instant", false),
    ("onTrial", "true", true),
    ("seats used", "0 7", false),
}

#[derive(Debug, Serialize, JsonSchema)]
struct Usage {
    seats: u8,
    note: Option<String>,
}

/// An `Option` in a type of its own.
#[derive(Debug, Serialize, JsonSchema)]
struct Score(Option<u8>);

#[derive(Debug, Serialize, JsonSchema)]
struct Used(Option<Usage>);

#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Renewal {
    Usage(Usage),
    Never,
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Custom {
    trial: bool,
    seats: Option<u8>,
    ratio: f64,
    usage: Usage,
    last_usage: Option<Box<Usage>>,
    score: Score,
    used: Used,
    renewal: Renewal,
    tags: Vec<String>,
    limits: BTreeMap<String, u8>,
    marker: (),
    note: serde_json::Value,
    other_note: Option<serde_json::Value>,
}

fn usage() -> impl Strategy<Value = Usage> {
    (any::<u8>(), option::of(text())).prop_map(|(seats, note)| Usage { seats, note })
}

fn custom() -> impl Strategy<Value = Custom> {
    let usages = (usage(), option::of(usage()), option::of(usage()), option::of(usage()));
    let json = prop_oneof![Just(json!(null)), Just(json!("text")), Just(json!({ "a": [1, null] }))];
    let maps = (any::<Vec<String>>(), any::<BTreeMap<String, u8>>());
    (any::<bool>(), any::<Option<u8>>(), -1e9..1e9, usages, maps, json).prop_map(
        |(trial, seats, ratio, (usage, last_usage, used, renewal), (tags, limits), note)| Custom {
            trial,
            seats,
            ratio,
            usage,
            last_usage: last_usage.map(Box::new),
            score: Score(seats),
            used: Used(used),
            renewal: renewal.map_or(Renewal::Never, Renewal::Usage),
            tags,
            limits,
            marker: (),
            other_note: Some(note.clone()).filter(|note| !note.is_null()),
            note,
        },
    )
}

pub(crate) const ANYTHING: &str = "null true 0 7 -1 1.5 300 text date instant [] {} city";

exact! {
    custom_traits_are_what_schemars_says: Custom, custom(), false,
    ("trial", "true", true),
    ("seats", "0 7", false),
    ("ratio", "0 7 -1 1.5 300", true),
    ("usage", "", true),
    ("last_usage", "", false),
    ("score", "0 7", false),
    ("used", "", false),
    ("renewal", "null", false),
    ("tags", "[]", true),
    ("limits", "{}", true),
    ("marker", "null", false),
    ("note", ANYTHING, true),
    ("other_note", ANYTHING, false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Contact {
    phone: String,
    seats: u8,
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Flat {
    name: String,
    #[group(flatten)]
    contact: Option<Contact>,
    #[group(flatten)]
    plan: Box<Planned>,
    #[group(flatten)]
    nothing: (),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Planned {
    plan: Plan,
}

fn flat() -> impl Strategy<Value = Flat> {
    let contact = option::of((text(), any::<u8>()).prop_map(|(phone, seats)| Contact { phone, seats }));
    (text(), contact, plan()).prop_map(|(name, contact, plan)| Flat {
        name,
        contact,
        plan: Box::new(Planned { plan }),
        nothing: (),
    })
}

exact! {
    flattened_traits_stand_beside_the_others: Flat, flat(), false,
    ("name", TEXT, true),
    ("phone", TEXT, false),
    ("seats", "0 7", false),
    ("plan", "text date", true),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Mapped {
    name: String,
    #[group(flatten)]
    more: BTreeMap<String, String>,
}

fn mapped() -> impl Strategy<Value = Mapped> {
    let more =
        (option::of(text()), option::of(text()), option::of(instant())).prop_map(|(unknown, email, created_at)| {
            let created_at = created_at.map(|date| date.to_string());
            let entries = [("unknown", unknown), ("email", email), ("createdAt", created_at)];
            entries.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?))).collect()
        });
    (text(), more).prop_map(|(name, more)| Mapped { name, more })
}

exact! {
    map_brings_reserved_traits_in_their_own_form: Mapped, mapped(), true,
    ("name", TEXT, true),
    ("unknown", TEXT, false),
    ("email", TEXT, false),
    ("createdAt", "date instant", false),
    ("employees", TEXT, false),
    ("address", "", false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Maps {
    #[group(flatten)]
    numbers: BTreeMap<&'static str, u8>,
    #[group(flatten)]
    texts: Option<BTreeMap<&'static str, Option<String>>>,
}

fn maps() -> impl Strategy<Value = Maps> {
    (any::<u8>(), option::of(option::of(text()))).prop_map(|(number, text)| Maps {
        numbers: BTreeMap::from([("unknown", number), ("employees", number)]),
        texts: text.map(|text| BTreeMap::from([("other", text.clone()), ("name", text)])),
    })
}

exact! {
    two_maps_are_either: Maps, maps(), true,
    ("unknown", "0 7 text date instant", false),
    ("other", "0 7 text date instant", false),
    ("employees", "0 7 text date instant", false),
    ("name", TEXT, false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Floats<'a> {
    #[group(flatten)]
    scores: Cow<'a, BTreeMap<&'static str, f64>>,
}

exact! {
    float_fills_no_reserved_trait: Floats<'static>,
    (-1e9..1e9).prop_map(|score| Floats { scores: Cow::Owned(BTreeMap::from([("unknown", score)])) }),
    false,
    ("unknown", "0 7 -1 1.5 300", false),
    ("employees", "", false),
    ("name", "", false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct AnyMap {
    #[group(flatten)]
    more: serde_json::Map<String, serde_json::Value>,
}

fn any_map() -> impl Strategy<Value = AnyMap> {
    (text(), any::<i64>()).prop_map(|(text, number)| {
        let json = json!({
            "name": text, "phone": null, "employees": number, "address": { "city": text, "state": null }, "unknown": [text],
        });
        AnyMap { more: json.as_object().unwrap().clone() }
    })
}

exact! {
    map_of_anything_is_bound_by_the_spec_alone: AnyMap, any_map(), true,
    ("name", "null text date instant", false),
    ("phone", "null text date instant", false),
    ("employees", "null 0 7 -1 300 text date instant", false),
    ("address", "null city", false),
    ("unknown", ANYTHING, false),
}

#[derive(Debug, GroupTraits)]
#[group(schema)]
struct Generic<'a, N: Text + ?Sized, C, E> {
    name: &'a N,
    seats: Option<C>,
    employees: E,
    #[group(display)]
    id: Option<C>,
}

exact! {
    generic_struct_is_as_exact_as_its_types: Generic<'static, str, u8, Option<u8>>,
    (any::<Option<u8>>(), any::<Option<u8>>()).prop_map(|(seats, employees)| Generic { name: "Initech", seats, employees, id: seats }),
    false,
    ("name", TEXT, true),
    ("seats", "0 7", false),
    ("employees", "0 7", false),
    ("id", TEXT, false),
}

#[derive(Clone, Copy, Debug, GroupTraits)]
#[group(schema)]
#[repr(C, packed)]
struct Packed {
    employees: u16,
    #[group(with = days)]
    days: u32,
}

fn days(seconds: &u32) -> u32 {
    seconds / 86_400
}

exact! {
    packed_struct: Packed, any::<(u16, u32)>().prop_map(|(employees, days)| Packed { employees, days }), false,
    ("employees", "0 7 300", true),
    ("days", "0 7 300", true),
}

/// By hand, and so anything of its kind.
#[derive(Debug)]
struct ByHand(Update<String>);

impl Text for ByHand {
    fn text(&self) -> Update<Cow<'_, str>> {
        self.0.as_ref().map(|text| Cow::Borrowed(text.as_str()))
    }
}

#[derive(Debug)]
struct Described(String);

impl Text for Described {
    fn text(&self) -> Update<Cow<'_, str>> {
        Update::Set(Cow::Borrowed(&self.0))
    }
}

impl group_core::schema::Describe<group_core::schema::AsText> for Described {
    fn writes() -> group_core::schema::Writes {
        group_core::schema::Writes::TEXT
    }
}

#[derive(GroupTraits)]
#[group(schema)]
struct Kept {
    name: ByHand,
    phone: Box<dyn Text>,
    email: Described,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.name.fmt(f)
    }
}

exact! {
    kind_by_hand_may_be_absent_and_null_unless_it_says_otherwise: Kept,
    update(text()).prop_map(|name| Kept { name: ByHand(name.clone()), phone: Box::new(name), email: Described("e".into()) }),
    false,
    ("name", "null text date instant", false),
    ("phone", "null text date instant", false),
    ("email", TEXT, true),
}
