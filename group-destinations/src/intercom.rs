use group_core::{ReceivedGroup, spec::ReservedTrait};
use http::{HeaderName, HeaderValue, Method, Uri};

use crate::{
    ConversionError, Converted, Destination, Region, SettingError,
    form::Form,
    json::{Object, Writer},
    message::Message,
    request::authorized,
    settings::{Mapping, Regions, bearer, header},
    traits::{Fields, place_all},
};

const REGIONS: Regions<&str> = Regions {
    vendor: "Intercom",
    urls: &[
        (Region::Us, "https://api.intercom.io/companies"),
        (Region::Eu, "https://api.eu.intercom.io/companies"),
        (Region::Au, "https://api.au.intercom.io/companies"),
    ],
};

const FIELDS: Fields = Fields {
    traits: &[
        (ReservedTrait::Name, "name", Form::Text),
        (ReservedTrait::Plan, "plan", Form::Text),
        (ReservedTrait::Employees, "size", Form::Integer),
        (ReservedTrait::Website, "website", Form::Text),
        (ReservedTrait::Industry, "industry", Form::Text),
        (ReservedTrait::CreatedAt, "remote_created_at", Form::UnixSeconds),
    ],
    address: &[],
};

const VERSION: HeaderName = HeaderName::from_static("intercom-version");

#[doc = include_str!("../docs/intercom.md")]
#[derive(Clone, Debug)]
pub struct Intercom {
    name: String,
    uri: Uri,
    authorization: HeaderValue,
    api_version: String,
    attributes: Mapping,
}

impl Intercom {
    /// The workspace with this access token, in the United States.
    ///
    /// # Errors
    ///
    /// If the access token is blank, or not visible ASCII.
    pub fn new(access_token: impl AsRef<str>) -> Result<Self, SettingError> {
        Ok(Self {
            name: REGIONS.vendor.to_owned(),
            uri: Uri::from_static(REGIONS.find(Region::Us)?),
            authorization: bearer("the access token of Intercom", access_token.as_ref())?,
            api_version: "2.11".to_owned(),
            attributes: Mapping::default(),
        })
    }

    /// Where the workspace's data is kept.
    ///
    /// # Errors
    ///
    /// If Intercom has no such region.
    pub fn region(mut self, region: Region) -> Result<Self, SettingError> {
        self.uri = Uri::from_static(REGIONS.find(region)?);
        Ok(self)
    }

    /// The version of Intercom's interface. It is `2.11` if it is not set.
    #[must_use]
    pub fn api_version(mut self, api_version: impl Into<String>) -> Self {
        self.api_version = api_version.into();
        self
    }

    /// Sends a trait, in whatever spelling, as this custom attribute, which must exist in the workspace.
    ///
    /// Of two settings for a trait, the last counts. A blank attribute leaves the trait out.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.attributes.add(name, attribute);
        self
    }

    /// Another name for the `integrations` than `Intercom`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

impl Destination for Intercom {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };
        let version = header("the API version of Intercom", &self.api_version)?;

        let mut json = Writer::with_capacity(message.capacity());
        let mut company = Object::begin(&mut json);
        // It is the first key, so that it is free.
        let _ = company.put_text("company_id", &message.group_id);
        let mut custom = Writer::default();
        let mut attributes = Object::begin(&mut custom);
        place_all(&message, &FIELDS, &self.attributes, &mut converted.left_out, |place, value| {
            let value = place.form.read(value)?;
            if place.is_mapped {
                attributes.put(place.field, |json| value.write(json))
            } else {
                company.put(place.field, |json| value.write(json))
            }
        });
        if attributes.end() > 0 {
            // No trait has this field.
            let _ = company.put("custom_attributes", |json| {
                json.append(&custom);
            });
        }
        company.end();

        let mut request = authorized(Method::POST, self.uri.clone(), json.into_bytes(), &self.authorization);
        request.headers_mut().insert(VERSION, version);
        converted.requests.push(request);
        Ok(converted)
    }
}
