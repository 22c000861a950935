//! Documents of databases that know no tables.

use bson::oid::ObjectId;
use chrono::{DateTime, Utc};
use group_core::{Address, GroupTraits};
use serde::{Deserialize, Serialize};

use crate::{SECONDS, WHEN, sent};

fn object_id() -> ObjectId {
    ObjectId::parse_str("507f191e810c19729de860ea").unwrap()
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct CompanyDocument {
    #[serde(rename = "_id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: String,
    // Not as it is: text. See ui/field/address_as_text.rs.
    #[group(with = group_core::with::street)]
    address: String,
    server_config_id: String,
    #[serde(with = "milliseconds")]
    add_time: DateTime<Utc>,
}

/// As the helpers of a driver write a date.
mod milliseconds {
    use chrono::{DateTime, Utc};
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(date: &DateTime<Utc>, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_i64(date.timestamp_millis())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<DateTime<Utc>, D::Error> {
        DateTime::from_timestamp_millis(i64::deserialize(input)?).ok_or_else(|| serde::de::Error::custom("a date"))
    }
}

#[test]
fn a_document_with_a_function_for_a_date() {
    let company = CompanyDocument {
        id: Some("veteran".into()),
        name: "Veteran".into(),
        address: "7 Lu".into(),
        server_config_id: "c".into(),
        add_time: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&company),
        r#"{"id":"veteran","name":"Veteran","address":{"street":"7 Lu"},"server_config_id":"c","add_time":1709285400000}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, Address)]
struct AddressDocument {
    street: String,
    city: String,
    state: String,
    postal_code: String,
    country: String,
    #[serde(skip)]
    checked: bool,
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct CustomerDocument {
    #[serde(rename = "_id", skip_serializing_if = "Option::is_none")]
    id: Option<ObjectId>,
    name: String,
    email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<AddressDocument>,
    active: bool,
    created_at: bson::DateTime,
    #[group(date)]
    updated_at: bson::DateTime,
}

#[test]
fn a_document_of_a_driver_with_its_own_types() {
    let when = bson::DateTime::from_millis(SECONDS * 1_000);
    let customer = CustomerDocument {
        id: Some(object_id()),
        name: "Ada".into(),
        email: "ada@example.com".into(),
        phone: None,
        address: Some(AddressDocument {
            street: "1 Byron".into(),
            city: "London".into(),
            state: "LDN".into(),
            postal_code: "W1".into(),
            country: "GB".into(),
            checked: true,
        }),
        active: true,
        created_at: when,
        updated_at: when,
    };
    assert_eq!(
        sent(&customer),
        r#"{"id":"507f191e810c19729de860ea","name":"Ada","email":"ada@example.com","address":{"city":"London","country":"GB","postalCode":"W1","state":"LDN","street":"1 Byron"},"active":true,"createdAt":"2024-03-01T09:30:00.000Z","updated_at":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct ProjectDocument {
    #[serde(rename = "_id", skip_serializing_if = "Option::is_none")]
    id: Option<ObjectId>,
    name: String,
    #[group(date)]
    date_created: bson::DateTime,
}

#[test]
fn a_document_that_is_not_stored_yet() {
    let project =
        ProjectDocument { id: None, name: "Bridge".into(), date_created: bson::DateTime::from_millis(SECONDS * 1_000) };
    assert_eq!(sent(&project), r#"{"name":"Bridge","date_created":"2024-03-01T09:30:00.000Z"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct WorkspaceDocument {
    #[serde(rename = "_id")]
    name: String,
    #[serde(with = "milliseconds")]
    created_at: DateTime<Utc>,
    owner: String,
}

#[test]
fn a_document_whose_name_is_its_id() {
    let workspace = WorkspaceDocument { name: "main".into(), created_at: WHEN.parse().unwrap(), owner: "ada".into() };
    assert_eq!(sent(&workspace), r#"{"id":"main","createdAt":"2024-03-01T09:30:00.000Z","owner":"ada"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct SearchedCompany {
    object_id: String,
    name: String,
    employees: String,
    #[serde(rename = "_geo")]
    geo: Geo,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Geo {
    lat: f64,
    lng: f64,
}

#[test]
fn a_document_of_a_search_engine() {
    let company = SearchedCompany {
        object_id: "c".into(),
        name: "Finders".into(),
        employees: "11-50".into(),
        geo: Geo { lat: 48.8, lng: 2.35 },
    };
    assert_eq!(
        sent(&company),
        r#"{"objectId":"c","name":"Finders","employees":"11-50","_geo":{"lat":48.8,"lng":2.35}}"#,
    );
}
