//! A trait goes out as serde would write it, under the spec's names; `#[group(…)]` has the last word.

use std::{collections::BTreeMap, fmt::Display, marker::PhantomData, time::SystemTime};

use group_core::{Address, Count, Date, Group, GroupTraits, HasGroupId, Id, Identity, IsoDate, Text, Update};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;

use crate::sent;

fn mask<S: Serializer>(_: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

mod hex {
    use serde::Serializer;

    pub(super) fn serialize<S: Serializer>(number: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{number:x}"))
    }
}

#[test]
fn names_are_the_first_of_rename_serdes_rename_rename_all_and_serdes_rename_all() {
    #[derive(GroupTraits, Serialize)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    struct OfSerde {
        seats_used: u8,
        #[serde(rename = "Total Billed")]
        billed: u8,
        #[serde(rename(serialize = "mrr", deserialize = "x"))]
        revenue: u8,
        #[serde(rename = "x")]
        #[group(rename = "arr")]
        yearly: u8,
        #[serde(rename(deserialize = "y"))]
        open_deals: u8,
    }

    let traits = OfSerde { seats_used: 1, billed: 2, revenue: 3, yearly: 4, open_deals: 5 };
    let payload = json!({ "SEATS_USED": 1, "Total Billed": 2, "mrr": 3, "arr": 4, "OPEN_DEALS": 5 });
    assert_eq!(sent(&traits), payload);

    #[derive(GroupTraits, Serialize)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    #[group(rename_all = "camelCase")]
    struct OfBoth {
        seats_used: u8,
        #[serde(rename = "total_billed")]
        billed: u8,
    }

    assert_eq!(sent(&OfBoth { seats_used: 1, billed: 2 }), json!({ "seatsUsed": 1, "total_billed": 2 }));

    #[derive(GroupTraits, Serialize)]
    #[serde(rename_all(serialize = "camelCase", deserialize = "kebab-case"))]
    struct ForWriting {
        seats_used: u8,
    }

    assert_eq!(sent(&ForWriting { seats_used: 1 }), json!({ "seatsUsed": 1 }));
}

#[test]
fn reserved_traits_keep_the_spelling_of_the_spec_but_for_a_rename_of_group() {
    #[derive(GroupTraits, Serialize)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    struct Company {
        #[serde(rename = "_id")]
        id: &'static str,
        created_at: IsoDate,
        #[serde(rename = "E-Mail")]
        contact: &'static str,
        #[group(rename = "PLAN")]
        tier: &'static str,
        #[serde(rename = "legalName")]
        name: u8,
    }

    let created_at = IsoDate::parse("1999-02-19").unwrap();
    let company = Company { id: "7", created_at, contact: "a@b.de", tier: "free", name: 3 };
    let payload = json!({ "id": "7", "createdAt": "1999-02-19", "email": "a@b.de", "PLAN": "free", "legalName": 3 });
    assert_eq!(sent(&company), payload);
}

#[test]
fn rename_all_leaves_reserved_traits_alone_in_every_case() {
    macro_rules! cases {
        ($($case:literal)*) => {
            $({
                #[derive(GroupTraits)]
                #[group(rename_all = $case)]
                struct Company {
                    created_at: IsoDate,
                }

                let company = Company { created_at: IsoDate::parse("1999-02-19").unwrap() };
                assert_eq!(sent(&company), json!({ "createdAt": "1999-02-19" }), $case);
            })*
        };
    }
    cases!(
        "lowercase" "UPPERCASE" "PascalCase" "camelCase" "snake_case" "SCREAMING_SNAKE_CASE" "kebab-case"
        "SCREAMING-KEBAB-CASE"
    );
}

#[test]
fn it_makes_no_difference_whether_only_deserialize_is_derived() {
    #[derive(GroupTraits, Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Company {
        seats_used: u8,
        #[serde(skip_serializing)]
        internal: u8,
    }

    let company = Company { seats_used: 1, internal: 2 };
    assert_eq!(sent(&company), json!({ "seatsUsed": 1 }));
    assert_eq!(company.internal, 2);
}

