//! Tenants of services for many customers.

use std::collections::HashMap;

use chrono::{DateTime, Local, NaiveDateTime, Utc};
use group_core::{GroupTraits, Id, Text};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{SECONDS, WHEN, sent};

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct PlannedTenant {
    id: Uuid,
    name: String,
    slug: String,
    domain: Option<String>,
    /// `basic`, `pro` or `enterprise`.
    plan: String,
    owner_user_id: Uuid,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[test]
fn a_tenant_with_a_plan_as_text() {
    let tenant = PlannedTenant {
        id: Uuid::nil(),
        name: "Peak".into(),
        slug: "peak".into(),
        domain: None,
        plan: "pro".into(),
        owner_user_id: Uuid::nil(),
        created_at: WHEN.parse().unwrap(),
        updated_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"00000000-0000-0000-0000-000000000000","name":"Peak","slug":"peak","plan":"pro","owner_user_id":"00000000-0000-0000-0000-000000000000","createdAt":"2024-03-01T09:30:00.000Z","updated_at":"2024-03-01T09:30:00Z"}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct StorageTenant {
    id: String,
    name: String,
    // Not as it is: a secret. See ui/field/secret.rs.
    #[group(skip)]
    api_key: String,
    #[serde(skip_serializing)]
    api_secret: String,
    max_requests_per_day: i64,
    last_request_date: String,
    is_active: bool,
    // Not as it is: a number. See ui/field/seconds.rs.
    #[group(with = group_core::with::unix_seconds)]
    created_at: u64,
    updated_at: u64,
}

#[test]
fn a_tenant_with_secrets_and_seconds() {
    let tenant = StorageTenant {
        id: "t1".into(),
        name: "Bucket".into(),
        api_key: "k".into(),
        api_secret: "s".into(),
        max_requests_per_day: 1_000,
        last_request_date: "2024-03-01".into(),
        is_active: true,
        created_at: SECONDS.unsigned_abs(),
        updated_at: 0,
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"t1","name":"Bucket","max_requests_per_day":1000,"last_request_date":"2024-03-01","is_active":true,"createdAt":"2024-03-01T09:30:00.000Z","updated_at":0}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, PartialEq, Clone)]
#[serde(rename_all = "lowercase")]
enum Status {
    Active,
    Suspended,
}

#[derive(Debug, Serialize, Deserialize, Clone, GroupTraits)]
struct ConfiguredTenant {
    id: Uuid,
    name: String,
    status: Status,
    created_at: DateTime<Utc>,
    config: Value,
}

#[test]
fn a_tenant_with_a_status_and_free_settings() {
    let tenant = ConfiguredTenant {
        id: Uuid::nil(),
        name: "Orbit".into(),
        status: Status::Suspended,
        created_at: WHEN.parse().unwrap(),
        config: json!({ "quota": null, "theme": "dark" }),
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"00000000-0000-0000-0000-000000000000","name":"Orbit","status":"suspended","createdAt":"2024-03-01T09:30:00.000Z","config":{"quota":null,"theme":"dark"}}"#,
    );
}

#[derive(Serialize, Deserialize, GroupTraits)]
struct DatabaseTenant {
    id: Option<Uuid>,
    name: String,
    #[serde(skip)]
    db_user: String,
    #[serde(skip)]
    db_password_encrypted: Option<String>,
    created_at: Option<DateTime<Utc>>,
    updated_at: Option<DateTime<Utc>>,
}

#[test]
fn a_tenant_that_is_not_stored_yet_and_hides_its_password() {
    let tenant = DatabaseTenant {
        id: None,
        name: "Draft".into(),
        db_user: "draft".into(),
        db_password_encrypted: Some("x".into()),
        created_at: None,
        updated_at: None,
    };
    assert_eq!(sent(&tenant), r#"{"name":"Draft"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct TenantOfSchemas {
    id: i32,
    name: String,
    database: String,
    created_at: DateTime<Utc>,
    trashed_at: Option<DateTime<Utc>>,
}

#[test]
fn a_tenant_with_an_integer_id() {
    let tenant = TenantOfSchemas {
        id: 3,
        name: "Monkeys".into(),
        database: "tenant_3".into(),
        created_at: WHEN.parse().unwrap(),
        trashed_at: Some(WHEN.parse().unwrap()),
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"3","name":"Monkeys","database":"tenant_3","createdAt":"2024-03-01T09:30:00.000Z","trashed_at":"2024-03-01T09:30:00Z"}"#,
    );
}

#[derive(Debug, GroupTraits)]
struct ClinicTenant {
    id: String,
    #[group(rename = "plan")]
    subscription_tier: String,
}

