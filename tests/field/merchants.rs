//! Shops, merchants and suppliers.

use chrono::{DateTime, Utc};
use group_core::{Address, GroupTraits};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{WHEN, sent};

#[derive(Debug, Deserialize, GroupTraits)]
struct OnlineShop {
    id: i64,
    name: String,
    #[group(address = "street")]
    address1: String,
    #[group(address = "street", append)]
    address2: Option<String>,
    #[group(address = "city")]
    city: String,
    #[group(address = "country")]
    country: String,
    country_code: String,
    #[group(address = "state")]
    province: Option<String>,
    #[group(address = "postalCode")]
    zip: String,
    created_at: DateTime<Utc>,
    customer_email: String,
    email: String,
    domain: String,
    phone: Option<String>,
    plan_name: String,
    latitude: f32,
    taxes_included: Option<bool>,
}

#[test]
fn a_shop_with_its_address_in_fields_of_the_shop() {
    let shop = OnlineShop {
        id: 690_933_842,
        name: "Apple Computers".into(),
        address1: "1 Infinite Loop".into(),
        address2: Some("Suite 100".into()),
        city: "Cupertino".into(),
        country: "US".into(),
        country_code: "US".into(),
        province: Some("California".into()),
        zip: "95014".into(),
        created_at: WHEN.parse().unwrap(),
        customer_email: "customers@apple.example".into(),
        email: "steve@apple.example".into(),
        domain: "shop.apple.example".into(),
        phone: None,
        plan_name: "enterprise".into(),
        latitude: 45.5,
        taxes_included: None,
    };
    assert_eq!(
        sent(&shop),
        r#"{"id":"690933842","name":"Apple Computers","address":{"city":"Cupertino","country":"US","postalCode":"95014","state":"California","street":"1 Infinite Loop, Suite 100"},"country_code":"US","createdAt":"2024-03-01T09:30:00.000Z","customer_email":"customers@apple.example","email":"steve@apple.example","domain":"shop.apple.example","plan_name":"enterprise","latitude":45.5}"#,
    );
}

#[derive(Clone, Debug, Deserialize, Serialize, GroupTraits)]
struct Merchant {
    id: Option<i32>,
    merchant_id: String,
    return_url: Option<String>,
    enable_payment_response_hash: bool,
    #[group(skip)] // A secret, under a name that is none elsewhere.
    payment_response_hash_key: Option<String>,
    publishable_key: Option<String>,
    metadata: Option<Value>,
    organization_id: String,
    is_recon_enabled: bool,
}

#[test]
fn a_merchant_with_a_key_that_everybody_may_know() {
    let merchant = Merchant {
        id: None,
        merchant_id: "m_1".into(),
        return_url: None,
        enable_payment_response_hash: true,
        payment_response_hash_key: None,
        publishable_key: Some("pk_1".into()),
        metadata: None,
        organization_id: "org_1".into(),
        is_recon_enabled: false,
    };
    assert_eq!(
        sent(&merchant),
        r#"{"merchant_id":"m_1","enable_payment_response_hash":true,"publishable_key":"pk_1","organization_id":"org_1","is_recon_enabled":false}"#,
    );
}

#[derive(Debug, Clone, Serialize, Deserialize, Default, Address)]
struct BankAddress {
    city: String,
    country: Option<String>,
    postal_code: Option<String>,
    // Not as it is: an unknown key. See ui/field/lines_of_an_address.rs.
    #[group(rename = "state")]
    region: Option<String>,
    street: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, GroupTraits)]
struct Payee {
    recipient_id: String,
    name: String,
    iban: Option<String>,
    address: Option<Box<BankAddress>>,
}

#[test]
fn a_payee_with_a_boxed_address() {
    let payee = Payee {
        recipient_id: "r".into(),
        name: "Wonder Wallet".into(),
        iban: None,
        address: Some(Box::new(BankAddress {
            city: "London".into(),
            region: None,
            country: Some("GB".into()),
            postal_code: Some("SE14 8JW".into()),
            street: "96 Guild Street".into(),
        })),
    };
    assert_eq!(
        sent(&payee),
        r#"{"recipient_id":"r","name":"Wonder Wallet","address":{"city":"London","country":"GB","postalCode":"SE14 8JW","street":"96 Guild Street"}}"#,
    );
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, GroupTraits)]
#[serde(rename_all(serialize = "camelCase", deserialize = "snake_case"))]
struct Supplier {
    name: String,
    lead_time_days: u16,
    #[serde(rename(deserialize = "descr"))]
    description: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    website: String,
    #[serde(skip_deserializing)]
    is_preferred: bool,
}

#[test]
fn a_supplier_that_is_read_in_one_case_and_written_in_another() {
    let supplier = |website: &str| Supplier {
        name: "Steel".into(),
        lead_time_days: 14,
        description: Some("Beams".into()),
        website: website.into(),
        is_preferred: true,
    };
    assert_eq!(sent(&supplier("")), r#"{"name":"Steel","leadTimeDays":14,"description":"Beams","isPreferred":true}"#,);
    assert_eq!(
        sent(&supplier("steel.example")),
        r#"{"name":"Steel","leadTimeDays":14,"description":"Beams","website":"steel.example","isPreferred":true}"#,
    );
}
