//! Settings that cannot work are refused, and credentials are not shown.

mod destinations;

use std::{error::Error, fmt};

use destinations::{SECRET, Settings, VENDORS, destination};
use group_core::ReceivedGroup;
use group_destinations::{
    Amplitude, CustomerIo, Destination, HubSpot, Intercom, Mixpanel, PostHog, Region, Salesforce, SettingError,
    UrlError,
};

const INSTANCE: &str = "https://initech.my.salesforce.com";

/// Every way in which a credential gets into a destination.
type Constructor = fn(&str) -> Result<Box<dyn Destination>, SettingError>;

const CONSTRUCTORS: [(&str, Constructor); 8] = [
    ("the token of Mixpanel", |token| Ok(Box::new(Mixpanel::new(token)?))),
    ("the API key of Amplitude", |key| Ok(Box::new(Amplitude::new(key, "company")?))),
    ("the API key of PostHog", |key| Ok(Box::new(PostHog::new(key, "company")?))),
    ("the site ID of Customer.io", |id| Ok(Box::new(CustomerIo::new(id, "key")?))),
    ("the API key of Customer.io", |key| Ok(Box::new(CustomerIo::new("site", key)?))),
    ("the access token of Intercom", |token| Ok(Box::new(Intercom::new(token)?))),
    ("the access token of HubSpot", |token| Ok(Box::new(HubSpot::new(token, "group_id")?))),
    ("the access token of Salesforce", |token| Ok(Box::new(Salesforce::new(INSTANCE, token, "Group_Id__c")?))),
];

#[test]
fn blank_credentials_are_refused() {
    for (setting, new) in CONSTRUCTORS {
        for blank in ["", " ", "\t\n"] {
            assert_eq!(new(blank).unwrap_err(), SettingError::Blank { setting });
            assert_eq!(new(blank).unwrap_err().to_string(), format!("{setting} is blank"));
        }
    }
}

#[test]
fn credentials_that_cannot_be_printed_are_refused() {
    for (setting, new) in CONSTRUCTORS {
        for hidden in ["s3cr3t\n", " s3cr3t", "s3 cr3t", "s3cr\u{0}3t", "s3crét", "s3cr\u{200b}3t"] {
            let error = new(hidden).unwrap_err();
            assert!(matches!(error, SettingError::ForbiddenCharacter { setting: found, .. } if found == setting));
            assert_eq!(
                error.to_string(),
                format!("{setting} holds a character that it cannot have: it takes visible characters of ASCII")
            );
        }
    }
}

#[test]
fn a_site_id_has_no_colon_and_an_api_key_may() {
    assert_eq!(
        CustomerIo::new("si:te", "key").unwrap_err().to_string(),
        "the site ID of Customer.io holds a character that it cannot have: it takes visible characters of ASCII without a \
         colon"
    );
    CustomerIo::new("site", "k:ey").unwrap();
}