#[test]
fn a_row_without_serde() {
    let tenant = ClinicTenant { id: "ward".into(), subscription_tier: "professional".into() };
    assert_eq!(sent(&tenant), r#"{"id":"ward","plan":"professional"}"#);
}

#[derive(Debug, Clone, PartialEq, Default, GroupTraits)]
struct QueueTenant {
    id: i32,
    tenant_code: Option<String>,
    description: Option<String>,
    queue_id: Option<i32>,
    create_time: Option<NaiveDateTime>,
}

#[test]
fn a_row_of_a_scheduler() {
    let tenant = QueueTenant {
        id: 1,
        tenant_code: Some("root".into()),
        description: Some("all".into()),
        create_time: "2024-03-01T09:30:00".parse().ok(),
        ..QueueTenant::default()
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"1","tenant_code":"root","description":"all","create_time":"2024-03-01T09:30:00"}"#,
    );
}

#[derive(Clone, Debug, Deserialize, Serialize, Eq, PartialEq, Hash)]
#[serde(rename_all = "camelCase")]
enum MetaKey {
    LegalName,
    FederalRegister,
}

#[derive(Clone, Debug, Deserialize, Serialize, Eq, PartialEq, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct MetaTenant {
    id: Option<Uuid>,
    name: String,
    description: Option<String>,
    tags: Option<Vec<String>>,
    meta: Option<HashMap<MetaKey, String>>,
    // Not as it is: a near miss. See ui/field/created.rs.
    #[group(rename = "createdAt")]
    created: DateTime<Local>,
    updated: Option<DateTime<Local>>,
}

#[test]
fn a_tenant_with_its_date_under_another_name() {
    let tenant = MetaTenant {
        id: Some(Uuid::nil()),
        name: "Spores".into(),
        description: None,
        tags: Some(vec!["eu".into()]),
        meta: Some([(MetaKey::LegalName, "Spores Oy".into())].into()),
        created: WHEN.parse::<DateTime<Utc>>().unwrap().into(),
        updated: None,
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"00000000-0000-0000-0000-000000000000","name":"Spores","tags":["eu"],"meta":{"legalName":"Spores Oy"},"createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Clone, PartialEq, Eq, Id)]
struct TypedUuid(Uuid);

#[derive(Debug, Clone, GroupTraits)]
struct TenantRecord {
    #[group(group_id)]
    uuid: TypedUuid,
    name: String,
    created_at: jiff::Timestamp,
    deleted_at: Option<jiff::Timestamp>,
}

#[test]
fn a_record_with_an_id_of_its_own_type_as_the_group_id() {
    let tenant = TenantRecord {
        uuid: TypedUuid(Uuid::nil()),
        name: "Harbour".into(),
        created_at: WHEN.parse().unwrap(),
        deleted_at: None,
    };
    assert_eq!(sent(&tenant), r#"{"name":"Harbour","createdAt":"2024-03-01T09:30:00.000Z"}"#);
    let group = group_core::Group::of(group_core::Identity::user("u"), &tenant).unwrap();
    assert_eq!(group.get_group_id(), "00000000-0000-0000-0000-000000000000");
}

#[derive(Serialize, GroupTraits)]
struct LandlordTenant {
    id: Uuid,
    name: String,
    domain: Option<String>,
    // Not as it is: text. See ui/field/address_as_text.rs.
    #[group(with = group_core::with::street)]
    address: String,
    contact_email: String,
    contact_phone: Option<String>,
    logo_url: Option<String>,
    timezone: String,
    created_at: DateTime<Utc>,
    is_active: Option<bool>,
}

#[test]
fn a_tenant_with_its_address_as_text() {
    let tenant = LandlordTenant {
        id: Uuid::nil(),
        name: "Flats".into(),
        domain: None,
        address: "12 High Street".into(),
        contact_email: "hi@flats.example".into(),
        contact_phone: None,
        logo_url: None,
        timezone: "Asia/Kolkata".into(),
        created_at: WHEN.parse().unwrap(),
        is_active: None,
    };
    assert_eq!(
        sent(&tenant),
        r#"{"id":"00000000-0000-0000-0000-000000000000","name":"Flats","address":{"street":"12 High Street"},"contact_email":"hi@flats.example","timezone":"Asia/Kolkata","createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Text)]
#[serde(rename_all = "lowercase")]
enum Tier {
    Free,
    Pro,
    #[serde(other)]
    Unknown,
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct TieredTenant {
    name: String,
    plan: Tier,
    #[serde(flatten)]
    limits: HashMap<String, Value>,
}

#[test]
fn a_tenant_that_keeps_what_it_does_not_know() {
    let tenant = |plan| TieredTenant { name: "Rest".into(), plan, limits: [("seats".into(), json!(9))].into() };
    assert_eq!(sent(&tenant(Tier::Pro)), r#"{"name":"Rest","plan":"pro","seats":9}"#);
    assert_eq!(sent(&tenant(Tier::Unknown)), r#"{"name":"Rest","plan":"unknown","seats":9}"#);
}
