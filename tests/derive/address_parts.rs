//! Addresses in columns of their own, and lines that are appended.

use group_core::{Address, GroupTraits, Update};
use serde_json::{Value, json};

use crate::sent;

#[test]
fn columns_make_one_address() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(address = "street")]
        line1: Option<&'static str>,
        name: &'static str,
        #[group(address = "Postal Code", display)]
        zip: Option<u32>,
        #[group(address = "city", with = str::trim)]
        town: &'static str,
        #[group(address = "street", append)]
        line2: Update<&'static str>,
        #[group(append, address = "street")]
        line3: Option<String>,
    }

    let company = |line1, zip, town, line2, line3: Option<&str>| {
        let line3 = line3.map(Into::into);
        sent(&Company { line1, name: "Initech", zip, town, line2, line3 })
    };
    assert_eq!(
        company(Some("1 Main St"), Some(78744), " Austin ", Update::Set("Suite 2"), Some("c/o Bob")),
        json!({
            "address": { "street": "1 Main St, Suite 2, c/o Bob", "postalCode": "78744", "city": "Austin" },
            "name": "Initech",
        })
    );
    assert_eq!(
        company(None, None, "Austin", Update::Set(" "), Some("c/o Bob")),
        json!({ "address": { "street": "c/o Bob", "city": "Austin" }, "name": "Initech" })
    );
    assert_eq!(
        company(Some("1 Main St"), None, "", Update::Clear, Some("")),
        json!({ "address": { "street": "1 Main St", "city": "" }, "name": "Initech" })
    );
}

#[test]
fn address_of_absent_columns_is_absent() {
    #[derive(GroupTraits)]
    struct Company<T> {
        #[group(address = "city")]
        city: Option<T>,
        #[group(address = "street", append)]
        line2: Option<T>,
        #[group(address = "street")]
        line1: Update<T>,
    }

    let company = |line1| Company::<&str> { city: None, line1, line2: None };
    assert_eq!(sent(&company(Update::Keep)), json!({}));
    assert_eq!(sent(&company(Update::Clear)), json!({ "address": { "street": null } }));
}

#[test]
fn lines_of_an_address_struct_are_appended() {
    #[derive(Address)]
    struct Office<'a> {
        #[group(rename = "street", append)]
        line2: Option<&'a str>,
        street: &'a str,
        #[group(rename = "street", append, display)]
        floor: Option<u8>,
    }

    #[derive(GroupTraits)]
    struct Company<'a> {
        address: Office<'a>,
    }

    let street = |street, line2, floor| -> Value { sent(&Company { address: Office { line2, street, floor } }) };
    let text = |text: &str| json!({ "address": { "street": text } });
    assert_eq!(street("1 Main St", Some("Suite 2"), Some(3)), text("1 Main St, Suite 2, 3"));
    assert_eq!(street("1 Main St", None, None), text("1 Main St"));
    assert_eq!(street("", Some("Suite 2"), None), text("Suite 2"));
}
