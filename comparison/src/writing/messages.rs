//! The same message for every contender, ready to be serialized.

use std::net::Ipv4Addr;

use group_core::{Context, Group, GroupTraits, Identity, Integrations};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

pub const USER_ID: &str = "97980cfea0067";
pub const ANONYMOUS_ID: &str = "507f191e810c19729de860ea";
pub const GROUP_ID: &str = "0e8c78ea9d97a7b8185e8632";
const USER_AGENT: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_5) AppleWebKit/537.36 (KHTML, like Gecko) \
                          Chrome/40.0.2214.115 Safari/537.36";
const MESSAGE_ID: &str = "022bb90c-bbac-11e4-8dfc-aa07a5b093db";
const SENT: &str = "2015-02-23T22:28:55.111Z";
const RECEIVED: &str = "2015-02-23T22:28:55.387Z";
/// When it was sent and when it arrived.
pub const DATES: [&str; 2] = [SENT, RECEIVED];

/// The payload as a serde struct written by hand, with dates that are text already or are formatted when it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ByHand<'a, T, D = &'a str> {
    r#type: &'a str,
    user_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    anonymous_id: Option<&'a str>,
    group_id: &'a str,
    traits: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<ContextByHand<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    integrations: Option<IntegrationsByHand>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<D>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent_at: Option<D>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received_at: Option<D>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ContextByHand<'a> {
    ip: &'a str,
    user_agent: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct IntegrationsByHand {
    all: bool,
    mixpanel: bool,
    salesforce: bool,
}

impl<T> ByHand<'_, T> {
    pub fn minimal(traits: T) -> Self {
        Self::without_dates(traits)
    }
}

impl<T, D: Copy> ByHand<'_, T, D> {
    fn without_dates(traits: T) -> Self {
        Self {
            r#type: "group",
            user_id: USER_ID,
            anonymous_id: None,
            group_id: GROUP_ID,
            traits,
            channel: None,
            context: None,
            integrations: None,
            message_id: None,
            timestamp: None,
            sent_at: None,
            received_at: None,
            version: None,
        }
    }

    pub fn complete(traits: T, [sent, received]: [D; 2]) -> Self {
        Self {
            anonymous_id: Some(ANONYMOUS_ID),
            channel: Some("browser"),
            context: Some(ContextByHand { ip: "8.8.8.8", user_agent: USER_AGENT }),
            integrations: Some(IntegrationsByHand { all: true, mixpanel: false, salesforce: false }),
            message_id: Some(MESSAGE_ID),
            timestamp: Some(sent),
            sent_at: Some(sent),
            received_at: Some(received),
            version: Some("1.1"),
            ..Self::without_dates(traits)
        }
    }
}

/// What many messages share.
pub struct Shared {
    pub context: Context<'static>,
    pub integrations: Integrations<'static>,
    pub sent: Timestamp,
    pub received: Timestamp,
    pub context_value: Value,
    pub integrations_value: Value,
    pub sent_time: time::OffsetDateTime,
}

impl Default for Shared {
    fn default() -> Self {
        Self {
            context: Context::new().ip(Ipv4Addr::new(8, 8, 8, 8)).user_agent(USER_AGENT),
            integrations: Integrations::all(true).with("Mixpanel", false).with("Salesforce", false),
            sent: SENT.parse().expect("a timestamp"),
            received: RECEIVED.parse().expect("a timestamp"),
            context_value: json!({ "ip": "8.8.8.8", "userAgent": USER_AGENT }),
            integrations_value: json!({ "All": true, "Mixpanel": false, "Salesforce": false }),
            sent_time: time::OffsetDateTime::parse(SENT, &time::format_description::well_known::Rfc3339)
                .expect("a timestamp"),
        }
    }
}

pub fn minimal<T: GroupTraits>(traits: T) -> Group<'static, T> {
    Group::new(Identity::user(USER_ID), GROUP_ID, traits).expect("the IDs are not blank")
}

pub fn complete<T: GroupTraits>(shared: &Shared, traits: T) -> Group<'_, T> {
    let identity = Identity::user(USER_ID).and_anonymous(ANONYMOUS_ID);
    Group::new(identity, GROUP_ID, traits)
        .expect("the IDs are not blank")
        .channel("browser")
        .context(&shared.context)
        .integrations(&shared.integrations)
        .message_id(MESSAGE_ID)
        .expect("the message ID is short")
        .timestamp(shared.sent)
        .sent_at(shared.sent)
        .received_at(shared.received)
        .version("1.1")
}

/// The payload by `serde_json::json!`, into which the traits are interpolated as they are.
pub fn value(traits: &impl Serialize) -> Value {
    json!({
        "type": "group",
        "userId": USER_ID,
        "anonymousId": ANONYMOUS_ID,
        "groupId": GROUP_ID,
        "traits": traits,
        "channel": "browser",
        "context": { "ip": "8.8.8.8", "userAgent": USER_AGENT },
        "integrations": { "All": true, "Mixpanel": false, "Salesforce": false },
        "messageId": MESSAGE_ID,
        "timestamp": SENT,
        "sentAt": SENT,
        "receivedAt": RECEIVED,
        "version": "1.1",
    })
}

pub fn minimal_value(traits: &impl Serialize) -> Value {
    json!({ "type": "group", "userId": USER_ID, "groupId": GROUP_ID, "traits": traits })
}

/// The message of the `segment` crate, which knows most of the common fields only as extra ones.
pub fn segment(shared: &Shared, traits: Value) -> segment::message::Group {
    let extra: Map<String, Value> = [
        ("channel", "browser"),
        ("messageId", MESSAGE_ID),
        ("sentAt", SENT),
        ("receivedAt", RECEIVED),
        ("version", "1.1"),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.into()))
    .collect();
    segment::message::Group {
        user: segment::message::User::Both { user_id: USER_ID.into(), anonymous_id: ANONYMOUS_ID.into() },
        group_id: GROUP_ID.into(),
        traits,
        timestamp: Some(shared.sent_time),
        context: Some(shared.context_value.clone()),
        integrations: Some(shared.integrations_value.clone()),
        extra,
    }
}

pub fn minimal_segment(traits: Value) -> segment::message::Group {
    segment::message::Group {
        user: segment::message::User::UserId { user_id: USER_ID.into() },
        group_id: GROUP_ID.into(),
        traits,
        ..Default::default()
    }
}

/// The message of the `rudderanalytics` crate, which has no room for other fields.
pub fn rudder(shared: &Shared, traits: Value) -> rudderanalytics::message::Group {
    rudderanalytics::message::Group {
        anonymous_id: Some(ANONYMOUS_ID.into()),
        context: Some(shared.context_value.clone()),
        integrations: Some(shared.integrations_value.clone()),
        ..minimal_rudder(traits)
    }
}

pub fn minimal_rudder(traits: Value) -> rudderanalytics::message::Group {
    rudderanalytics::message::Group {
        user_id: Some(USER_ID.into()),
        group_id: GROUP_ID.into(),
        traits: Some(traits),
        ..Default::default()
    }
}
