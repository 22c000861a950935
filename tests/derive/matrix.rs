//! Attributes of serde on every kind of trait, on plain, optional and updated values, in plain and generic structs: the payload is what
//! `serde_json::to_value` makes of the same struct, but for absent `None` and the spec's spelling of reserved traits.

use group_core::{GroupTraits, Text, Update};
use proptest::{option, prelude::*};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::sent;

fn masked<T, S: Serializer>(_: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

fn is_odd(number: &u32) -> bool {
    number % 2 == 1
}

#[derive(Clone, Debug, Serialize, Text)]
#[serde(rename_all = "kebab-case")]
enum Plan {
    FreeTrial,
    #[serde(rename = "Enterprise 2024")]
    Enterprise,
    #[serde(untagged)]
    Other(String),
}

macro_rules! matrix {
    ($($Name:ident $(<$T:ident>)? $case:literal, $Text:ty, $Count:ty, $Plan:ty, $Seats:ty;)*) => {
        $(
            #[derive(Debug, Serialize, GroupTraits)]
            #[serde(rename_all = $case)]
            struct $Name $(<$T>)? {
                #[serde(skip_serializing_if = "is_absent")]
                name: $Text,
                #[serde(rename = "Phone Number")]
                phone: $Text,
                #[serde(rename(serialize = "e-mail"))]
                contact_text: $Text,
                employees: $Count,
                plan: $Plan,
                #[serde(skip)]
                #[expect(dead_code, reason = "it is skipped")]
                website: $Text,
                #[serde(skip_serializing)]
                #[expect(dead_code, reason = "it is skipped")]
                internal_note: $Text,
                seats_used: $Seats,
                #[serde(serialize_with = "masked")]
                tax_number: $Seats,
                #[serde(skip_serializing_if = "is_odd")]
                room_count: u32,
                #[serde(flatten)]
                owner: OwnerOf,
            }
        )*
    };
}

/// A flattened struct whose names meet no other.
#[derive(Clone, Debug, Serialize, GroupTraits)]
struct OwnerOf {
    #[serde(rename = "owner_role")]
    role: Option<String>,
    #[serde(skip)]
    #[expect(dead_code, reason = "it is skipped")]
    age: u8,
}

/// What is asked of each form of text.
trait Absent {
    fn is_absent(&self) -> bool;
}

impl Absent for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Update<T> {
    fn is_absent(&self) -> bool {
        self.is_keep()
    }
}

fn is_absent(value: &impl Absent) -> bool {
    value.is_absent()
}

matrix! {
    Plain "camelCase", String, u32, Plan, u8;
    Optional "SCREAMING_SNAKE_CASE", Option<String>, Option<u32>, Option<Plan>, Option<u8>;
    Updated "PascalCase", Update<String>, Update<u32>, Update<Plan>, Update<u8>;
    Generic<T> "kebab-case", Option<String>, Option<u32>, Option<Plan>, Option<T>;
}

/// What serde writes, with reserved traits under the spec's names and without what is absent.
fn expected(struct_of_serde: &impl Serialize, is_clear: impl Fn(&str) -> bool) -> Value {
    let Value::Object(written) = serde_json::to_value(struct_of_serde).unwrap() else {
        panic!("a struct is an object")
    };
    let mut expected = Map::new();
    for (name, value) in written {
        let name = group_core::spec::ReservedTrait::find(&name).map_or(name, |reserved| reserved.name().to_owned());
        if !value.is_null() || is_clear(&name) {
            expected.insert(name, value);
        }
    }
    expected.into()
}

fn plan() -> impl Strategy<Value = Plan> {
    prop_oneof![Just(Plan::FreeTrial), Just(Plan::Enterprise), ".{0,4}".prop_map(Plan::Other)]
}

fn owner() -> impl Strategy<Value = OwnerOf> {
    (option::of(".{0,3}"), any::<u8>()).prop_map(|(role, age)| OwnerOf { role, age })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_fields_are_what_serde_writes(
        text in ".{0,4}", count: u32, plan in plan(), seats: u8, owner in owner(),
    ) {
        let traits = Plain {
            name: text.clone(),
            phone: text.clone(),
            contact_text: text.clone(),
            employees: count,
            plan,
            website: text.clone(),
            internal_note: text,
            seats_used: seats,
            tax_number: seats,
            room_count: count,
            owner,
        };
        prop_assert_eq!(sent(&traits), expected(&traits, |_| false));
    }

    #[test]
    fn optional_fields_are_what_serde_writes(
        text in option::of(".{0,4}"), count: Option<u32>, plan in option::of(plan()), seats: Option<u8>, owner in owner(),
    ) {
        let traits = Optional {
            name: text.clone(),
            phone: text.clone(),
            contact_text: text.clone(),
            employees: count,
            plan: plan.clone(),
            website: text.clone(),
            internal_note: text.clone(),
            seats_used: seats,
            tax_number: seats,
            room_count: 1,
            owner: owner.clone(),
        };
        prop_assert_eq!(sent(&traits), expected(&traits, |_| false));
        let traits = Generic {
            name: text.clone(),
            phone: text.clone(),
            contact_text: text.clone(),
            employees: count,
            plan,
            website: text.clone(),
            internal_note: text,
            seats_used: seats,
            tax_number: seats,
            room_count: 2,
            owner,
        };
        prop_assert_eq!(sent(&traits), expected(&traits, |_| false));
    }

    #[test]
    fn updated_fields_are_what_serde_writes(text in ".{0,4}", which in 0..3_u8, owner in owner()) {
        let update = || match which {
            0 => Update::Keep,
            1 => Update::Set(text.clone()),
            _ => Update::Clear,
        };
        let traits = Updated {
            name: update(),
            phone: update(),
            contact_text: update(),
            employees: update().map(|_| 7),
            plan: update().map(Plan::Other),
            website: update(),
            internal_note: update(),
            seats_used: update().map(|_| 7),
            tax_number: update().map(|_| 7),
            room_count: 2,
            owner,
        };
        // serde has one form for both: what is kept, and what is cleared.
        prop_assert_eq!(sent(&traits), expected(&traits, |name| which == 2 && name != "owner_role"));
    }
}
