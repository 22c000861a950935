//! Texts: enums by the names of their variants, as serde has them.

use group_core::{Count, GroupTraits, Text, Update};
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
