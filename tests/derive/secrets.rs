//! Secrets by name are sent only if a word says so.

use group_core::{GroupTraits, HasGroupId, Update};
use serde::Serialize;
use serde_json::json;

use crate::sent;

#[test]
fn secret_is_sent_if_a_word_says_what_is_meant() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(skip)]
        password_hash: &'static str,
        #[group(custom)]
        api_key: &'static str,
        #[group(rename = "salt")]
        pepper: &'static str,
        #[group(with = str::len)]
        client_secret: &'static str,
        #[group(group_id)]
        secret: &'static str,
    }

    let company = Company { password_hash: "a", api_key: "b", pepper: "c", client_secret: "abcd", secret: "7" };
    assert_eq!(sent(&company), json!({ "api_key": "b", "salt": "c", "client_secret": 4 }));
    assert_eq!((company.group_id().as_ref(), company.password_hash), ("7", "a"));
}

#[test]
fn flag_is_no_secret() {
    #[derive(GroupTraits, Serialize)]
    struct Company {
        valid_api_key: bool,
        missing_client_secret: Option<bool>,
        with_access_token: Update<bool>,
        password: bool,
        #[serde(rename = "stripe_secret")]
        is_paid: bool,
    }

    let company = Company {
        valid_api_key: true,
        missing_client_secret: None,
        with_access_token: Update::Clear,
        password: false,
        is_paid: true,
    };
    let payload = json!({
        "valid_api_key": true, "with_access_token": null, "password": false, "stripe_secret": true,
    });
    assert_eq!(sent(&company), payload);
}
