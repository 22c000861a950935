//! Workspaces of tools for documents, automation and tasks.

use chrono::{DateTime, Utc};
use group_core::{GroupTraits, IsoDate, Text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{SECONDS, WHEN, sent};

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Role {
    Owner = 1,
    Member = 2,
}

#[derive(Debug, Serialize, Deserialize, Clone, GroupTraits)]
struct WorkspaceOfDocuments {
    workspace_id: Uuid,
    owner_uid: i64,
    #[serde(default)]
    owner_email: String,
    workspace_type: i32,
    #[group(rename = "name")]
    workspace_name: String,
    created_at: DateTime<Utc>,
    icon: String,
    member_count: Option<i64>,
    #[serde(default)]
    role: Option<Role>,
}

#[test]
fn a_workspace_whose_name_has_a_prefix() {
    let workspace = WorkspaceOfDocuments {
        workspace_id: Uuid::from_u128(7),
        owner_uid: 30,
        owner_email: String::new(),
        workspace_type: 0,
        workspace_name: "Notes".into(),
        created_at: WHEN.parse().unwrap(),
        icon: "🦀".into(),
        member_count: None,
        role: Some(Role::Owner),
    };
    assert_eq!(
        sent(&workspace),
        r#"{"workspace_id":"00000000-0000-0000-0000-000000000007","owner_uid":30,"owner_email":"","workspace_type":0,"name":"Notes","createdAt":"2024-03-01T09:30:00.000Z","icon":"🦀","role":"Owner"}"#,
    );
}

#[derive(Serialize, GroupTraits)]
struct AutomationWorkspace {
    id: String,
    name: String,
    owner: String,
    deleted: bool,
    premium: bool,
    color: Option<String>,
}

#[test]
fn a_workspace_that_is_only_written() {
    let workspace = AutomationWorkspace {
        id: "ops".into(),
        name: "Operations".into(),
        owner: "ada@ops.example".into(),
        deleted: false,
        premium: true,
        color: None,
    };
    assert_eq!(
        sent(&workspace),
        r#"{"id":"ops","name":"Operations","owner":"ada@ops.example","deleted":false,"premium":true}"#,
    );
}

#[derive(Serialize, Debug, GroupTraits)]
struct AutomationSettings {
    workspace_id: String,
    slack_email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    slack_oauth_client_id: Option<String>,
    // Not as it is: a secret. See ui/field/secret.rs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[group(skip)]
    slack_oauth_client_secret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_invite_domain: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ai_config: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_add_groups: Option<Vec<String>>,
    teams_command_script: Option<String>,
}

#[test]
fn settings_in_which_almost_everything_is_optional() {
    let settings = AutomationSettings {
        workspace_id: "ops".into(),
        slack_email: "missing@ops.example".into(),
        slack_oauth_client_id: None,
        slack_oauth_client_secret: Some("s".into()),
        auto_invite_domain: Some("ops.example".into()),
        plan: Some("team".into()),
        ai_config: Some(json!({ "providers": { "local": null } })),
        auto_add_groups: None,
        teams_command_script: None,
    };
    assert_eq!(
        sent(&settings),
        r#"{"workspace_id":"ops","slack_email":"missing@ops.example","auto_invite_domain":"ops.example","plan":"team","ai_config":{"providers":{"local":null}}}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, Clone, GroupTraits)]
struct DesktopWorkspace {
    id: String,
    name: String,
    // Not as it is: a number. See ui/field/seconds.rs.
    #[group(with = group_core::with::unix_seconds)]
    created_at: i64,
}

#[test]
fn a_workspace_with_seconds() {
    let workspace = DesktopWorkspace { id: "w1".into(), name: "Home".into(), created_at: SECONDS };
    assert_eq!(sent(&workspace), r#"{"id":"w1","name":"Home","createdAt":"2024-03-01T09:30:00.000Z"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct LocalWorkspace {
    id: String,
    name: String,
    // Not as it is: nothing checks a `String`. See ui/field/text_for_a_date.rs.
    #[group(with = IsoDate::parse)]
    created_at: String,
    updated_at: String,
}

#[test]
fn a_workspace_with_dates_as_text() {
    let workspace =
        LocalWorkspace { id: "w2".into(), name: "Attic".into(), created_at: WHEN.into(), updated_at: WHEN.into() };
    assert_eq!(
        sent(&workspace),
        r#"{"id":"w2","name":"Attic","createdAt":"2024-03-01T09:30:00Z","updated_at":"2024-03-01T09:30:00Z"}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct ApiWorkspace {
    workspace_id: Uuid,
    display_name: String,
    description: Option<String>,
    keep_for_sec: Option<i32>,
    auto_cleanup: bool,
    created_at: jiff::Timestamp,
    updated_at: jiff::Timestamp,
}

#[test]
fn an_answer_of_an_api_in_camel_case() {
    let workspace = ApiWorkspace {
        workspace_id: Uuid::nil(),
        display_name: "Redaction".into(),
        description: None,
        keep_for_sec: Some(3_600),
        auto_cleanup: true,
        created_at: WHEN.parse().unwrap(),
        updated_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&workspace),
        r#"{"workspaceId":"00000000-0000-0000-0000-000000000000","displayName":"Redaction","keepForSec":3600,"autoCleanup":true,"createdAt":"2024-03-01T09:30:00.000Z","updatedAt":"2024-03-01T09:30:00Z"}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Active,
    Archived,
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct DomainWorkspace {
    id: Uuid,
    slug: String,
    name: String,
    state: State,
    #[serde(with = "time::serde::rfc3339")]
    created_at: time::OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    archived_at: Option<time::OffsetDateTime>,
}

#[test]
fn dates_of_time_in_the_form_that_serde_is_told() {
    let when = time::OffsetDateTime::from_unix_timestamp(SECONDS).unwrap();
    let workspace = DomainWorkspace {
        id: Uuid::nil(),
        slug: "lab".into(),
        name: "Lab".into(),
        state: State::Archived,
        created_at: when,
        archived_at: Some(when),
    };
    assert_eq!(
        sent(&workspace),
        r#"{"id":"00000000-0000-0000-0000-000000000000","slug":"lab","name":"Lab","state":"archived","createdAt":"2024-03-01T09:30:00.000Z","archived_at":"2024-03-01T09:30:00Z"}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Text)]
#[serde(rename_all = "kebab-case")]
enum SeatPlan {
    Solo,
    #[serde(rename = "team-2024")]
    Team,
    FreeTrial,
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SeatedWorkspace {
    id: Uuid,
    name: String,
    plan: SeatPlan,
    #[serde(default = "five", alias = "seat_limit")]
    max_seats: u16,
}

fn five() -> u16 {
    5
}

#[test]
fn a_plan_goes_out_as_serde_names_it() {
    let workspace = |plan| SeatedWorkspace { id: Uuid::nil(), name: "Crew".into(), plan, max_seats: five() };
    let json =
        |plan| format!(r#"{{"id":"00000000-0000-0000-0000-000000000000","name":"Crew","plan":"{plan}","maxSeats":5}}"#);
    assert_eq!(sent(&workspace(SeatPlan::Solo)), json("solo"));
    assert_eq!(sent(&workspace(SeatPlan::Team)), json("team-2024"));
    assert_eq!(sent(&workspace(SeatPlan::FreeTrial)), json("free-trial"));
}
