//! Organizations, realms and groups of identity providers and password managers.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use group_core::{Address, GroupTraits, Id};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{SECONDS, WHEN, sent};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Object {
    #[serde(rename = "organization")]
    Organization,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, GroupTraits)]
struct SignInOrganization {
    #[serde(rename = "object")]
    object: Object,
    #[serde(rename = "id")]
    id: String,
    #[serde(rename = "name")]
    name: String,
    #[serde(rename = "slug")]
    slug: String,
    #[serde(rename = "members_count", skip_serializing_if = "Option::is_none")]
    members_count: Option<i64>,
    #[serde(rename = "max_allowed_memberships")]
    max_allowed_memberships: i64,
    #[serde(rename = "public_metadata")]
    public_metadata: Value,
    #[serde(rename = "private_metadata")]
    private_metadata: Value,
    // Not as it is: a number. See ui/field/seconds.rs.
    #[serde(rename = "created_at")]
    #[group(with = group_core::with::unix_millis)]
    created_at: i64,
    #[serde(rename = "updated_at")]
    updated_at: i64,
}

#[test]
fn a_generated_client_that_renames_every_field_and_counts_milliseconds() {
    let organization = SignInOrganization {
        object: Object::Organization,
        id: "org_2".into(),
        name: "Clerks".into(),
        slug: "clerks".into(),
        members_count: None,
        max_allowed_memberships: 5,
        public_metadata: json!({}),
        private_metadata: Value::Null,
        created_at: SECONDS * 1_000,
        updated_at: 0,
    };
    assert_eq!(
        sent(&organization),
        r#"{"object":"organization","id":"org_2","name":"Clerks","slug":"clerks","max_allowed_memberships":5,"public_metadata":{},"private_metadata":null,"createdAt":"2024-03-01T09:30:00.000Z","updated_at":0}"#,
    );
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, GroupTraits)]
struct NewSignInOrganization {
    #[serde(rename = "name")]
    name: String,
    #[serde(rename = "created_by", skip_serializing_if = "Option::is_none")]
    created_by: Option<String>,
    #[serde(rename = "slug", skip_serializing_if = "Option::is_none")]
    slug: Option<String>,
    #[serde(rename = "max_allowed_memberships", skip_serializing_if = "Option::is_none")]
    max_allowed_memberships: Option<i64>,
}

