//! Rows of databases, as queries and generated entities have them.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};
use group_core::GroupTraits;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{SECONDS, WHEN, sent};

#[derive(Clone, Debug, PartialEq, Eq, GroupTraits)]
struct EntityOfTenants {
    id: Uuid,
    name: Option<String>,
    created_at: DateTime<FixedOffset>,
}

#[test]
fn a_generated_entity_with_an_offset() {
    let row = EntityOfTenants {
        id: Uuid::nil(),
        name: Some("Delta".into()),
        created_at: "2024-03-01T11:30:00+02:00".parse().unwrap(),
    };
    assert_eq!(
        sent(&row),
        r#"{"id":"00000000-0000-0000-0000-000000000000","name":"Delta","createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Clone, Debug, PartialEq, GroupTraits)]
struct EntityWithoutOffset {
    id: String,
    name: String,
    enabled: i32,
    r#type: i32,
    description: Option<String>,
    // Not as it is: no offset. See ui/field/naive_date_time.rs.
    #[group(with = NaiveDateTime::and_utc)]
    created_at: NaiveDateTime,
    deleted_at: Option<NaiveDateTime>,
}

#[test]
fn a_generated_entity_without_an_offset() {
    let row = EntityWithoutOffset {
        id: "sys".into(),
        name: "System".into(),
        enabled: 1,
        r#type: 0,
        description: None,
        created_at: "2024-03-01T09:30:00".parse().unwrap(),
        deleted_at: None,
    };
    assert_eq!(
        sent(&row),
        r#"{"id":"sys","name":"System","enabled":1,"type":0,"createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Deserialize, Serialize, GroupTraits)]
struct PlannerOrganization {
    id: String,
    title: String,
    // Not as it is: no offset. See ui/field/naive_date_time.rs.
    #[group(with = NaiveDateTime::and_utc)]
    created_at: Option<NaiveDateTime>,
    updated_at: Option<NaiveDateTime>,
}

#[test]
fn a_row_whose_date_may_be_missing() {
    let row =
        |created_at| PlannerOrganization { id: "o1".into(), title: "Tennis".into(), created_at, updated_at: None };
    assert_eq!(sent(&row(None)), r#"{"id":"o1","title":"Tennis"}"#);
    assert_eq!(
        sent(&row("2024-03-01T09:30:00".parse().ok())),
        r#"{"id":"o1","title":"Tennis","createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Serialize, GroupTraits)]
struct OrchestratedOrganization {
    id: i64,
    name: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[test]
fn a_row_of_four_columns() {
    let row = OrchestratedOrganization {
        id: i64::MAX,
        name: "Omni".into(),
        created_at: WHEN.parse().unwrap(),
        updated_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&row),
        r#"{"id":"9223372036854775807","name":"Omni","createdAt":"2024-03-01T09:30:00.000Z","updated_at":"2024-03-01T09:30:00Z"}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct IdentityTenant {
    id: String,
    icon: String,
    sort: i64,
    contact_phone: String,
    note: String,
    account_self_reg: bool,
}

#[test]
fn a_row_with_no_reserved_trait_but_its_id() {
    let row = IdentityTenant {
        id: "iam".into(),
        icon: String::new(),
        sort: -1,
        contact_phone: "1".into(),
        note: "n".into(),
        account_self_reg: false,
    };
    assert_eq!(
        sent(&row),
        r#"{"id":"iam","icon":"","sort":-1,"contact_phone":"1","note":"n","account_self_reg":false}"#,
    );
}

#[derive(Clone, Debug, Serialize, Deserialize, GroupTraits)]
struct PaymentOrganization {
    #[group(group_id)]
    org_id: String,
    #[group(rename = "name")]
    org_name: Option<String>,
    organization_details: Option<Value>,
    metadata: Option<Value>,
    // Not as it is: no offset. See ui/field/naive_date_time.rs.
    #[group(with = assume_utc)]
    created_at: time::PrimitiveDateTime,
    #[group(date, with = assume_utc)]
    modified_at: time::PrimitiveDateTime,
}

fn assume_utc(date: &time::PrimitiveDateTime) -> time::OffsetDateTime {
    date.assume_utc()
}

#[test]
fn a_row_with_dates_of_time_without_an_offset() {
    let when = time::OffsetDateTime::from_unix_timestamp(SECONDS).unwrap();
    let when = time::PrimitiveDateTime::new(when.date(), when.time());
    let row = PaymentOrganization {
        org_id: "org_1".into(),
        org_name: Some("Tills".into()),
        organization_details: None,
        metadata: Some(json!({})),
        created_at: when,
        modified_at: when,
    };
    assert_eq!(
        sent(&row),
        r#"{"name":"Tills","metadata":{},"createdAt":"2024-03-01T09:30:00.000Z","modified_at":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct FoundedCompany {
    id: i32,
    name: String,
    founded: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tags: Vec<String>,
}

#[test]
fn a_row_with_a_day_and_a_list_that_is_left_out_when_empty() {
    let row = FoundedCompany { id: 1, name: "Old".into(), founded: NaiveDate::from_ymd_opt(1911, 6, 16), tags: vec![] };
    assert_eq!(sent(&row), r#"{"id":"1","name":"Old","founded":"1911-06-16"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct MembershipOfARow {
    #[serde(flatten)]
    organization: FoundedCompany,
    role: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_default: bool,
}

#[test]
fn a_row_flattened_into_another() {
    let row = MembershipOfARow {
        organization: FoundedCompany { id: 1, name: "Old".into(), founded: None, tags: vec!["x".into()] },
        role: "owner".into(),
        is_default: false,
    };
    assert_eq!(sent(&row), r#"{"id":"1","name":"Old","tags":["x"],"role":"owner"}"#);
}