#[test]
fn skipped_fields_are_left_out_until_a_word_brings_them_back() {
    #[derive(GroupTraits, Serialize)]
    struct Company {
        #[serde(skip)]
        internal: u8,
        #[serde(skip_serializing)]
        name: u8,
        #[serde(skip)]
        #[group(skip)]
        both: u8,
        #[serde(skip)]
        #[group(rename = "seats")]
        seats: u8,
        #[serde(skip)]
        #[group(flatten)]
        contact: Contact,
        #[serde(skip)]
        #[group(group_id)]
        key: &'static str,
        #[serde(skip)]
        #[group(address = "city")]
        town: &'static str,
    }

    #[derive(Default, GroupTraits, Serialize)]
    struct Contact {
        email: &'static str,
    }

    let contact = Contact { email: "a@b.de" };
    let company = Company { internal: 1, name: 2, both: 3, seats: 4, contact, key: "7", town: "Austin" };
    assert_eq!(sent(&company), json!({ "seats": 4, "email": "a@b.de", "address": { "city": "Austin" } }));
    assert_eq!(company.group_id(), "7");
    assert_eq!((company.internal, company.name, company.both), (1, 2, 3));
}

#[test]
fn skipped_field_leaves_its_name_to_another() {
    #[derive(GroupTraits, Serialize)]
    struct Company {
        #[group(skip)]
        name: u8,
        #[group(rename = "name")]
        title: &'static str,
        #[serde(skip)]
        email: u8,
        #[serde(rename = "email")]
        contact: &'static str,
    }

    let company = Company { name: 1, title: "Initech", email: 2, contact: "a@b.de" };
    assert_eq!(sent(&company), json!({ "name": "Initech", "email": "a@b.de" }));
    assert_eq!((company.name, company.email), (1, 2));
}

#[test]
fn skip_serializing_if_is_asked_with_the_field_as_it_is() {
    #[derive(GroupTraits, Serialize)]
    struct Company {
        #[serde(skip_serializing_if = "String::is_empty")]
        name: String,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        domains: Vec<u8>,
        #[serde(flatten, skip_serializing_if = "Contact::is_hidden")]
        contact: Contact,
        #[serde(skip_serializing_if = "str::is_empty")]
        #[group(with = upper)]
        industry: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[group(address = "city")]
        town: Option<String>,
        #[serde(skip_serializing_if = "str::is_empty")]
        #[group(address = "street")]
        street: String,
        #[serde(skip_serializing_if = "str::is_empty")]
        #[group(group_id)]
        key: String,
    }

    #[derive(GroupTraits, Serialize)]
    struct Contact {
        email: String,
    }

    impl Contact {
        fn is_hidden(&self) -> bool {
            self.email.is_empty()
        }
    }

    fn upper(text: &str) -> String {
        format!("{}!", text.to_uppercase())
    }

    let company = |text: &str, domains| Company {
        name: text.into(),
        domains,
        contact: Contact { email: text.into() },
        industry: text.into(),
        town: Some(text.into()),
        street: text.into(),
        key: text.into(),
    };
    assert_eq!(sent(&company("", Vec::new())), json!({ "address": { "city": "" } }));
    let payload = json!({
        "name": "a", "domains": [1], "email": "a", "industry": "A!", "address": { "city": "a", "street": "a" },
    });
    assert_eq!(sent(&company("a", vec![1])), payload);
    assert_eq!(company("", Vec::new()).group_id(), "");
}

