//! Hosts of code and registries of packages.

use chrono::{DateTime, Utc};
use group_core::{GroupTraits, Id, Text};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::{WHEN, sent};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Id)]
struct OwnerId(u64);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct HostPlan {
    name: String,
    space: i64,
    private_repos: i64,
}

impl HostPlan {
    fn name(&self) -> &str {
        &self.name
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, GroupTraits)]
#[non_exhaustive]
struct HostedOrganization {
    login: String,
    id: OwnerId,
    node_id: String,
    repos_url: Url,
    avatar_url: Url,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blog: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_verified: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    billing_email: Option<String>,
    // Not as it is: `plan` is a struct. See ui/field/plan_of_a_host.rs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[group(with = HostPlan::name)]
    plan: Option<HostPlan>,
}

#[test]
fn an_organization_of_a_client_with_a_plan_of_several_fields() {
    let organization = HostedOrganization {
        login: "rubber-ducks".into(),
        id: OwnerId(9_919),
        node_id: "O_kgDO".into(),
        repos_url: "https://api.host.example/orgs/rubber-ducks/repos".parse().unwrap(),
        avatar_url: "https://img.host.example/u/9919".parse().unwrap(),
        description: None,
        name: Some("Rubber Ducks".into()),
        blog: None,
        email: Some("quack@ducks.example".into()),
        is_verified: Some(true),
        created_at: Some(WHEN.parse().unwrap()),
        r#type: Some("Organization".into()),
        billing_email: None,
        plan: Some(HostPlan { name: "team".into(), space: 976_562_499, private_repos: 9_999 }),
    };
    assert_eq!(
        sent(&organization),
        r#"{"login":"rubber-ducks","id":"9919","node_id":"O_kgDO","repos_url":"https://api.host.example/orgs/rubber-ducks/repos","avatar_url":"https://img.host.example/u/9919","name":"Rubber Ducks","email":"quack@ducks.example","is_verified":true,"createdAt":"2024-03-01T09:30:00.000Z","type":"Organization","plan":"team"}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Privacy {
    Open,
    Closed,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, GroupTraits)]
struct HostedTeam {
    id: OwnerId,
    url: Url,
    name: String,
    slug: String,
    description: Option<String>,
    privacy: Privacy,
    #[serde(skip_serializing_if = "Option::is_none")]
    members_count: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<Box<HostedTeam>>,
}

#[test]
fn a_team_of_a_client() {
    let team = |id, parent| HostedTeam {
        id: OwnerId(id),
        url: "https://api.host.example/teams/1".parse().unwrap(),
        name: "Infra".into(),
        slug: "infra".into(),
        description: None,
        privacy: Privacy::Closed,
        members_count: Some(4),
        created_at: None,
        updated_at: Some(WHEN.parse().unwrap()),
        parent,
    };
    assert_eq!(
        sent(&team(2, Some(Box::new(team(1, None))))),
        r#"{"id":"2","url":"https://api.host.example/teams/1","name":"Infra","slug":"infra","privacy":"closed","members_count":4,"updated_at":"2024-03-01T09:30:00Z","parent":{"id":1,"url":"https://api.host.example/teams/1","name":"Infra","slug":"infra","description":null,"privacy":"closed","members_count":4,"updated_at":"2024-03-01T09:30:00Z"}}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "snake_case")]
struct AppInstallation {
    id: OwnerId,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_type: Option<String>,
    permissions: std::collections::BTreeMap<String, String>,
    events: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default, deserialize_with = "when::deserialize")]
    created_at: Option<DateTime<Utc>>,
}

mod when {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        Option::deserialize(input)
    }
}

#[test]
fn an_installation_whose_date_is_read_by_a_function() {
    let installation = AppInstallation {
        id: OwnerId(52_415),
        target_type: Some("Organization".into()),
        permissions: [("checks".into(), "write".into())].into(),
        events: vec!["push".into()],
        created_at: Some(WHEN.parse().unwrap()),
    };
    assert_eq!(
        sent(&installation),
        r#"{"id":"52415","target_type":"Organization","permissions":{"checks":"write"},"events":["push"],"createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Serialize, Deserialize, Debug, GroupTraits)]
struct RegistryTeam {
    id: i32,
    login: String,
    github_id: i32,
    name: Option<String>,
    avatar: Option<String>,
    org_id: i32,
}

#[test]
fn a_team_of_a_registry_with_integer_ids() {
    let team = RegistryTeam {
        id: 42,
        login: "host:ducks:core".into(),
        github_id: 1_234,
        name: Some("Core".into()),
        avatar: Some("https://img.host.example/t/1234".into()),
        org_id: 9,
    };
    assert_eq!(
        sent(&team),
        r#"{"id":"42","login":"host:ducks:core","github_id":1234,"name":"Core","avatar":"https://img.host.example/t/1234","org_id":9}"#,
    );
}

#[derive(Debug, GroupTraits)]
struct NewRegistryTeam<'a> {
    login: &'a str,
    github_id: i32,
    name: Option<&'a str>,
    avatar: Option<&'a str>,
}

#[test]
fn a_row_to_insert_that_borrows() {
    let team = NewRegistryTeam { login: "host:ducks:web", github_id: 5, name: None, avatar: None };
    assert_eq!(sent(&team), r#"{"login":"host:ducks:web","github_id":5}"#);
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Text)]
#[serde(rename_all = "lowercase")]
enum Visibility {
    Internal,
    Private,
    Public,
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct GroupOfProjects {
    id: u64,
    name: String,
    path: String,
    description: Option<String>,
    visibility: Visibility,
    lfs_enabled: Option<bool>,
    avatar_url: Option<String>,
    web_url: String,
    parent_id: Option<u64>,
}

#[test]
fn a_group_of_projects() {
    let group = GroupOfProjects {
        id: 7,
        name: "Kernel".into(),
        path: "kernel".into(),
        description: Some("Drivers".into()),
        visibility: Visibility::Internal,
        lfs_enabled: Some(false),
        avatar_url: None,
        web_url: "https://git.example/kernel".into(),
        parent_id: None,
    };
    assert_eq!(
        sent(&group),
        r#"{"id":"7","name":"Kernel","path":"kernel","description":"Drivers","visibility":"internal","lfs_enabled":false,"web_url":"https://git.example/kernel"}"#,
    );
}
