//! What each destination makes of a message, as data: a message, the settings, the requests, and what is left out.

mod destinations;

use std::{fs, path::Path};

use destinations::{Settings, destination};
use group_core::ReceivedGroup;
use group_destinations::Converted;
use http::Request;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    settings: Settings,
    message: Box<RawValue>,
    #[serde(default)]
    requests: Vec<Expected>,
    /// What is left out, as it is shown.
    #[serde(default)]
    left_out: Vec<String>,
    /// The error instead of all that.
    error: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// `POST https://api.mixpanel.com/groups`.
    to: String,
    /// Without those that every request has, and with the credentials.
    #[serde(default)]
    headers: Vec<String>,
    /// Of a form: its fields but for the identification.
    #[serde(default)]
    form: Vec<String>,
    /// Token for token, and without white space between the tokens.
    body: Box<RawValue>,
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// The request as a case has it: where to, the headers, the form, and the JSON of the body.
fn shown(request: &Request<Vec<u8>>) -> (String, Vec<String>, Vec<String>, String) {
    let headers = request.headers();
    let user_agent = concat!("group-destinations/", env!("CARGO_PKG_VERSION"));
    assert_eq!(headers["user-agent"], user_agent);
    let others = headers.iter().filter(|(name, _)| *name != "user-agent" && *name != "content-type");
    let others = others.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    let body = str::from_utf8(request.body()).unwrap();
    let to = format!("{} {}", request.method(), request.uri());
    if headers["content-type"] == "application/x-www-form-urlencoded" {
        let (mut form, mut json) = (Vec::new(), String::new());
        for field in body.split('&') {
            match field.split_once('=').unwrap() {
                ("identification", value) => json = decoded(value),
                (name, value) => form.push(format!("{name}={}", decoded(value))),
            }
        }
        return (to, others, form, json);
    }
    assert_eq!(headers["content-type"], "application/json");
    (to, others, Vec::new(), body.to_owned())
}

fn run(vendor: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(vendor).with_extension("json");
    let cases: Vec<Case> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert!(cases.len() >= 10, "{vendor}: {} cases", cases.len());
    for case in cases {
        let destination = destination(vendor, &case.settings);
        let group = ReceivedGroup::from_json(case.message.get()).unwrap();
        let name = format!("{vendor}: {}", case.name);
        match destination.convert(&group) {
            Err(error) => assert_eq!(Some(error.to_string()), case.error, "{name}"),
            Ok(Converted { requests, left_out, .. }) => {
                assert_eq!(case.error, None, "{name}");
                let expected = case.requests.iter();
                let expected: Vec<_> = expected
                    .map(|request| {
                        (
                            request.to.clone(),
                            request.headers.clone(),
                            request.form.clone(),
                            request.body.get().to_owned(),
                        )
                    })
                    .collect();
                assert_eq!(requests.iter().map(shown).collect::<Vec<_>>(), expected, "{name}");
                assert_eq!(left_out.iter().map(ToString::to_string).collect::<Vec<_>>(), case.left_out, "{name}");
            }
        }
    }
}

#[test]
fn mixpanel() {
    run("mixpanel");
}

#[test]
fn amplitude() {
    run("amplitude");
}

#[test]
fn posthog() {
    run("posthog");
}

#[test]
fn customer_io() {
    run("customer_io");
}

#[test]
fn intercom() {
    run("intercom");
}

#[test]
fn hubspot() {
    run("hubspot");
}

#[test]
fn salesforce() {
    run("salesforce");
}
