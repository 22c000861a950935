//! Traits whose names are only known at run time.

use std::{borrow::Cow, collections::BTreeMap, time::Instant};

use group_core::{
    Address, CountValue, Group, GroupTraits, Identity, IsoDate, IsoDateError, PostalAddress, ReadError, ReceivedGroup,
    Text, TraitMap, Update, WriteError,
    spec::{RESERVED, ReservedTrait, same_name},
    to_json,
};
use jiff::Timestamp;
use proptest::{collection, option, prelude::*, sample};
use serde::Deserialize;
use serde_json::{
    Value, json,
    value::{RawValue, to_raw_value},
};

fn traits(json: &str) -> TraitMap {
    serde_json::from_str(json).unwrap()
}

fn text(text: &str) -> Update<Cow<'_, str>> {
    Update::Set(text.into())
}

#[test]
fn a_trait_is_found_in_any_spelling() {
    let traits = traits(r#"{"created_at":"2015-02-23","Total Billed":830}"#);
    for name in ["createdAt", "created_at", "CREATED-AT", "created at"] {
        assert_eq!(traits.get(name).map(RawValue::get), Some(r#""2015-02-23""#), "{name}");
    }
    assert_eq!(traits.read::<u32>("totalBilled"), Ok(Update::Set(830)));
    assert!(traits.get("created").is_none());
}

#[test]
fn the_first_of_two_spellings_counts() {
    let traits = traits(r#"{"createdAt":"2015-02-23","created_at":"2016-03-24","plan":"free","plan":"paid"}"#);
    assert_eq!(traits.len(), 4);
    assert_eq!(traits.created_at().unwrap().value().unwrap().as_str(), "2015-02-23");
    assert_eq!(traits.plan(), Ok(text("free")));
}

#[test]
fn every_reserved_trait_has_a_typed_getter() {
    let set = traits(
        r#"{"address":{"street":"4120 Freidrich Ln","city":"Austin","postal_code":"78744"},"avatar":"https://initech.example/logo",
        "createdAt":"2015-02-23","description":"Makes printers","email":"sales@initech.example","employees":329,"id":"0e8c",
        "industry":"Technology","name":"Initech","phone":"+1 555 0100","website":"initech.example","plan":"enterprise"}"#,
    );
    let address = PostalAddress {
        city: Some("Austin".into()),
        postal_code: Some("78744".into()),
        street: Some("4120 Freidrich Ln".into()),
        ..PostalAddress::default()
    };
    assert_eq!(set.address(), Ok(Update::Set(address)));
    assert_eq!(set.avatar(), Ok(text("https://initech.example/logo")));
    assert_eq!(set.created_at(), Ok(Update::Set("2015-02-23".parse().unwrap())));
    assert_eq!(set.description(), Ok(text("Makes printers")));
    assert_eq!(set.email(), Ok(text("sales@initech.example")));
    assert_eq!(set.employees(), Ok(Update::Set(329.into())));
    assert_eq!(set.id(), Ok(text("0e8c")));
    assert_eq!(set.industry(), Ok(text("Technology")));
    assert_eq!(set.name(), Ok(text("Initech")));
    assert_eq!(set.phone(), Ok(text("+1 555 0100")));
    assert_eq!(set.website(), Ok(text("initech.example")));
    assert_eq!(set.plan(), Ok(text("enterprise")));
}

/// What the getter of the trait says, without its value.
fn outcome(traits: &TraitMap, reserved: ReservedTrait) -> Result<Update<()>, ReadError> {
    fn drop_value<T>(update: Update<T>) -> Update<()> {
        update.map(drop)
    }
    match reserved {
        ReservedTrait::Address => traits.address().map(drop_value),
        ReservedTrait::Avatar => traits.avatar().map(drop_value),
        ReservedTrait::CreatedAt => traits.created_at().map(drop_value),
        ReservedTrait::Description => traits.description().map(drop_value),
        ReservedTrait::Email => traits.email().map(drop_value),
        ReservedTrait::Employees => traits.employees().map(drop_value),
        ReservedTrait::Id => traits.id().map(drop_value),
        ReservedTrait::Industry => traits.industry().map(drop_value),
        ReservedTrait::Name => traits.name().map(drop_value),
        ReservedTrait::Phone => traits.phone().map(drop_value),
        ReservedTrait::Website => traits.website().map(drop_value),
        ReservedTrait::Plan => traits.plan().map(drop_value),
    }
}

#[test]
fn left_out_null_and_a_wrong_type_are_told_apart() {
    for reserved in RESERVED {
        let name = reserved.name();
        assert_eq!(outcome(&TraitMap::new(), reserved), Ok(Update::Keep), "{name}");
        assert_eq!(outcome(&traits(&format!(r#"{{"{name}":null}}"#)), reserved), Ok(Update::Clear), "{name}");
        match outcome(&traits(&format!(r#"{{"{name}":true}}"#)), reserved).unwrap_err() {
            ReadError::WrongType { path, found: "a boolean", .. } => assert_eq!(path, format!("traits.{name}")),
            error => panic!("{error}"),
        }
    }
}

#[test]
fn an_error_names_the_spelling_that_was_received() {
    let traits = traits(r#"{"E-Mail":7,"CREATED_AT":"2015-02-29","address":{"Postal Code":78744}}"#);
    assert_eq!(traits.email().unwrap_err().path(), "traits.E-Mail");
    let (path, source) = ("traits.CREATED_AT".to_owned(), IsoDateError::NoSuchDate);
    assert_eq!(traits.created_at().unwrap_err(), ReadError::Date { path, source });
    assert_eq!(traits.address().unwrap_err().path(), "traits.address.Postal Code");
}

#[test]
fn employees_are_an_integer_of_up_to_128_bits_or_text() {
    let read = |json: &str| {
        traits(&format!(r#"{{"employees":{json}}}"#)).employees().map(|update| update.map(CountValue::into_owned))
    };
    assert_eq!(read("-0"), Ok(Update::Set(0.into())));
    assert_eq!(read("9007199254740993"), Ok(Update::Set(9_007_199_254_740_993_u64.into())));
    assert_eq!(read(&i128::MIN.to_string()), Ok(Update::Set(i128::MIN.into())));
    assert_eq!(read(&u128::MAX.to_string()), Ok(Update::Set(u128::MAX.into())));
    assert_eq!(read(r#""11-50""#), Ok(Update::Set("11-50".into())));
    for (json, expected) in [
        ("329.0", "a number with a fraction or an exponent"),
        ("3e2", "a number with a fraction or an exponent"),
        (&format!("{}0", u128::MAX), "a number of more than 128 bits"),
        ("[329]", "an array"),
    ] {
        match read(json).unwrap_err() {
            ReadError::WrongType { found, .. } => assert_eq!(found, expected, "{json}"),
            error => panic!("{error}"),
        }
    }
}

#[test]
fn parts_of_an_address_that_the_spec_does_not_know_are_passed_over() {
    let traits = traits(r#"{"Address":{"city":null,"zip":78744,"State":"TX","state":"CA"}}"#);
    let address = PostalAddress { state: Some("TX".into()), ..PostalAddress::default() };
    assert_eq!(traits.address(), Ok(Update::Set(address)));
}

#[test]
fn of_two_spellings_of_a_part_the_first_counts_and_the_first_error_is_reported() {
    let map = traits(r#"{"address":{"city":"Austin","City":7,"CITY":[]}}"#);
    let address = PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() };
    assert_eq!(map.address(), Ok(Update::Set(address)));
    let map = traits(r#"{"address":{"city":7,"City":"Austin","state":7}}"#);
    assert_eq!(map.address().unwrap_err().path(), "traits.address.city");
}

#[test]
fn maps_are_equal_if_they_are_written_the_same() {
    let map = traits(r#"{"a":1.0,"b":[1]}"#);
    assert_eq!(map, traits(r#"{ "a": 1.0, "b": [1] }"#));
    for other in [r#"{"b":[1],"a":1.0}"#, r#"{"a":1,"b":[1]}"#, r#"{"A":1.0,"b":[1]}"#, r#"{"a":1.0}"#] {
        assert_ne!(map, traits(other), "{other}");
    }
}

#[test]
fn entries_stay_in_their_order() {
    let mut map = traits(r#"{"z":1e400,"a":[1, 2],"Name":"Initech"}"#);
    map.insert("b", -1).unwrap();
    map.insert("a", "new").unwrap();
    let entries: Vec<_> = map.iter().map(|(name, value)| (name, value.get())).collect();
    assert_eq!(entries, [("z", "1e400"), ("a", "\"new\""), ("Name", "\"Initech\""), ("b", "-1")]);
    assert_eq!(map.clone().into_iter().len(), 4);
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"z":1e400,"a":"new","Name":"Initech","b":-1}"#);
}

#[test]
fn insert_refuses_what_could_not_be_sent() {
    let mut map = traits(r#"{"createdAt":"2015-02-23"}"#);
    let before = serde_json::to_string(&map).unwrap();
    let sent_twice = WriteError::SentTwice { name: "created_at".into(), first: "createdAt".into() };
    assert_eq!(map.insert("created_at", "2016-03-24"), Err(sent_twice));
    assert_eq!(map.insert(" ", 1), Err(WriteError::BlankName));
    assert_eq!(map.insert("ratio", f64::NAN), Err(WriteError::NotFinite { name: "ratio".into() }));
    for (name, value) in [
        ("email", json!(7)),
        ("createdAt", json!("yesterday")),
        ("employees", json!(3.5)),
        ("employees", json!(-0.0)),
        ("employees", json!(1e30)),
        ("address", json!({ "zip": "78744" })),
        ("address", json!({ "city": 7 })),
        ("address", json!({ "postalCode": "78744", "postal_code": "78744" })),
    ] {
        let error = map.insert(name, value).unwrap_err();
        assert!(matches!(&error, WriteError::WrongType { name: named, .. } if named == name), "{error}");
    }
    assert!(matches!(map.insert("pairs", BTreeMap::from([((1, 2), 3)])), Err(WriteError::Value { .. })));
    assert_eq!(serde_json::to_string(&map).unwrap(), before);
}

#[test]
fn insert_leaves_one_of_a_trait_that_was_received_more_than_once() {
    let json = r#"{"plan":1,"name":"Initech","plan":2,"PLAN":3}"#;
    let mut map = traits(json);
    assert!(matches!(map.insert("PLAN", "paid"), Err(WriteError::SentTwice { .. })));
    map.insert("plan", "paid").unwrap();
    assert_eq!(to_json(&map).unwrap(), r#"{"plan":"paid","name":"Initech"}"#);
    let mut map = traits(json);
    map.insert("plan", None::<String>).unwrap();
    assert_eq!(to_json(&map).unwrap(), r#"{"name":"Initech"}"#);
    map.insert("Plan", "paid").unwrap();
    assert_eq!(to_json(&map).unwrap(), r#"{"name":"Initech","plan":"paid"}"#);
}

#[test]
fn many_traits_are_inserted_found_and_removed_in_little_time() {
    let mut map = TraitMap::new();
    let names: Vec<_> = (0..30_000).map(|number| format!("trait {number}")).collect();
    let start = Instant::now();
    for (number, name) in names.iter().enumerate() {
        map.insert(name, number).unwrap();
    }
    for name in &names {
        map.insert(name, -1).unwrap();
        assert_eq!(map.get(name).map(RawValue::get), Some("-1"));
        assert!(map.remove(name).is_some());
    }
    assert!(map.is_empty());
    // It takes a quarter of a second without optimization; a minute if every name is compared with every other.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

/// What a map does, written in the plainest way.
#[derive(Default)]
struct Plain(Vec<(String, u32)>);

impl Plain {
    fn insert(&mut self, name: &str, value: u32) -> bool {
        let first = self.0.iter().position(|(other, _)| same_name(other, name));
        match first {
            Some(first) if self.0[first].0 != name => return false,
            Some(first) => {
                self.0[first].1 = value;
                let mut place = 0..;
                self.0.retain(|(other, _)| place.next() == Some(first) || !same_name(other, name));
            }
            None => self.0.push((name.to_owned(), value)),
        }
        true
    }

    fn remove(&mut self, name: &str) -> Option<u32> {
        let first = self.find(name);
        self.0.retain(|(other, _)| !same_name(other, name));
        first
    }

    fn find(&self, name: &str) -> Option<u32> {
        self.0.iter().find(|(other, _)| same_name(other, name)).map(|(_, value)| *value)
    }
}

#[derive(Clone, Debug)]
enum Change {
    Insert(&'static str, u32),
    Remove(&'static str),
    Add(&'static str, u32),
}

fn changes() -> impl Strategy<Value = Change> {
    let name = || sample::select(vec!["a", "A", "b_", "B", "c", "d d", "D-D", "\u{e9}", "quote\""]);
    prop_oneof![
        (name(), any::<u32>()).prop_map(|(name, value)| Change::Insert(name, value)),
        name().prop_map(Change::Remove),
        (name(), any::<u32>()).prop_map(|(name, value)| Change::Add(name, value)),
    ]
}

proptest! {
    #[test]
    fn a_received_map_is_changed_as_a_plain_list(
        received in collection::vec(("[abA_\"]{1,2}", any::<u32>()), 0..20),
        changes in collection::vec(changes(), 0..40),
    ) {
        let entries = received.iter().map(|(name, value)| format!("{}: {value}", json!(name)));
        let mut map = traits(&format!("{{ {} }}", entries.collect::<Vec<_>>().join(" , ")));
        let mut plain = Plain(received);
        let read = |value: Box<RawValue>| value.get().parse().unwrap();
        for change in changes {
            match change {
                Change::Insert(name, value) => {
                    assert_eq!(map.insert(name, value).is_ok(), plain.insert(name, value));
                }
                Change::Remove(name) => assert_eq!(map.remove(name).map(read), plain.remove(name)),
                Change::Add(name, value) => {
                    map.extend([(name, to_raw_value(&value).unwrap())]);
                    plain.0.push((name.to_owned(), value));
                }
            }
            assert_eq!(map.len(), plain.0.len());
            for (name, _) in &plain.0 {
                assert_eq!(map.get(name).map(|value| read(value.to_owned())), plain.find(name), "{name}");
            }
        }
        let mut backwards: Vec<_> = map.iter().rev().map(|(name, _)| name.to_owned()).collect();
        backwards.reverse();
        let forwards: Vec<_> = map.into_iter().map(|(name, value)| (name, read(value))).collect();
        assert!(backwards.iter().eq(forwards.iter().map(|(name, _)| name)));
        assert_eq!(forwards, plain.0);
    }
}

#[test]
fn insert_takes_null_and_passes_over_what_is_absent() {
    let mut map = TraitMap::new();
    map.insert("email", ()).unwrap();
    map.insert("phone", Update::<String>::Clear).unwrap();
    map.insert("plan", None::<String>).unwrap();
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"email":null,"phone":null}"#);
}

#[test]
fn remove_takes_every_spelling_out() {
    let mut map = traits(r#"{"createdAt":"2015-02-23","name":"Initech","created_at":"2016-03-24"}"#);
    assert_eq!(map.remove("CREATED_AT").unwrap().get(), r#""2015-02-23""#);
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"name":"Initech"}"#);
    assert!(map.remove("createdAt").is_none());
}

#[test]
fn only_an_object_is_a_map() {
    let error = serde_json::from_str::<TraitMap>(r#"["name"]"#).unwrap_err().to_string();
    assert!(error.starts_with("traits: found an array, and the spec expects an object"), "{error}");
}

#[test]
fn a_map_is_sent_under_the_spec_s_own_spelling() {
    let map = traits(
        r#"{"Created_At":"2015-02-23","EMPLOYEES":9999999999999999999999999999999999999999,"own_Name":1e400,
        "address":{"postal_code":"78744","CITY":null},"email":null,"phone":"\ud83d\ude80"}"#,
    );
    let sent = r#"{"createdAt":"2015-02-23","employees":9999999999999999999999999999999999999999,"own_Name":1e400,"address":{"postalCode":"78744","city":null},"email":null,"phone":"\ud83d\ude80"}"#;
    assert_eq!(to_json(&map).unwrap(), sent);
    let group = Group::new(Identity::user("u"), "g", &map).unwrap();
    assert_eq!(serde_json::to_string(&group).unwrap(), group.to_json().unwrap());
    assert!(group.to_json().unwrap().ends_with(&format!("\"traits\":{sent}}}")));
}

#[test]
fn an_address_with_nothing_in_it_is_left_out() {
    assert_eq!(to_json(&traits(r#"{"address":{},"name":"Initech"}"#)).unwrap(), r#"{"name":"Initech"}"#);
}

#[test]
fn sending_is_strict() {
    let twice = traits(r#"{"createdAt":"2015-02-23","created_at":"2015-02-23"}"#);
    assert!(matches!(to_json(&twice), Err(WriteError::SentTwice { .. })));
    let blank = traits(r#"{"":1}"#);
    assert_eq!(to_json(&blank), Err(WriteError::BlankName));
    let wrong = traits(r#"{"Email":7}"#);
    let (name, reserved) = ("Email".into(), ReservedTrait::Email);
    assert_eq!(to_json(&wrong), Err(WriteError::WrongType { name, reserved, found: "a number" }));
}

#[test]
fn a_name_with_half_of_a_surrogate_pair_is_kept_and_found_and_not_sent() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Company {
        name: String,
    }
    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the error matters")]
    struct Strict {
        name: String,
    }
    #[derive(Deserialize, Debug)]
    #[expect(dead_code, reason = "only the error matters")]
    struct Flat {
        #[serde(flatten)]
        all: BTreeMap<String, Value>,
    }

    let json = r#"{"\"\\ud800\"":1,"\ud800":2,"name":"Initech"}"#;
    let mut map = traits(json);
    let quoted = r#""\ud800""#;
    assert_eq!(map.iter().map(|(name, _)| name).collect::<Vec<_>>(), [quoted, quoted, "name"]);
    assert_eq!(map.name(), Ok(text("Initech")));
    assert_ne!(map, traits(&json.replace(r#""\ud800":2"#, r#""\"\\ud800\"":2"#)));

    let error = WriteError::BrokenName { name: quoted.into() };
    let message = r#"the key "\ud800" has half of a surrogate pair in it, and a trait needs a name that is text"#;
    assert_eq!(error.to_string(), message);
    assert_eq!(to_json(&map), Err(error));
    assert_eq!(serde_json::to_string(&map).unwrap_err().to_string(), message);

    assert_eq!(map.deserialize(), Ok(Company { name: "Initech".into() }));
    assert_eq!(map.deserialize(), Ok(map.clone()));
    assert_eq!(map.deserialize::<Box<RawValue>>().unwrap().get(), json);
    let path = r#"traits["\"\\ud800\""]"#;
    assert_eq!(map.deserialize::<Strict>().unwrap_err(), ReadError::UnknownField { path: path.into() });
    assert_eq!(map.deserialize::<Flat>().unwrap_err().path(), path);
    assert_eq!(
        map.deserialize::<Value>().unwrap_err().to_string(),
        format!("{path}: found a name with half of a surrogate pair, and the type asked for expects text")
    );

    // What is text comes first.
    assert_eq!(map.remove(quoted).unwrap().get(), "1");
    assert_eq!(map.get(quoted).unwrap().get(), "2");
    assert_eq!(map.remove(quoted).unwrap().get(), "2");
    assert_eq!(to_json(&map).unwrap(), r#"{"name":"Initech"}"#);
}

#[test]
fn a_map_can_be_flattened_into_a_struct() {
    #[derive(GroupTraits)]
    struct Company {
        name: String,
        #[group(flatten)]
        more: TraitMap,
    }

    let company = Company { name: "Initech".into(), more: traits(r#"{"plan":"free","arr":1.50}"#) };
    assert_eq!(to_json(&company).unwrap(), r#"{"name":"Initech","plan":"free","arr":1.50}"#);
    let company = Company { more: traits(r#"{"NAME":"Initrode"}"#), ..company };
    assert!(matches!(to_json(&company), Err(WriteError::SentTwice { .. })));
}

#[test]
fn a_struct_finds_its_fields_in_any_spelling() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Snake<'a> {
        created_at: &'a str,
        total_billed: u64,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(rename_all = "camelCase")]
    struct Camel {
        created_at: String,
        #[serde(default)]
        total_billed: Option<u64>,
    }

    for json in [
        r#"{"created_at":"2015-02-23","totalBilled":830,"other":[]}"#,
        r#"{"createdAt":"2015-02-23","total billed":830}"#,
        r#"{"CREATED-AT":"2015-02-23","createdAt":"2016-03-24","Total_Billed":830,"total_billed":831}"#,
    ] {
        let map = traits(json);
        assert_eq!(map.deserialize(), Ok(Snake { created_at: "2015-02-23", total_billed: 830 }), "{json}");
        let camel = Camel { created_at: "2015-02-23".into(), total_billed: Some(830) };
        assert_eq!(map.deserialize(), Ok(camel), "{json}");
    }
}

#[test]
fn an_alias_that_is_another_spelling_is_the_same_field() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Aliased {
        #[serde(alias = "planName")]
        plan_name: u8,
    }
    for json in [r#"{"planName":1,"plan_name":2}"#, r#"{"PLAN-NAME":1,"planName":2,"plan_name":3}"#] {
        assert_eq!(traits(json).deserialize(), Ok(Aliased { plan_name: 1 }), "{json}");
    }
}

#[test]
fn traits_become_any_type_of_serde() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Company {
        name: String,
    }
    #[derive(Deserialize, Debug, PartialEq)]
    struct Newtype(Option<Box<Company>>);
    #[derive(Deserialize, Debug, PartialEq)]
    enum Tagged {
        Name(String),
    }
    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(untagged)]
    enum Untagged {
        Person { age: u8 },
        Company { name: String },
    }
    #[derive(Deserialize, Debug, PartialEq)]
    struct Nothing;
    #[derive(Deserialize)]
    struct Raw {
        address: Box<RawValue>,
        arr: Box<RawValue>,
    }
    #[derive(Deserialize)]
    struct Flat {
        name: String,
        #[serde(flatten)]
        more: BTreeMap<String, Value>,
    }

    let map = traits(r#"{"name":"Initech"}"#);
    let company = Company { name: "Initech".into() };
    assert_eq!(map.deserialize(), Ok(Newtype(Some(Box::new(company)))));
    assert_eq!(map.deserialize(), Ok(Untagged::Company { name: "Initech".into() }));
    assert_eq!(map.deserialize(), Ok(BTreeMap::from([("name", "Initech")])));
    assert_eq!(map.deserialize(), Ok(json!({ "name": "Initech" })));
    assert_eq!(map.deserialize(), Ok(Nothing));
    assert_eq!(traits(r#"{"Name":"Initech"}"#).deserialize(), Ok(Tagged::Name("Initech".into())));
    let map = traits(r#"{"address":{"zip" : 1},"arr":1.50}"#);
    let raw: Raw = map.deserialize().unwrap();
    assert_eq!((raw.address.get(), raw.arr.get()), (r#"{"zip" : 1}"#, "1.50"));
    let map = traits(r#"{"plan":"free","name":"Initech"}"#);
    let flat: Flat = map.deserialize().unwrap();
    assert_eq!((flat.name.as_str(), flat.more["plan"].as_str()), ("Initech", Some("free")));
    assert_eq!(
        traits("{}").deserialize::<u8>().unwrap_err().to_string(),
        "traits: found an object, and the type asked for expects u8"
    );
}

#[test]
fn errors_of_a_struct_name_the_trait() {
    #[derive(Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Company {
        name: String,
        employees: Option<u8>,
        address: Option<Office>,
    }
    #[derive(Deserialize, Debug, PartialEq)]
    struct Office {
        city: String,
    }

    for (json, message) in [
        (r#"{"employees":1}"#, "traits.name: missing, and required"),
        (r#"{"name":"n","seats":1}"#, "traits.seats: found a field that the type asked for does not know"),
        (r#"{"Name":"n","Employees":329}"#, "traits.Employees: found a number, and the type asked for expects u8"),
        (r#"{"name":"n","address":{"street":"s"}}"#, "traits.address.city: missing, and required"),
        (
            r#"{"name":"n","address":{"City":null}}"#,
            "traits.address.City: found null, and the type asked for expects a string",
        ),
    ] {
        assert_eq!(traits(json).deserialize::<Company>().unwrap_err().to_string(), message, "{json}");
    }
}

#[test]
fn parts_of_an_address_are_found_behind_newtypes() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Company {
        address: Option<Hq>,
    }
    #[derive(Deserialize, Debug, PartialEq)]
    struct Hq(Box<Parts>);
    #[derive(Deserialize, Debug, PartialEq)]
    struct Parts {
        postal_code: Option<String>,
    }

    let address = Some(Hq(Box::new(Parts { postal_code: Some("78744".into()) })));
    assert_eq!(traits(r#"{"Address":{"postalCode":"78744"}}"#).deserialize(), Ok(Company { address }));
}

#[test]
fn traits_become_what_serde_json_makes_of_an_object() {
    let json = r#"{"name":"Initech","arr":1.50,"address":{"city" : 7},"name":"Initrode"}"#;
    let map = traits(json);
    assert_eq!(map.deserialize(), Ok(map.clone()));
    assert_eq!(map.deserialize(), Ok(Some(map.clone())));
    assert_eq!(map.deserialize::<Box<RawValue>>().unwrap().get(), json);
    assert_eq!(map.deserialize(), Ok(()));
}

#[test]
fn keys_become_any_type_that_serde_json_reads_from_them() {
    #[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
    struct Name(String);
    #[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[serde(rename_all = "lowercase")]
    enum Known {
        Name,
        Plan,
    }

    fn keys<'a, K: Deserialize<'a> + Ord>(map: &'a TraitMap) -> Option<Vec<K>> {
        map.deserialize::<BTreeMap<K, u8>>().ok().map(|map| map.into_keys().collect())
    }

    let numbers = traits(r#"{"-7":1,"12":2}"#);
    assert_eq!(keys::<i8>(&numbers), Some(vec![-7, 12]));
    assert_eq!(keys::<i128>(&numbers), Some(vec![-7, 12]));
    assert_eq!(keys::<u64>(&numbers), None);
    for json in
        [r#"{"":1}"#, r#"{" 1":1}"#, r#"{"1 ":1}"#, r#"{"1 2":1}"#, r#"{"\"1\"":1}"#, r#"{"true":1}"#, r#"{"256":1}"#]
    {
        assert_eq!(keys::<u8>(&traits(json)), None, "{json}");
    }
    assert_eq!(keys::<bool>(&traits(r#"{"true":1,"false":1}"#)), Some(vec![false, true]));
    assert_eq!(keys::<bool>(&traits(r#"{"yes":1}"#)), None);
    let names = traits(r#"{"plan":1,"name":1}"#);
    assert_eq!(keys(&names), Some(vec![Name("name".into()), Name("plan".into())]));
    assert_eq!(keys(&names), Some(vec![Some("name".to_owned()), Some("plan".to_owned())]));
    assert_eq!(keys(&names), Some(vec![Known::Name, Known::Plan]));
    assert_eq!(keys(&names), Some(vec!["name", "plan"]));
}

#[test]
fn an_error_behind_what_serde_buffers_is_about_the_whole() {
    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only the errors matter")]
    struct Office {
        city: String,
    }
    #[derive(Deserialize, Debug)]
    #[expect(dead_code, reason = "only the errors matter")]
    struct Offices {
        office: Office,
    }
    #[derive(Deserialize, Debug)]
    #[expect(dead_code, reason = "only the errors matter")]
    struct Flat {
        #[serde(flatten)]
        offices: Offices,
    }
    #[derive(Deserialize, Debug)]
    #[serde(tag = "kind")]
    #[expect(dead_code, reason = "only the errors matter")]
    enum Tagged {
        Company(Offices),
    }
    #[derive(Deserialize, Debug)]
    #[serde(tag = "kind", content = "what")]
    #[expect(dead_code, reason = "only the errors matter")]
    enum Adjacent {
        Company(Offices),
    }

    for office in [r#"{"town":"Austin"}"#, "{}", r#"{"city":"Austin","city":"Dallas"}"#] {
        let map = traits(&format!(r#"{{"office":{office},"kind":"Company"}}"#));
        assert_eq!(map.deserialize::<Flat>().unwrap_err().path(), "traits", "{office}");
        assert_eq!(map.deserialize::<Tagged>().unwrap_err().path(), "traits", "{office}");
        let map = traits(&format!(r#"{{"what":{{"office":{office}}},"kind":"Company"}}"#));
        assert_eq!(map.deserialize::<Adjacent>().unwrap_err().path(), "traits", "{office}");
        let map = traits(&format!(r#"{{"office":{office}}}"#));
        assert_eq!(map.deserialize::<Offices>().unwrap_err().path(), "traits.office", "{office}");
    }
    assert_eq!(traits("{}").deserialize::<Offices>().unwrap_err().path(), "traits.office");
}

#[test]
fn of_two_entries_with_the_same_key_the_first_counts() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Flat {
        #[serde(flatten)]
        all: BTreeMap<String, Value>,
    }

    let map = traits(r#"{"plan":"free","address":{"city":"Austin","city":"Dallas"},"plan":"paid"}"#);
    let first = json!({ "plan": "free", "address": { "city": "Austin" } });
    assert_eq!(map.deserialize(), Ok(first.clone()));
    assert_eq!(map.deserialize::<BTreeMap<String, Value>>().unwrap()["plan"], "free");
    assert_eq!(map.deserialize(), Ok(Flat { all: serde_json::from_value(first).unwrap() }));
}

#[test]
fn two_fields_whose_names_are_spellings_of_one_get_each_its_own() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Both {
        #[serde(rename = "createdAt")]
        camel: Option<u8>,
        #[serde(rename = "created_at")]
        snake: Option<u8>,
    }
    for (json, camel, snake) in [
        (r#"{"createdAt":1,"created_at":2}"#, Some(1), Some(2)),
        (r#"{"created_at":1,"createdAt":2,"CreatedAt":3}"#, Some(2), Some(1)),
        (r#"{"CREATED_AT":1}"#, Some(1), None),
    ] {
        assert_eq!(traits(json).deserialize(), Ok(Both { camel, snake }), "{json}");
    }
}

#[test]
fn an_error_lists_the_variants_that_are_expected_and_no_value() {
    #[derive(Deserialize, Debug)]
    #[serde(rename_all = "lowercase")]
    enum Plan {
        Free,
        Paid,
    }
    #[derive(Deserialize, Debug)]
    #[expect(dead_code, reason = "only the errors matter")]
    struct Company {
        plan: Plan,
        seats: Option<u8>,
        since: Option<IsoDate>,
    }
    let message = |json: &str| traits(json).deserialize::<Company>().unwrap_err().to_string();
    assert_eq!(
        message(r#"{"plan":"sesame, expected one of two"}"#),
        "traits.plan: found a string, and the type asked for expects `free` or `paid`"
    );
    assert_eq!(
        message(r#"{"plan":"free","seats":300}"#),
        "traits.seats: found a number, and the type asked for expects u8"
    );
    assert_eq!(
        message(r#"{"plan":"free","since":"sesame"}"#),
        "traits.since: found a string that cannot be read as what was asked for"
    );
}

#[test]
fn a_wide_struct_is_read_in_any_spelling_in_little_time() {
    macro_rules! wide {
        ($($field:ident)*) => {
            #[derive(Deserialize)]
            #[expect(dead_code, reason = "only the time matters")]
            struct Wide { $($field: u8),* }
        };
    }
    wide!(field_a field_b field_c field_d field_e field_f field_g field_h);
    let fields = ["fieldA", "fieldB", "fieldC", "fieldD", "fieldE", "fieldF", "fieldG", "fieldH"];
    let known = fields.map(|field| format!("\"{field}\":1")).join(",");
    // What a sender adds costs no more than it is long.
    let others: Vec<_> = (0..100_000).map(|number| format!("\"FIELD A{number}\":1")).collect();
    let map = traits(&format!("{{{},{known}}}", others.join(",")));
    let start = Instant::now();
    map.deserialize::<Wide>().unwrap();
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[test]
fn one_field_under_two_names_that_are_no_spellings_of_each_other_is_an_error() {
    #[derive(Deserialize, Debug, PartialEq)]
    struct Company {
        #[serde(alias = "tier")]
        plan: String,
    }
    let error = traits(r#"{"Plan":"free","TIER":"paid"}"#).deserialize::<Company>().unwrap_err();
    assert_eq!(error, ReadError::Repeated { path: "traits.TIER".into() });
    assert_eq!(error.to_string(), "traits.TIER: found the same field of the type asked for under another name");
}

#[test]
fn an_error_shows_no_type_that_serde_made() {
    fn short<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        u8::deserialize(deserializer)
    }
    #[derive(Deserialize, Debug)]
    struct Company {
        #[serde(deserialize_with = "short")]
        #[expect(dead_code, reason = "only the error matters")]
        seats: u8,
    }
    let error = traits(r#"{"seats":"many"}"#).deserialize::<Company>().unwrap_err().to_string();
    assert_eq!(error, "traits.seats: found a string, and the type asked for expects u8");
}

#[test]
fn addresses_in_addresses_of_any_depth_overflow_no_stack() {
    let depth = 100_000;
    let map = traits(&format!("{}{}", r#"{"address":"#.repeat(depth), "{}".to_owned() + &"}".repeat(depth)));
    assert_eq!(map.deserialize::<Value>().unwrap_err().path(), "traits.address.address");
}

#[derive(GroupTraits, Deserialize, Clone, Debug, PartialEq)]
#[serde(default)]
struct Company {
    name: String,
    industry: Option<String>,
    employees: u64,
    created_at: Timestamp,
    plan: Plan,
    address: Office,
    email: Update<String>,
    #[group(rename = "total billed")]
    total_billed: i64,
    seats: Option<Seats>,
    #[group(skip)]
    #[serde(skip)]
    password_hash: (),
}

#[derive(Text, Deserialize, Clone, Debug, PartialEq)]
#[group(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
enum Plan {
    Free,
    Enterprise,
}

#[derive(Address, Deserialize, Clone, Debug, Default, PartialEq)]
struct Office {
    street: Option<String>,
    postal_code: Option<String>,
    #[group(rename = "city")]
    #[serde(rename = "city")]
    town: Option<String>,
}

#[derive(serde::Serialize, Deserialize, Clone, Debug, PartialEq)]
struct Seats {
    used_now: u32,
    by_team: BTreeMap<String, f64>,
}

impl Default for Company {
    fn default() -> Self {
        Self {
            name: String::new(),
            industry: None,
            employees: 0,
            created_at: Timestamp::UNIX_EPOCH,
            plan: Plan::Free,
            address: Office::default(),
            email: Update::Keep,
            total_billed: 0,
            seats: None,
            password_hash: (),
        }
    }
}

fn companies() -> impl Strategy<Value = Company> {
    // Short fractions: `serde_json` reads longer ones exactly under its feature `float_roundtrip` only.
    let number = any::<i32>().prop_map(|quarters| f64::from(quarters) / 4.0);
    let seats = (any::<u32>(), collection::btree_map(any::<String>(), number, 0..4))
        .prop_map(|(used_now, by_team)| Seats { used_now, by_team });
    let office = (option::of(any::<String>()), option::of(any::<String>()), option::of(any::<String>()))
        .prop_map(|(street, postal_code, town)| Office { street, postal_code, town });
    let email = prop_oneof![Just(Update::Keep), Just(Update::Clear), any::<String>().prop_map(Update::Set)];
    (
        any::<String>(),
        option::of(any::<String>()),
        any::<u64>(),
        0..253_402_300_799_000_i64.min(Timestamp::MAX.as_millisecond()),
        prop_oneof![Just(Plan::Free), Just(Plan::Enterprise)],
        office,
        email,
        any::<i64>(),
        option::of(seats),
    )
        .prop_map(|(name, industry, employees, created_at, plan, address, email, total_billed, seats)| Company {
            name,
            industry,
            employees,
            created_at: Timestamp::from_millisecond(created_at).unwrap(),
            plan,
            address,
            email,
            total_billed,
            seats,
            password_hash: (),
        })
}

proptest! {
    #[test]
    fn a_struct_comes_back_equal_from_its_own_payload(company in companies()) {
        let json = Group::new(Identity::user("u"), "g", &company).unwrap().to_json().unwrap();
        let traits = ReceivedGroup::from_json(&json).unwrap().traits().unwrap().unwrap();
        prop_assert_eq!(traits.deserialize::<Company>().unwrap(), company.clone());
        // And by way of the map, which is sent again.
        let again = to_json(&traits).unwrap();
        prop_assert_eq!(again, to_json(&company).unwrap());
    }

    #[test]
    fn what_is_inserted_is_what_a_struct_would_send(name in any::<String>(), employees in any::<i64>(), own in any::<f64>()) {
        #[derive(GroupTraits)]
        struct Struct<'a> {
            name: &'a str,
            employees: i64,
            own: f64,
        }

        let mut map = TraitMap::new();
        map.insert("name", &name).unwrap();
        map.insert("employees", employees).unwrap();
        let inserted = map.insert("own", own);
        prop_assert_eq!(inserted.is_ok(), own.is_finite());
        if own.is_finite() {
            prop_assert_eq!(to_json(&map).unwrap(), to_json(&Struct { name: &name, employees, own }).unwrap());
        }
    }
}

#[test]
fn alias_brings_two_spellings_together_and_leaves_others_apart() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Company {
        a_b: u8,
        #[serde(rename = "aB")]
        ab: Option<u8>,
        #[serde(alias = "companyName", alias = "company_name")]
        name: String,
    }

    let traits: TraitMap =
        serde_json::from_str(r#"{"a_b":1,"aB":2,"companyName":"first","company_name":"second"}"#).unwrap();
    assert_eq!(traits.deserialize::<Company>().unwrap(), Company { a_b: 1, ab: Some(2), name: "first".into() });
}

#[test]
fn traits_that_a_type_does_not_take_are_not_dropped() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Either {
        Name(String),
        Seats(u8),
    }

    let traits = |json| serde_json::from_str::<TraitMap>(json).unwrap();
    assert_eq!(traits(r#"{"name":"Initech"}"#).deserialize::<Either>().unwrap(), Either::Name("Initech".into()));
    assert_eq!(traits(r#"{"seats":7}"#).deserialize::<Either>().unwrap(), Either::Seats(7));
    for json in [r#"{"name":"Initech","seats":7}"#, "{}"] {
        assert!(
            serde_json::from_str::<Either>(json).is_err() && traits(json).deserialize::<Either>().is_err(),
            "{json}"
        );
    }
}

#[test]
fn traits_that_a_struct_does_not_ask_for_are_passed_over_unread() {
    #[derive(Deserialize)]
    struct Company {
        name: String,
    }

    // Deeper than `serde_json` would read, and a number that no type holds.
    let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
    let traits = traits(&format!(r#"{{"deep":{deep},"huge":1e400,"name":"Initech"}}"#));
    assert_eq!(traits.deserialize::<Company>().unwrap().name, "Initech");
}
