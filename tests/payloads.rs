//! The spec's own payloads, kept as data, against what the typed API writes.

use std::{collections::BTreeMap, net::Ipv4Addr};

use group_core::{Context, Group, GroupTraits, Identity, Integrations, Text};
use jiff::Timestamp;
use serde_json::{Value, json};

#[derive(GroupTraits)]
struct Company {
    name: String,
    industry: Option<String>,
    employees: u32,
    plan: Plan,
    #[group(rename = "total billed")]
    total_billed: u64,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Enterprise,
}

fn initech() -> Company {
    Company {
        name: "Initech".into(),
        industry: Some("Technology".into()),
        employees: 329,
        plan: Plan::Enterprise,
        total_billed: 830,
    }
}

fn data(text: &str) -> Value {
    serde_json::from_str(text).expect("the data is JSON")
}

fn both_ways<T: GroupTraits>(group: &Group<'_, T>) -> Value {
    let written = data(&group.to_json().expect("the group is written"));
    let serialized = serde_json::to_value(group).expect("the group is serialized");
    assert_eq!(written, serialized, "both ways out send the same");
    written
}

#[test]
fn minimal_payload_is_the_one_of_the_spec() {
    let company = initech();
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &company).unwrap();

    let mut expected = data(include_str!("data/minimal.json"));
    // The spec leaves the common fields out of its example, and requires an identity elsewhere.
    expected["userId"] = json!("97980cfea0067");
    assert_eq!(both_ways(&group), expected);
}

#[test]
fn complete_payload_is_the_one_of_the_spec() {
    let company = initech();
    let identity = Identity::user("97980cfea0067").and_anonymous("507f191e810c19729de860ea");
    let sent: Timestamp = "2015-02-23T22:28:55.111Z".parse().unwrap();
    let received: Timestamp = "2015-02-23T22:28:55.387Z".parse().unwrap();
    let expected = data(include_str!("data/complete.json"));

    let group = Group::new(identity, "0e8c78ea9d97a7b8185e8632", &company)
        .unwrap()
        .channel("browser")
        .context(
            Context::new().ip(Ipv4Addr::new(8, 8, 8, 8)).user_agent(expected["context"]["userAgent"].as_str().unwrap()),
        )
        .integrations(Integrations::all(true).with("Mixpanel", false).with("Salesforce", false))
        .message_id("022bb90c-bbac-11e4-8dfc-aa07a5b093db")
        .unwrap()
        .timestamp(sent)
        .sent_at(sent)
        .received_at(received)
        .version("1.1");

    assert_eq!(both_ways(&group), expected);
}

#[test]
fn field_of_the_context_that_is_set_to_none_is_taken_away() {
    let context = Context::new().with("tenant", 1).with("beta", true).with("tenant", None::<u8>).page(None::<()>);
    assert_eq!(serde_json::to_string(&context).unwrap(), r#"{"beta":true}"#);
}

/// A message of static parts takes parts that live shorter.
#[test]
fn message_takes_parts_of_any_lifetime() {
    fn enrich<'a>(group: Group<'static, ()>, channel: &'a str, context: &'a Context<'a>) -> Group<'a, ()> {
        group.channel(channel).context(context)
    }
    let group = Group::new(Identity::user("u"), "g", ()).unwrap();
    let (channel, locale) = (String::from("server"), String::from("en-US"));
    let context = Context::new().locale(&locale);
    let group = enrich(group, &channel, &context);
    assert!(group.to_json().unwrap().ends_with(r#""channel":"server","context":{"locale":"en-US"}}"#));
}

#[test]
fn message_gives_back_what_it_was_given() {
    let group = Group::new(Identity::user("u"), "g", BTreeMap::from([("a", 1)])).unwrap();
    assert_eq!(group.get_message_id(), None);
    let group = group.message_id("m").unwrap();
    assert_eq!(group.get_message_id(), Some("m"));
    assert_eq!(group.into_traits(), BTreeMap::from([("a", 1)]));
}
