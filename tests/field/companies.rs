//! Companies and customers of CRMs, invoices and time sheets.

use chrono::{DateTime, NaiveDateTime, Utc};
use group_core::{Address, GroupTraits, Id, IsoDate};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;

use crate::{WHEN, sent};

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct ProspectCompany {
    id: Uuid,
    member_id: Uuid,
    name: String,
    domain: Option<String>,
    industry: Option<String>,
    size_band: Option<String>,
    hq_location: Option<String>,
    tech_stack: Vec<String>,
    trigger_events: Value,
    version: i64,
    created_at: DateTime<Utc>,
}

#[test]
fn a_prospect() {
    let company = ProspectCompany {
        id: Uuid::nil(),
        member_id: Uuid::nil(),
        name: "Lathe".into(),
        domain: Some("lathe.example".into()),
        industry: Some("Machining".into()),
        size_band: Some("11-50".into()),
        hq_location: None,
        tech_stack: vec!["rust".into()],
        trigger_events: json!([{ "kind": "hiring" }]),
        version: 2,
        created_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&company),
        r#"{"id":"00000000-0000-0000-0000-000000000000","member_id":"00000000-0000-0000-0000-000000000000","name":"Lathe","domain":"lathe.example","industry":"Machining","size_band":"11-50","tech_stack":["rust"],"trigger_events":[{"kind":"hiring"}],"version":2,"createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Serialize, Deserialize, Debug, GroupTraits)]
struct InvoicingCompany {
    id: Option<String>,
    #[group(rename = "name")]
    company_name: String,
    owner_name: String,
    // Not as it is: text. See ui/field/address_as_text.rs.
    #[group(with = group_core::with::street)]
    address: String,
    pincode: String,
    gst_number: String,
    email: Option<String>,
    phone: String,
}

#[test]
fn a_company_on_an_invoice() {
    let company = InvoicingCompany {
        id: None,
        company_name: "Patel Traders".into(),
        owner_name: "A. Patel".into(),
        address: "4 Ring Road".into(),
        pincode: "395002".into(),
        gst_number: "24AAA".into(),
        email: None,
        phone: "5550100".into(),
    };
    assert_eq!(
        sent(&company),
        r#"{"name":"Patel Traders","owner_name":"A. Patel","address":{"street":"4 Ring Road"},"pincode":"395002","gst_number":"24AAA","phone":"5550100"}"#,
    );
}

#[derive(Debug, GroupTraits)]
struct CompanyInColumns {
    id: Option<u64>,
    name: String,
    description: String,
    // Not as it is: text beside its parts. See ui/field/address_as_text.rs.
    #[group(address = "street")]
    address: String,
    #[group(address = "postalCode", display)]
    post_code: i32,
    #[group(address = "city")]
    city: String,
    #[group(address = "country")]
    country: String,
    abn: Option<String>,
    // Not as it is: no offset. See ui/field/naive_date_time.rs.
    #[group(with = NaiveDateTime::and_utc)]
    created_at: NaiveDateTime,
}

#[test]
fn a_company_with_its_address_in_columns() {
    let company = CompanyInColumns {
        id: Some(12),
        name: "Billabong Boats".into(),
        description: "Hulls".into(),
        address: "1 Quay".into(),
        post_code: 2_000,
        city: "Sydney".into(),
        country: "AU".into(),
        abn: None,
        created_at: "2024-03-01T09:30:00".parse().unwrap(),
    };
    assert_eq!(
        sent(&company),
        r#"{"id":"12","name":"Billabong Boats","description":"Hulls","address":{"city":"Sydney","country":"AU","postalCode":"2000","street":"1 Quay"},"createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "PascalCase")]
struct LedgerCustomer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    customer_number: Option<String>,
    name: String,
    #[group(address = "street")]
    address1: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[group(address = "street", append)]
    address2: Option<String>,
    #[group(address = "postal_code")]
    zip_code: String,
    #[group(address = "city")]
    city: String,
    #[group(address = "country")]
    country_code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comments: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

#[test]
fn a_customer_in_pascal_case_with_a_second_line() {
    let customer = LedgerCustomer {
        customer_number: Some("10-7".into()),
        name: "Nordlys AB".into(),
        address1: "Storgatan 1".into(),
        address2: Some("Box 3".into()),
        zip_code: "903 26".into(),
        city: "Umeå".into(),
        country_code: "SE".into(),
        comments: None,
        email: Some("info@nordlys.example".into()),
    };
    assert_eq!(
        sent(&customer),
        r#"{"CustomerNumber":"10-7","name":"Nordlys AB","address":{"city":"Umeå","country":"SE","postalCode":"903 26","street":"Storgatan 1, Box 3"},"email":"info@nordlys.example"}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct CrmCompany {
    id: String,
    name: Option<String>,
    domain: Option<String>,
    #[serde(flatten)]
    properties: std::collections::BTreeMap<String, Value>,
}

#[test]
fn a_company_with_properties_of_any_kind() {
    let company = CrmCompany {
        id: "51".into(),
        name: Some("Hub".into()),
        domain: None,
        properties: [("lifecyclestage".into(), json!("lead")), ("numberofemployees".into(), json!(12))].into(),
    };
    assert_eq!(sent(&company), r#"{"id":"51","name":"Hub","lifecyclestage":"lead","numberofemployees":12}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, PartialEq, Eq, Hash, GroupTraits)]
struct SurveyedOrganization {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    #[serde(rename = "employeeCount")]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[group(rename = "employees")]
    employee_count: Option<i64>,
}

#[test]
fn a_count_under_another_name() {
    let organization =
        SurveyedOrganization { id: "s".into(), name: "Polls".into(), domain: None, employee_count: Some(48) };
    assert_eq!(sent(&organization), r#"{"id":"s","name":"Polls","employees":48}"#);
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, GroupTraits)]
struct SupplierOfParts {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<Url>,
}

#[test]
fn a_supplier_in_a_bill_of_materials() {
    let supplier = SupplierOfParts { name: "Bolts".into(), email: None, url: "https://bolts.example".parse().ok() };
    assert_eq!(sent(&supplier), r#"{"name":"Bolts","url":"https://bolts.example/"}"#);
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, Clone, Copy, Id)]
struct AccountId(u32);

#[derive(Serialize, Deserialize, Debug, PartialEq, Eq, GroupTraits)]
struct TimeTrackingAccount {
    id: AccountId,
    name: String,
    title: String,
    currency: String,
    created_at: DateTime<Utc>,
}

#[test]
fn an_account_with_an_integer_newtype_for_its_id() {
    let account = TimeTrackingAccount {
        id: AccountId(77),
        name: "hours".into(),
        title: "Hours GmbH".into(),
        currency: "EUR".into(),
        created_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&account),
        r#"{"id":"77","name":"hours","title":"Hours GmbH","currency":"EUR","createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, PartialEq, Address)]
#[serde(rename_all = "camelCase")]
struct ArchiveAddress {
    #[serde(skip_serializing_if = "Option::is_none")]
    street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<String>,
    city: String,
    country: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, PartialEq, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct ArchiveOrganization {
    #[serde(rename = "__id")]
    id: String,
    // Not as it is: nothing checks a `String`. See ui/field/text_for_a_date.rs.
    #[serde(rename = "__createdAt")]
    #[group(with = IsoDate::parse)]
    created_at: Option<String>,
    #[serde(rename = "__createdBy")]
    created_by: Option<String>,
    name: String,
    address: Option<ArchiveAddress>,
    alternative_names: Option<Vec<String>>,
}

#[test]
fn an_organization_whose_names_begin_with_underscores() {
    let organization = ArchiveOrganization {
        id: "0801".into(),
        created_at: Some(WHEN.into()),
        created_by: Some("me".into()),
        name: "Archive".into(),
        address: Some(ArchiveAddress { street: None, postal_code: None, city: "Basel".into(), country: None }),
        alternative_names: None,
    };
    assert_eq!(
        sent(&organization),
        r#"{"id":"0801","createdAt":"2024-03-01T09:30:00Z","__createdBy":"me","name":"Archive","address":{"city":"Basel"}}"#,
    );
}

#[derive(Debug, Serialize, Deserialize, GroupTraits)]
struct InvoicedClient {
    name: String,
    #[serde(serialize_with = "mask")]
    tax_id: String,
    email: String,
    #[group(rename = "phone")]
    phone_number: String,
}

fn mask<S: serde::Serializer>(text: &str, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(&format_args!("***{}", text.get(text.len().saturating_sub(2)..).unwrap_or_default()))
}

#[test]
fn a_masked_number_stays_masked() {
    let client = InvoicedClient {
        name: "Krs".into(),
        tax_id: "DE812871812".into(),
        email: "a@krs.example".into(),
        phone_number: "5550100".into(),
    };
    assert_eq!(sent(&client), r#"{"name":"Krs","tax_id":"***12","email":"a@krs.example","phone":"5550100"}"#);
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all = "camelCase")]
struct ShopCustomer {
    id: Uuid,
    full_name: String,
    email: Option<String>,
    phone: Option<String>,
    // Not as it is: a `Value` may be anything. See ui/field/value_for_an_address.rs.
    #[group(skip)]
    address: Option<Value>,
    tags: Option<Vec<String>>,
    custom_data: Value,
    country_code: Option<String>,
    created_at: DateTime<Utc>,
}

#[test]
fn a_customer_with_an_address_of_any_form() {
    let customer = ShopCustomer {
        id: Uuid::nil(),
        full_name: "Maria".into(),
        email: None,
        phone: Some("+55".into()),
        address: Some(json!({ "rua": "Augusta" })),
        tags: None,
        custom_data: json!({ "weight": 80 }),
        country_code: Some("BR".into()),
        created_at: WHEN.parse().unwrap(),
    };
    assert_eq!(
        sent(&customer),
        r#"{"id":"00000000-0000-0000-0000-000000000000","fullName":"Maria","phone":"+55","customData":{"weight":80},"countryCode":"BR","createdAt":"2024-03-01T09:30:00.000Z"}"#,
    );
}
