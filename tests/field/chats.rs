//! Servers, teams and communities of chats, forums and games.

use std::num::NonZeroU64;

use chrono::{DateTime, Utc};
use group_core::{Count, GroupTraits, Id, Text};
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use url::Url;

use crate::{WHEN, sent};

#[derive(Debug, Eq, PartialEq, Hash, Clone, Serialize, Deserialize, Id)]
struct ChatTeamId(String);

#[skip_serializing_none]
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize, GroupTraits)]
struct ChatTeam {
    id: ChatTeamId,
    name: Option<String>,
    domain: Option<String>,
    email_domain: Option<String>,
    icon: Option<Icon>,
}

#[skip_serializing_none]
#[derive(Debug, PartialEq, Clone, Serialize, Deserialize)]
struct Icon {
    image_original: Option<String>,
    image_44: Option<String>,
}

#[test]
fn a_team_of_a_chat_with_a_newtype_for_its_id() {
    let team = ChatTeam {
        id: ChatTeamId("T012".into()),
        name: Some("Rustlers".into()),
        domain: None,
        email_domain: Some("rustlers.example".into()),
        icon: Some(Icon { image_original: None, image_44: Some("https://img.example/44".into()) }),
    };
    assert_eq!(
        sent(&team),
        r#"{"id":"T012","name":"Rustlers","email_domain":"rustlers.example","icon":{"image_44":"https://img.example/44"}}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Id)]
struct Snowflake(NonZeroU64);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, GroupTraits)]
struct CachedGuild {
    id: Snowflake,
    name: Box<str>,
    description: Option<Box<str>>,
    features: Vec<Box<str>>,
    member_count: Option<u64>,
    owner_id: Snowflake,
    vanity_url_code: Option<Box<str>>,
}

#[test]
fn a_guild_with_a_number_that_is_never_zero() {
    let guild = CachedGuild {
        id: Snowflake(NonZeroU64::new(613_425_648_685_547_541).unwrap()),
        name: "Developers".into(),
        description: None,
        features: vec!["COMMUNITY".into()],
        member_count: Some(90_000),
        owner_id: Snowflake(NonZeroU64::MIN),
        vanity_url_code: Some("developers".into()),
    };
    assert_eq!(
        sent(&guild),
        r#"{"id":"613425648685547541","name":"Developers","features":["COMMUNITY"],"member_count":90000,"owner_id":1,"vanity_url_code":"developers"}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct StoredGuild {
    id: i64,
    name: String,
    icon: Option<String>,
    description: Option<String>,
    owner_id: i64,
    member_count: i32,
    created_at: DateTime<Utc>,
}

#[test]
fn a_guild_in_a_database() {
    let guild = StoredGuild {
        id: 42,
        name: "Chess".into(),
        icon: None,
        description: Some("Blitz".into()),
        owner_id: 1,
        member_count: 12,
        created_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&guild),
        r#"{"id":"42","name":"Chess","description":"Blitz","owner_id":1,"member_count":12,"createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Clone, Debug, Serialize, Deserialize, PartialEq)]
struct LightUser {
    name: String,
    title: Option<String>,
}

#[skip_serializing_none]
#[derive(Clone, Debug, Serialize, Deserialize, GroupTraits)]
#[serde(deny_unknown_fields)]
struct PlayersTeam {
    id: String,
    name: String,
    description: String,
    open: bool,
    leader: LightUser,
    leaders: Vec<LightUser>,
    #[serde(rename = "nbMembers")]
    nb_members: u32,
    location: Option<String>,
    joined: Option<bool>,
}

#[test]
fn a_team_of_players() {
    let team = PlayersTeam {
        id: "coders".into(),
        name: "Coders".into(),
        description: "We play".into(),
        open: true,
        leader: LightUser { name: "ada".into(), title: None },
        leaders: vec![],
        nb_members: 129,
        location: None,
        joined: None,
    };
    assert_eq!(
        sent(&team),
        r#"{"id":"coders","name":"Coders","description":"We play","open":true,"leader":{"name":"ada","title":null},"leaders":[],"nbMembers":129}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum CommunityVisibility {
    Public,
    Unlisted,
}

#[skip_serializing_none]
#[derive(PartialEq, Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct Community {
    id: i32,
    name: String,
    title: Option<String>,
    removed: bool,
    published_at: DateTime<Utc>,
    updated_at: Option<DateTime<Utc>>,
    ap_id: Url,
    #[serde(skip)]
    private_key: Option<String>,
    #[serde(skip)]
    public_key: String,
    #[serde(skip, default = "inbox")]
    inbox_url: Option<Url>,
    visibility: CommunityVisibility,
    summary: Option<String>,
    subscribers: i32,
    #[serde(skip)]
    hot_rank: f32,
}

fn inbox() -> Option<Url> {
    None
}

#[test]
fn a_community_that_skips_its_keys() {
    let community = Community {
        id: 2,
        name: "rust".into(),
        title: Some("Rust".into()),
        removed: false,
        published_at: WHEN.parse().unwrap(),
        updated_at: None,
        ap_id: "https://forum.example/c/rust".parse().unwrap(),
        private_key: Some("k".into()),
        public_key: "p".into(),
        inbox_url: inbox(),
        visibility: CommunityVisibility::Unlisted,
        summary: None,
        subscribers: 7,
        hot_rank: f32::NAN,
    };
    assert_eq!(
        sent(&community),
        r#"{"id":"2","name":"rust","title":"Rust","removed":false,"published_at":"2024-03-01T09:30:00Z","ap_id":"https://forum.example/c/rust","visibility":"Unlisted","subscribers":7}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Count)]
#[serde(transparent)]
struct Headcount(u32);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Text)]
#[serde(transparent)]
struct Handle {
    inner: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "SCREAMING-KEBAB-CASE")]
struct GameStudio {
    name: Handle,
    employees: Option<Headcount>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    founded_in: Option<u16>,
}

#[test]
fn newtypes_are_what_they_hold() {
    let studio =
        GameStudio { name: Handle { inner: "Pixels".into() }, employees: Some(Headcount(40)), founded_in: Some(1999) };
    assert_eq!(sent(&studio), r#"{"name":"Pixels","employees":40,"FOUNDED-IN":1999}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct AgentTeam {
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lead_member_id: Option<String>,
    created_at: DateTime<Utc>,
    #[serde(skip, default)]
    cache: Vec<u8>,
}

#[test]
fn a_team_of_agents() {
    let team = AgentTeam {
        id: "t".into(),
        name: "Night".into(),
        description: None,
        status: "idle".into(),
        lead_member_id: Some("m".into()),
        created_at: WHEN.parse().unwrap(),
        cache: vec![1],
    };
    assert_eq!(
        sent(&team),
        r#"{"id":"t","name":"Night","status":"idle","leadMemberId":"m","createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}
