//! The `integrations` of a message, in each of their forms, for every destination.

mod destinations;

use destinations::{Settings, VENDORS, destination};
use group_core::ReceivedGroup;
use group_destinations::{ConversionError, Converted};

const NAMES: [&str; 7] = ["Mixpanel", "Amplitude", "PostHog", "Customer.io", "Intercom", "HubSpot", "Salesforce"];

/// Converts a message with these integrations, in which `NAME` stands for the name of the destination.
fn convert(vendor: &str, integrations: &str) -> Result<Converted, ConversionError> {
    let destination = destination(vendor, &Settings::default());
    let integrations = integrations.replace("NAME", destination.name());
    let message = format!(
        r#"{{"type":"group","groupId":"0e8c","userId":"97980","integrations":{integrations},
            "traits":{{"name":"Initech","employees":"11-50","plan":null}}}}"#
    );
    destination.convert(&ReceivedGroup::from_json(message).unwrap())
}

#[test]
fn destinations_have_the_names_that_integrations_use() {
    let names = VENDORS.map(|vendor| destination(vendor, &Settings::default()).name().to_owned());
    assert_eq!(names, NAMES);
}

#[test]
fn integrations_that_leave_a_destination_on() {
    let on = [
        "null",
        "{}",
        r#"{"All":true}"#,
        r#"{"All":null}"#,
        r#"{"All":{}}"#,
        r#"{"NAME":true}"#,
        r#"{"NAME":{}}"#,
        r#"{"NAME":{"ip":"8.8.8.8"}}"#,
        r#"{"NAME":null}"#,
        r#"{"All":false,"NAME":true}"#,
        r#"{"NAME":true,"All":false}"#,
        r#"{"All":false,"NAME":{"ip":"8.8.8.8"}}"#,
        r#"{"Another":false}"#,
        r#"{"Another":"of any type"}"#,
        r#"{"NAME":true,"NAME":false}"#,
        // Names are case-sensitive, and have one spelling.
        r#"{"name":false}"#,
        r#"{"NAME.":false," NAME":false}"#,
        r#"{"all":false}"#,
    ];
    for vendor in VENDORS {
        for integrations in on {
            let converted = convert(vendor, integrations).unwrap();
            assert!(!converted.requests.is_empty(), "{vendor}: {integrations}");
        }
    }
}

#[test]
fn integrations_that_switch_a_destination_off() {
    let off = [
        r#"{"All":false}"#,
        r#"{"NAME":false}"#,
        r#"{"All":true,"NAME":false}"#,
        r#"{"NAME":false,"All":"of any type"}"#,
        r#"{"All":false,"Another":true}"#,
        r#"{"All":false,"NAME":null}"#,
        r#"{"NAME":false,"NAME":true}"#,
        r#"{"\u0041ll":false}"#,
    ];
    for vendor in VENDORS {
        for integrations in off {
            let converted = convert(vendor, integrations).unwrap();
            assert!(converted.requests.is_empty() && converted.left_out.is_empty(), "{vendor}: {integrations}");
        }
    }
}

#[test]
fn integrations_that_say_neither_are_an_error() {
    let unclear = [
        ("false", "integrations: found a boolean, and the spec expects an object"),
        ("[]", "integrations: found an array, and the spec expects an object"),
        (r#"{"All":"false"}"#, "integrations.All: found a string, and the spec expects a boolean or an object"),
        (r#"{"NAME":0}"#, "integrations.NAME: found a number, and the spec expects a boolean or an object"),
        (r#"{"NAME":[],"All":true}"#, "integrations.NAME: found an array, and the spec expects a boolean or an object"),
    ];
    for (vendor, name) in VENDORS.into_iter().zip(NAMES) {
        for (integrations, error) in unclear {
            let found = convert(vendor, integrations).unwrap_err().to_string();
            assert_eq!(found, error.replace("NAME", name), "{vendor}: {integrations}");
        }
    }
}

#[test]
fn a_destination_that_is_switched_off_looks_at_nothing_else() {
    for vendor in VENDORS {
        let destination = destination(vendor, &Settings::default());
        let message = r#"{"type":"group","groupId":{},"userId":[],"traits":"none","integrations":{"All":false}}"#;
        let converted = destination.convert(&ReceivedGroup::from_json(message).unwrap()).unwrap();
        assert!(converted.requests.is_empty() && converted.left_out.is_empty(), "{vendor}");
    }
}