#[test]
fn serdes_flatten_counts_as_flatten() {
    #[derive(GroupTraits, Serialize)]
    struct Membership {
        #[serde(flatten)]
        organisation: Organisation,
        #[serde(flatten)]
        more: Option<BTreeMap<String, u8>>,
        #[serde(flatten)]
        #[group(rename = "owner")]
        owner: Owner,
        #[serde(flatten)]
        #[group(skip)]
        opaque: BTreeMap<u8, u8>,
        role: &'static str,
    }

    #[derive(GroupTraits, Serialize)]
    struct Organisation {
        name: &'static str,
    }

    #[derive(Serialize)]
    struct Owner {
        age: u8,
    }

    let membership = Membership {
        organisation: Organisation { name: "Initech" },
        more: Some(BTreeMap::from([("seats".into(), 7)])),
        owner: Owner { age: 3 },
        opaque: BTreeMap::new(),
        role: "admin",
    };
    assert_eq!(sent(&membership), json!({ "name": "Initech", "seats": 7, "owner": { "age": 3 }, "role": "admin" }));
    assert!(membership.opaque.is_empty());
}

#[test]
fn function_of_serde_writes_a_custom_trait_unless_a_word_of_group_stands_beside_it() {
    #[derive(GroupTraits, Serialize)]
    struct Company {
        #[serde(serialize_with = "mask")]
        tax_number: &'static str,
        #[serde(with = "hex")]
        color: u8,
        #[serde(with = "hex")]
        #[group(rename = "shade")]
        shade: u8,
        #[serde(with = "hex")]
        #[group(display)]
        hue: u8,
        #[serde(with = "hex")]
        #[group(with = double)]
        tint: u8,
        #[serde(serialize_with = "mask")]
        #[group(date)]
        renewed: IsoDateText,
        #[serde(serialize_with = "mask")]
        api_key: &'static str,
        #[serde(serialize_with = "mask")]
        created_at: IsoDateText,
        #[serde(skip_serializing_if = "is_zero", with = "hex")]
        depth: u8,
    }

    type IsoDateText = Shown;

    #[derive(group_core::Date)]
    struct Shown(IsoDate);

    impl std::ops::Deref for Shown {
        type Target = str;

        fn deref(&self) -> &str {
            self.0.as_str()
        }
    }

    fn double(number: &u8) -> u8 {
        number * 2
    }

    fn is_zero(number: &u8) -> bool {
        *number == 0
    }

    let date = || Shown(IsoDate::parse("1999-02-19").unwrap());
    let company = Company {
        tax_number: "secret",
        color: 255,
        shade: 255,
        hue: 255,
        tint: 100,
        renewed: date(),
        api_key: "secret",
        created_at: date(),
        depth: 0,
    };
    let payload = json!({
        "tax_number": "***", "color": "ff", "shade": 255, "hue": "255", "tint": 200, "renewed": "1999-02-19",
        "api_key": "***", "createdAt": "1999-02-19",
    });
    assert_eq!(sent(&company), payload);
}

#[test]
fn bound_of_serde_is_added() {
    trait Shown {
        fn shown(&self) -> String;
    }

    impl Shown for u8 {
        fn shown(&self) -> String {
            format!("{self:03}")
        }
    }

    fn shown<T: Shown, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.shown())
    }

    #[derive(GroupTraits, Serialize)]
    #[serde(bound = "T: Shown")]
    struct OfStruct<T> {
        #[serde(serialize_with = "shown")]
        seats: T,
    }

    #[derive(GroupTraits, Serialize)]
    struct OfField<T> {
        #[serde(serialize_with = "shown", bound(serialize = "T: Shown", deserialize = ""))]
        seats: T,
    }

    assert_eq!(sent(&OfStruct { seats: 7 }), json!({ "seats": "007" }));
    assert_eq!(sent(&OfField { seats: 7 }), json!({ "seats": "007" }));
}

