//! The destinations by their names, with credentials that a test can look for.

#![allow(dead_code, reason = "each test file uses a part of it")]

use group_destinations::{
    Amplitude, CustomerIo, Destination, HubSpot, Intercom, Mixpanel, PostHog, Region, Salesforce,
};
use serde::Deserialize;

pub(crate) const VENDORS: [&str; 7] =
    ["mixpanel", "amplitude", "posthog", "customer_io", "intercom", "hubspot", "salesforce"];

/// The credential of every destination.
pub(crate) const SECRET: &str = "s3cr3t";

/// What a case can set, whatever the destination.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Settings {
    region: Option<String>,
    named: Option<String>,
    group_key: Option<String>,
    host: Option<String>,
    object_type: Option<String>,
    api_version: Option<String>,
    min_id_length: Option<u8>,
    geoip_disable: bool,
    /// A trait, and the attribute, property or field for it.
    mapped: Vec<(String, String)>,
    skipped: Vec<String>,
}

/// Applies a setting that is there.
macro_rules! set {
    ($destination:ident.$setter:ident($value:expr)$($question:tt)?) => {
        if let Some(value) = $value {
            $destination = $destination.$setter(value)$($question)?;
        }
    };
}

pub(crate) fn destination(vendor: &str, settings: &Settings) -> Box<dyn Destination> {
    build(vendor, settings).unwrap()
}

fn build(vendor: &str, settings: &Settings) -> Result<Box<dyn Destination>, group_destinations::SettingError> {
    let region = settings.region.as_deref().map(|region| match region {
        "US" => Region::Us,
        "EU" => Region::Eu,
        "IN" => Region::In,
        "AU" => Region::Au,
        other => panic!("no region {other}"),
    });
    let named = settings.named.clone();
    Ok(match vendor {
        "mixpanel" => {
            let mut mixpanel = Mixpanel::new(SECRET)?;
            set!(mixpanel.region(region)?);
            set!(mixpanel.group_key(settings.group_key.clone()));
            set!(mixpanel.named(named));
            Box::new(mixpanel)
        }
        "amplitude" => {
            let mut amplitude = Amplitude::new(SECRET, "company")?;
            set!(amplitude.region(region)?);
            set!(amplitude.min_id_length(settings.min_id_length));
            set!(amplitude.named(named));
            Box::new(amplitude)
        }
        "posthog" => {
            let mut posthog = PostHog::new(SECRET, "company")?;
            set!(posthog.host(settings.host.as_deref())?);
            if settings.geoip_disable {
                posthog = posthog.geoip_disable();
            }
            set!(posthog.named(named));
            Box::new(posthog)
        }
        "customer_io" => {
            let mut customer_io = CustomerIo::new("site", SECRET)?;
            set!(customer_io.region(region)?);
            set!(customer_io.object_type(settings.object_type.clone()));
            set!(customer_io.named(named));
            Box::new(customer_io)
        }
        "intercom" => {
            let mut intercom = Intercom::new(SECRET)?;
            set!(intercom.region(region)?);
            set!(intercom.api_version(settings.api_version.clone()));
            set!(intercom.named(named));
            for (name, attribute) in &settings.mapped {
                intercom = intercom.attribute(name, attribute);
            }
            Box::new(intercom)
        }
        "hubspot" => {
            let mut hubspot = HubSpot::new(SECRET, "group_id")?;
            set!(hubspot.named(named));
            for (name, property) in &settings.mapped {
                hubspot = hubspot.property(name, property);
            }
            for name in &settings.skipped {
                hubspot = hubspot.skip(name);
            }
            Box::new(hubspot)
        }
        "salesforce" => {
            let host = settings.host.as_deref().unwrap_or("https://initech.my.salesforce.com");
            let mut salesforce = Salesforce::new(host, SECRET, "Group_Id__c")?;
            set!(salesforce.api_version(settings.api_version.clone()));
            set!(salesforce.named(named));
            for (name, field) in &settings.mapped {
                salesforce = salesforce.field(name, field);
            }
            Box::new(salesforce)
        }
        other => panic!("no destination {other}"),
    })
}