#[test]
fn a_request_to_create_an_organization() {
    let request = NewSignInOrganization {
        name: "Clerks".into(),
        created_by: Some("user_1".into()),
        slug: None,
        max_allowed_memberships: None,
    };
    assert_eq!(sent(&request), r#"{"name":"Clerks","created_by":"user_1"}"#);
}

#[derive(Debug, Serialize, Deserialize, Clone, GroupTraits)]
struct Realm {
    realm: String,
    enabled: Option<bool>,
    #[serde(rename = "displayName")]
    display_name: Option<String>,
    #[serde(flatten)]
    extra: HashMap<String, Value>,
}

#[test]
fn a_realm_that_keeps_what_it_does_not_know() {
    let realm = Realm {
        realm: "master".into(),
        enabled: Some(true),
        display_name: Some("Master".into()),
        extra: [("sslRequired".into(), json!("external"))].into(),
    };
    assert_eq!(sent(&realm), r#"{"realm":"master","enabled":true,"displayName":"Master","sslRequired":"external"}"#);
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Id)]
struct VaultId(String);

#[derive(Clone, Debug, GroupTraits)]
struct VaultOrganization {
    #[group(rename = "id")]
    uuid: VaultId,
    name: String,
    billing_email: String,
    // Not as it is: a secret. See ui/field/secret.rs.
    #[group(skip)]
    private_key: Option<String>,
    public_key: Option<String>,
}

#[test]
fn an_organization_of_a_password_manager() {
    let organization = VaultOrganization {
        uuid: VaultId("0d4b".into()),
        name: "Family".into(),
        billing_email: "dad@family.example".into(),
        private_key: Some("2.x".into()),
        public_key: None,
    };
    assert_eq!(sent(&organization), r#"{"id":"0d4b","name":"Family","billing_email":"dad@family.example"}"#);
}

#[derive(Clone, Debug, GroupTraits)]
struct VaultGroup {
    #[group(group_id)]
    uuid: VaultId,
    // Left to the group ID of the organization.
    #[group(skip)]
    organizations_uuid: VaultId,
    name: String,
    access_all: bool,
    external_id: Option<String>,
    #[group(rename = "createdAt", with = NaiveDateTime::and_utc)]
    creation_date: NaiveDateTime,
}

#[test]
fn a_group_whose_date_has_another_name_and_no_offset() {
    let group = VaultGroup {
        uuid: VaultId("g".into()),
        organizations_uuid: VaultId("o".into()),
        name: "Kids".into(),
        access_all: false,
        external_id: None,
        creation_date: "2024-03-01T09:30:00".parse().unwrap(),
    };
    assert_eq!(sent(&group), r#"{"name":"Kids","access_all":false,"createdAt":"2024-03-01T09:30:00.000Z"}"#);
}

#[derive(Serialize, Deserialize, PartialEq, Debug, Clone, Address)]
#[serde(rename_all = "camelCase")]
struct DirectoryAddress {
    // Not as it is: unknown keys. See ui/field/lines_of_an_address.rs.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[group(rename = "street")]
    address_line1: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[group(rename = "street", append)]
    address_line2: String,
    #[serde(default, skip_serializing_if = "String::is_empty", rename = "countryCode")]
    #[group(rename = "country")]
    country: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[group(rename = "city")]
    locality: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    postal_code: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[group(skip)]
    contact_name: String,
}

#[derive(Serialize, Deserialize, PartialEq, Debug, Clone, GroupTraits)]
struct DirectoryCustomer {
    #[serde(default, skip_serializing_if = "String::is_empty", rename = "alternateEmail")]
    alternate_email: String,
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "customerCreationTime")]
    #[group(rename = "createdAt")]
    customer_creation_time: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    language: String,
    #[serde(default, skip_serializing_if = "String::is_empty", rename = "phoneNumber")]
    #[group(rename = "phone")]
    phone_number: String,
    #[serde(default, skip_serializing_if = "Option::is_none", rename = "postalAddress")]
    #[group(rename = "address")]
    postal_address: Option<DirectoryAddress>,
}

#[test]
fn a_customer_of_a_directory_whose_empty_texts_are_left_out() {
    let customer = DirectoryCustomer {
        alternate_email: String::new(),
        customer_creation_time: Some(WHEN.parse().unwrap()),
        id: "C03az79cb".into(),
        language: "en".into(),
        phone_number: String::new(),
        postal_address: Some(DirectoryAddress {
            address_line1: "10 Main Road".into(),
            address_line2: String::new(),
            country: "JP".into(),
            locality: "Osaka".into(),
            postal_code: String::new(),
            contact_name: "Jo".into(),
        }),
    };
    assert_eq!(
        sent(&customer),
        r#"{"createdAt":"2024-03-01T09:30:00.000Z","id":"C03az79cb","language":"en","address":{"city":"Osaka","country":"JP","street":"10 Main Road"}}"#,
    );
}

#[derive(Serialize, Default, Deserialize, PartialEq, Debug, Clone, GroupTraits)]
struct DirectoryGroup {
    #[serde(rename = "adminCreated")]
    admin_created: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default, skip_serializing_if = "is_zero", rename = "directMembersCount")]
    direct_members_count: i64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "as serde asks")]
fn is_zero(count: &i64) -> bool {
    *count == 0
}

#[test]
fn a_group_of_a_directory_with_an_empty_name() {
    assert_eq!(sent(&DirectoryGroup::default()), r#"{"adminCreated":false}"#);
    let group = DirectoryGroup {
        admin_created: true,
        direct_members_count: 3,
        email: "all@corp.example".into(),
        ..DirectoryGroup::default()
    };
    assert_eq!(sent(&group), r#"{"adminCreated":true,"directMembersCount":3,"email":"all@corp.example"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct MemberOfAnOrganization {
    #[serde(flatten)]
    organization: NewSignInOrganization,
    role: String,
    #[serde(flatten)]
    profile: Option<Profile>,
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct Profile {
    description: Option<String>,
    first_name: Option<String>,
}

#[test]
fn two_structs_flattened_into_one() {
    let member = MemberOfAnOrganization {
        organization: NewSignInOrganization {
            name: "Clerks".into(),
            created_by: None,
            slug: Some("clerks".into()),
            max_allowed_memberships: None,
        },
        role: "admin".into(),
        profile: Some(Profile { description: None, first_name: Some("Ada".into()) }),
    };
    assert_eq!(sent(&member), r#"{"name":"Clerks","slug":"clerks","role":"admin","first_name":"Ada"}"#);
}