#[test]
fn names_that_a_request_needs_are_not_blank_and_mean_nothing_else() {
    let errors = [
        (Amplitude::new("key", "").unwrap_err(), "the group type of Amplitude is blank"),
        (
            Amplitude::new("key", "$set").unwrap_err(),
            "the group type of Amplitude is a word that means something else there",
        ),
        (PostHog::new("key", " ").unwrap_err(), "the group type of PostHog is blank"),
        (HubSpot::new("token", "").unwrap_err(), "the ID property of HubSpot is blank"),
        (Salesforce::new(INSTANCE, "token", "").unwrap_err(), "the external ID field of Salesforce is blank"),
        (
            Salesforce::new(INSTANCE, "token", "Group/../Id").unwrap_err(),
            "the external ID field of Salesforce holds a character that it cannot have: it takes letters, digits and \
             underscores",
        ),
    ];
    for (error, message) in errors {
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn regions_that_a_vendor_does_not_have_are_refused() {
    fn has<D>(region: impl Fn(Region) -> Result<D, SettingError>) -> [bool; 4] {
        [Region::Us, Region::Eu, Region::In, Region::Au].map(|wanted| match region(wanted) {
            Ok(_) => true,
            Err(error) => {
                assert!(matches!(error, SettingError::NoSuchRegion { region, .. } if region == wanted));
                false
            }
        })
    }
    assert_eq!(has(|region| Mixpanel::new("token")?.region(region)), [true, true, true, false]);
    assert_eq!(has(|region| Amplitude::new("key", "company")?.region(region)), [true, true, false, false]);
    assert_eq!(has(|region| CustomerIo::new("site", "key")?.region(region)), [true, true, false, false]);
    assert_eq!(has(|region| Intercom::new("token")?.region(region)), [true, true, false, true]);
    assert_eq!(
        Amplitude::new("key", "company").unwrap().region(Region::Au).unwrap_err().to_string(),
        "Amplitude has no region AU"
    );
    assert_eq!(Region::default(), Region::Us);
}

#[test]
fn urls_that_cannot_work_are_refused() {
    let urls = [
        ("", UrlError::Scheme),
        ("eu.i.posthog.com", UrlError::Scheme),
        ("ftp://eu.i.posthog.com", UrlError::Scheme),
        (" https://eu.i.posthog.com", UrlError::Scheme),
        ("https://", UrlError::Invalid),
        ("https://:443", UrlError::Invalid),
        ("https://eu i.posthog.com", UrlError::Invalid),
        ("https://eu.i.posthog.com:99999", UrlError::Port),
        ("https://eu.i.posthog.com:", UrlError::Port),
        ("https://user:s3cr3t@eu.i.posthog.com", UrlError::Credentials),
        ("https://eu.i.posthog.com?key=s3cr3t", UrlError::QueryOrFragment),
        ("https://eu.i.posthog.com#top", UrlError::QueryOrFragment),
    ];
    let paths =
        ["https://eu.i.posthog.com/i", "https://eu.i.posthog.com/i/v0", "https://eu.i.posthog.com/ingest/i/v0/e/"];
    for (url, reason) in urls.into_iter().chain(paths.map(|url| (url, UrlError::Path))) {
        let error = PostHog::new("key", "company").unwrap().host(url).unwrap_err();
        assert_eq!(error, SettingError::Url { setting: "the host of PostHog", reason }, "{url}");
        assert_eq!(error.to_string(), "the host of PostHog is not a URL that requests can be sent to");
        assert_eq!(error.source().unwrap().to_string(), reason.to_string());
    }
    for url in ["https://initech.my.salesforce.com/services", "https://initech.my.salesforce.com/services/data/"] {
        let setting = "the instance URL of Salesforce";
        let error = Salesforce::new(url, "token", "Group_Id__c").unwrap_err();
        assert_eq!(error, SettingError::Url { setting, reason: UrlError::Path }, "{url}");
    }
    for url in ["HTTPS://eu.i.posthog.com", "http://localhost:8000/", "https://[::1]:8000", "https://example.com/my-i"]
    {
        PostHog::new("key", "company").unwrap().host(url).unwrap();
    }
}

#[test]
fn credentials_and_values_are_not_shown() {
    let message = r#"{"type":"group","groupId":"p3rs0nal","userId":"p3rs0nal","traits":{"name":"p3rs0nal","plan":{"p3rs0nal":1}}}"#;
    let group = ReceivedGroup::from_json(message).unwrap();
    for vendor in VENDORS {
        let destination = destination(vendor, &Settings::default());
        let converted = destination.convert(&group).unwrap();
        let shown = format!("{destination:?} {destination:#?} {converted:?} {converted:#?}");
        assert!(!shown.contains("p3rs0nal"), "{shown}");
        for secret in [SECRET, "c2l0ZTpzM2NyM3Q="] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

#[test]
fn headers_with_credentials_are_sensitive() {
    let group = ReceivedGroup::from_json(r#"{"type":"group","groupId":"0e8c","traits":{"name":"Initech"}}"#).unwrap();
    for vendor in ["customer_io", "intercom", "hubspot", "salesforce"] {
        let converted = destination(vendor, &Settings::default()).convert(&group).unwrap();
        assert!(converted.requests[0].headers()["authorization"].is_sensitive(), "{vendor}");
    }
}

#[test]
fn destinations_and_errors_can_be_shared_between_threads() {
    fn check<T: fmt::Debug + Send + Sync + 'static>() {}
    check::<Box<dyn Destination>>();
    check::<group_destinations::ConversionError>();
    check::<SettingError>();
    check::<group_destinations::Converted>();
}
