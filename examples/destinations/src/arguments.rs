//! What the user asks for.

use std::ffi::OsString;

use group_destinations::{
    Amplitude, CustomerIo, Destination, HubSpot, Intercom, Mixpanel, PostHog, Salesforce, SettingError,
};
use lexopt::{Arg, ValueExt};

pub(crate) const USAGE: &str = "\
Usage: destinations [OPTIONS] [FILE]

Shows the requests that a group call becomes, and what has no place in them. Nothing is sent.
Without a FILE, or when it is -, reads standard input.

  --to NAME          a destination; can be given again. Without it, all of them:
                     Mixpanel, Amplitude, PostHog, Customer.io, Intercom, HubSpot, Salesforce
  --map TRAIT=FIELD  sends a trait in this field of Intercom, HubSpot and Salesforce; can be given again
  -h, --help         say this";

pub(crate) enum Arguments {
    Help,
    Show { destinations: Vec<Box<dyn Destination>>, file: OsString },
}

impl Arguments {
    pub(crate) fn from_env() -> Result<Self, lexopt::Error> {
        let (mut names, mut mapping, mut file) = (Vec::new(), Vec::new(), None);
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Long("to") => names.push(parser.value()?.string()?),
                Arg::Long("map") => mapping.push(parser.value()?.parse_with(|text| {
                    let pair = text.split_once('=').map(|(name, field)| (name.to_owned(), field.to_owned()));
                    pair.ok_or("expected TRAIT=FIELD")
                })?),
                Arg::Value(value) if file.is_none() => file = Some(value),
                _ => return Err(argument.unexpected()),
            }
        }
        let mut destinations = all(&mapping).map_err(|error| error.to_string())?;
        if let Some(unknown) = names.iter().find(|name| !destinations.iter().any(|known| known.name() == *name)) {
            return Err(format!("there is no destination `{unknown}`").into());
        }
        destinations.retain(|destination| names.is_empty() || names.iter().any(|name| name == destination.name()));
        Ok(Self::Show { destinations, file: file.unwrap_or_else(|| "-".into()) })
    }
}

/// Every destination. Where yours have credentials, these have names.
fn all(mapping: &[(String, String)]) -> Result<Vec<Box<dyn Destination>>, SettingError> {
    let mut intercom = Intercom::new("ACCESS_TOKEN")?;
    let mut hubspot = HubSpot::new("ACCESS_TOKEN", "group_id")?;
    let mut salesforce = Salesforce::new("https://MY_DOMAIN.my.salesforce.com", "ACCESS_TOKEN", "Group_Id__c")?;
    for (name, field) in mapping {
        intercom = intercom.attribute(name, field);
        hubspot = hubspot.property(name, field);
        salesforce = salesforce.field(name, field);
    }
    Ok(vec![
        Box::new(Mixpanel::new("TOKEN")?),
        Box::new(Amplitude::new("API_KEY", "company")?),
        Box::new(PostHog::new("API_KEY", "company")?),
        Box::new(CustomerIo::new("SITE_ID", "API_KEY")?),
        Box::new(intercom),
        Box::new(hubspot),
        Box::new(salesforce),
    ])
}