#[test]
fn words_that_only_matter_for_reading_have_no_effect() {
    #[derive(GroupTraits, Serialize, Deserialize)]
    #[serde(default, deny_unknown_fields, expecting = "a company", crate = "serde")]
    struct Company {
        #[serde(default, alias = "title", rename(deserialize = "x"))]
        name: String,
        #[serde(skip_deserializing)]
        seats: u8,
        #[serde(deserialize_with = "zero")]
        depth: u8,
    }

    impl Default for Company {
        fn default() -> Self {
            Self { name: "Initech".into(), seats: 1, depth: 2 }
        }
    }

    fn zero<'de, D: serde::Deserializer<'de>>(_: D) -> Result<u8, D::Error> {
        Ok(0)
    }

    assert_eq!(sent(&Company::default()), json!({ "name": "Initech", "seats": 1, "depth": 2 }));

    #[derive(Text, Deserialize)]
    #[serde(from = "String", expecting = "a plan")]
    enum Plan {
        Free,
        #[serde(other, alias = "x")]
        Rest,
    }

    impl From<String> for Plan {
        fn from(text: String) -> Self {
            if text == "Free" { Self::Free } else { Self::Rest }
        }
    }

    assert_eq!(Plan::from("Free".to_owned()).text(), Update::Set("Free".into()));
    assert_eq!(Plan::Rest.text(), Update::Set("Rest".into()));
}

#[test]
fn address_goes_by_serdes_names_and_presence() {
    #[derive(Address, Serialize)]
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    struct Office {
        #[serde(rename = "city")]
        town: &'static str,
        postal_code: &'static str,
        #[serde(skip)]
        floor: u8,
        #[serde(skip_serializing_if = "str::is_empty")]
        street: &'static str,
        #[serde(rename = "x")]
        #[group(rename = "country")]
        land: &'static str,
        #[serde(serialize_with = "mask")]
        #[group(rename = "state")]
        state: &'static str,
    }

    #[derive(GroupTraits)]
    struct Company {
        address: Office,
    }

    let address = Office { town: "Austin", postal_code: "78744", floor: 2, street: "", land: "US", state: "TX" };
    let company = Company { address };
    let payload = json!({ "city": "Austin", "country": "US", "postalCode": "78744", "state": "TX" });
    assert_eq!(sent(&company), json!({ "address": payload }));
    assert_eq!(company.address.floor, 2);
}

#[test]
fn newtype_is_what_it_holds_whatever_serde_makes_of_it() {
    #[derive(Text, Serialize)]
    #[serde(transparent)]
    struct Domain<T> {
        text: String,
        #[serde(skip)]
        _of: PhantomData<T>,
    }

    #[derive(Count, Serialize)]
    #[serde(tag = "type")]
    struct Headcount {
        number: u32,
    }

    let domain = Domain::<u8> { text: "initech.com".into(), _of: PhantomData };
    assert_eq!(domain.text(), Update::Set("initech.com".into()));
    assert_eq!(Headcount { number: 3 }.count(), Update::Set(3.into()));
}

#[test]
fn newtype_that_serde_writes_by_a_function_is_sent_by_one_of_group() {
    fn domain(url: &str) -> Option<&str> {
        url.strip_prefix("https://")
    }

    fn number<S: Serializer>(_: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }

    #[derive(Text, Serialize)]
    struct Domain(
        #[serde(serialize_with = "mask")]
        #[group(with = domain)]
        String,
    );

    #[derive(Count, Serialize)]
    struct Headcount(
        #[serde(serialize_with = "number")]
        #[group(with = Clone::clone)]
        u32,
    );

    #[derive(Id, Serialize)]
    struct Key(
        #[serde(serialize_with = "mask")]
        #[group(with = String::as_str)]
        String,
    );

    #[derive(Text, Serialize)]
    struct Number<T: Display>(
        #[serde(serialize_with = "anything")]
        #[group(display)]
        T,
    );

    fn anything<T, S: Serializer>(_: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }

    assert_eq!(Domain("https://initech.com".into()).text(), Update::Set("initech.com".into()));
    assert_eq!(Domain("initech.com".into()).text(), Update::Keep);
    assert_eq!(Headcount(3).count(), Update::Set(3.into()));
    assert_eq!(Key("7".into()).id(), "7");
    assert_eq!(Number(7).text(), Update::Set("7".into()));
}

