//! Texts: enums by the names of their variants, as serde has them.

use group_core::{Address, Count, GroupTraits, Text, Update};
use serde::Serialize;
use serde_json::json;

use crate::sent;

#[test]
fn variants_are_named_as_serde_names_them() {
    #[derive(Clone, Copy, Serialize, Text)]
    #[serde(rename_all = "snake_case")]
    enum Plan {
        FreeTrial,
        #[serde(rename = "enterprise-2024")]
        Enterprise,
        #[serde(rename = "x")]
        #[group(rename = "legacy")]
        Legacy,
        #[serde(rename(serialize = "team", deserialize = "y"))]
        Team,
    }

    let texts = [Plan::FreeTrial, Plan::Enterprise, Plan::Legacy, Plan::Team]
        .map(|plan| plan.text().value().unwrap().into_owned());
    assert_eq!(texts, ["free_trial", "enterprise-2024", "legacy", "team"]);
    assert_eq!(Plan::FreeTrial.count(), Update::Set("free_trial".into()));
}

#[test]
fn rename_all_of_group_comes_before_that_of_serde() {
    #[derive(Serialize, Text)]
    #[serde(rename_all = "snake_case")]
    #[group(rename_all = "kebab-case")]
    enum Plan {
        FreeTrial,
    }

    assert_eq!(Plan::FreeTrial.text(), Update::Set("free-trial".into()));
}

#[test]
fn skipped_variant_is_absent() {
    #[derive(Serialize, Text)]
    enum Plan {
        Free,
        #[serde(skip)]
        Internal,
        #[serde(skip_serializing)]
        #[group(rename = "partner")]
        Partner,
        #[serde(skip)]
        Data(u8),
        #[group(skip)]
        Hidden,
        #[group(skip)]
        HiddenData {
            number: u8,
        },
    }

    #[derive(GroupTraits)]
    struct Company {
        plan: Plan,
    }

    assert_eq!(sent(&Company { plan: Plan::Free }), json!({ "plan": "Free" }));
    assert_eq!(sent(&Company { plan: Plan::Internal }), json!({}));
    assert_eq!(sent(&Company { plan: Plan::Partner }), json!({ "plan": "partner" }));
    let Plan::Data(number) = Plan::Data(1) else { unreachable!() };
    assert_eq!(sent(&Company { plan: Plan::Data(number) }), json!({}));
    assert_eq!(sent(&Company { plan: Plan::Hidden }), json!({}));
    let Plan::HiddenData { number } = (Plan::HiddenData { number: 1 }) else { unreachable!() };
    assert_eq!(sent(&Company { plan: Plan::HiddenData { number } }), json!({}));
}

#[test]
fn other_is_every_other_text() {
    #[derive(Text)]
    #[group(rename_all = "lowercase")]
    enum Plan<'a, T> {
        Free,
        #[group(other)]
        Custom(&'a T),
    }

    assert_eq!(Plan::<String>::Free.text(), Update::Set("free".into()));
    assert_eq!(Plan::Custom(&"Legacy 2019").text(), Update::Set("Legacy 2019".into()));
    assert_eq!(Plan::Custom(&None::<String>).text(), Update::Keep);

    #[derive(Serialize, Text)]
    enum Untagged {
        Free,
        #[serde(untagged)]
        Custom(String),
    }

    assert_eq!(Untagged::Free.text(), Update::Set("Free".into()));
    assert_eq!(Untagged::Custom("Legacy".into()).text(), Update::Set("Legacy".into()));
}

#[test]
fn other_can_be_sent_as_its_display_text() {
    fn mask<S: serde::Serializer>(_: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }

    #[derive(Serialize, Text)]
    enum Size<T> {
        Small,
        #[group(other)]
        Exactly(#[group(display)] Option<T>),
    }

    #[derive(Serialize, Text)]
    enum Plan {
        Free,
        #[serde(untagged)]
        Other(
            #[serde(serialize_with = "mask")]
            #[group(display)]
            String,
        ),
    }

    assert_eq!(Size::<u32>::Small.text(), Update::Set("Small".into()));
    assert_eq!(Size::Exactly(Some(7)).text(), Update::Set("7".into()));
    assert_eq!(Size::Exactly(None::<u32>).text(), Update::Keep);
    assert_eq!(
        [Plan::Free, Plan::Other("Legacy".into())].map(|plan| plan.text().value().unwrap().into_owned()),
        ["Free", "Legacy"]
    );
}

#[test]
fn bound_of_serde_on_a_variant_is_added() {
    trait Named {}
    impl Named for str {}

    #[derive(Serialize, Text)]
    enum Plan<'a, T: ?Sized> {
        Free,
        #[serde(bound = "T: Named + Serialize")]
        #[group(other)]
        Other(&'a T),
    }

    assert_eq!(Plan::<str>::Free.text(), Update::Set("Free".into()));
    assert_eq!(Plan::Other("x").text(), Update::Set("x".into()));
}

#[test]
fn text_may_be_an_address_as_well() {
    #[derive(Address, Text)]
    struct Country {
        country: &'static str,
    }

    #[derive(GroupTraits)]
    struct Company {
        industry: Country,
        address: Country,
    }

    let country = || Country { country: "US" };
    let payload = json!({ "industry": "US", "address": { "country": "US" } });
    assert_eq!(sent(&Company { industry: country(), address: country() }), payload);
}
