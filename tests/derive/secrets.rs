//! Secrets by name are sent only if a word says so.

use group_core::{GroupTraits, HasGroupId};
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