#[test]
fn function_of_serde_does_not_matter_in_the_newtype_of_a_date() {
    fn seconds<S: Serializer>(_: &SystemTime, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(0)
    }

    #[derive(Serialize, Date)]
    struct Founded(#[serde(serialize_with = "seconds")] SystemTime);

    #[derive(Date)]
    struct Created(#[group(with = group_core::with::unix_seconds)] u32);

    #[derive(GroupTraits)]
    struct Company {
        created_at: Founded,
        #[group(date)]
        founded: Created,
    }

    let company = Company { created_at: Founded(SystemTime::UNIX_EPOCH), founded: Created(0) };
    assert_eq!(
        sent(&company),
        json!({ "createdAt": "1970-01-01T00:00:00.000Z", "founded": "1970-01-01T00:00:00.000Z" })
    );
}

#[test]
fn flatten_and_rename_overrule_a_function_of_serde() {
    fn nothing<T, S: Serializer>(_: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serde::ser::SerializeMap::end(serializer.serialize_map(Some(0))?)
    }

    #[derive(Serialize, GroupTraits)]
    struct Contact {
        phone: String,
    }

    #[derive(Serialize, GroupTraits)]
    struct Company {
        #[serde(flatten, serialize_with = "nothing")]
        #[group(flatten)]
        contact: Contact,
        #[serde(flatten, serialize_with = "nothing")]
        #[group(rename = "billing")]
        other: Contact,
        #[serde(serialize_with = "mask")]
        #[group(group_id, display)]
        key: String,
    }

    let company =
        Company { contact: Contact { phone: "1".into() }, other: Contact { phone: "2".into() }, key: "initech".into() };
    assert_eq!(sent(&company), json!({ "phone": "1", "billing": { "phone": "2" } }));
}

#[test]
fn bound_of_serde_for_reading_is_left_out() {
    #[derive(Deserialize, GroupTraits)]
    #[serde(bound = "T: Deserialize<'de>")]
    struct Company<T> {
        name: T,
    }

    #[derive(Serialize, GroupTraits)]
    #[serde(bound = "T: for<'de> Deserialize<'de> + Serialize")]
    struct Team<T> {
        name: T,
    }

    assert_eq!(sent(&Company { name: "Initech" }), json!({ "name": "Initech" }));
    assert_eq!(sent(&Team { name: "Sales".to_owned() }), json!({ "name": "Sales" }));
}

#[test]
fn into_of_serde_is_cloned_and_converted() {
    #[derive(Clone, Text, Serialize)]
    #[serde(into = "String")]
    struct Phone {
        country: u8,
        number: u32,
    }

    impl From<Phone> for String {
        fn from(phone: Phone) -> Self {
            format!("+{} {}", phone.country, phone.number)
        }
    }

    #[derive(Clone, Text, Serialize)]
    #[serde(into = "String")]
    enum Plan {
        Seats(u8),
    }

    impl From<Plan> for String {
        fn from(plan: Plan) -> Self {
            let Plan::Seats(seats) = plan;
            format!("{seats} seats")
        }
    }

    #[derive(Clone, Count, Serialize)]
    #[serde(into = "u32")]
    struct Headcount {
        offices: Vec<u32>,
    }

    impl From<Headcount> for u32 {
        fn from(headcount: Headcount) -> Self {
            headcount.offices.iter().sum()
        }
    }

    assert_eq!(Plan::Seats(3).text(), Update::Set("3 seats".into()));
    assert_eq!(Headcount { offices: vec![1, 2] }.count(), Update::Set(3.into()));
    assert_eq!(Phone { country: 49, number: 30 }.text(), Update::Set("+49 30".into()));
}

#[test]
fn group_and_its_id_go_by_the_same_names() {
    #[derive(GroupTraits, Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Company {
        #[group(group_id)]
        key: Key,
        seats_used: u8,
    }

    #[derive(Id, Serialize)]
    struct Key(u64);

    let company = Company { key: Key(7), seats_used: 1 };
    let group = Group::of(Identity::user(3), &company).unwrap();
    let payload = json!({ "type": "group", "userId": "3", "groupId": "7", "traits": { "seatsUsed": 1 } });
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);
}
