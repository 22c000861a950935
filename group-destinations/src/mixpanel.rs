use group_core::{ReceivedGroup, spec::ReservedTrait};
use http::{Method, Uri};

use crate::{
    ConversionError, Converted, Destination, Region, SettingError,
    form::Form,
    json::{Object, Writer},
    message::Message,
    request::{JSON, request, within},
    settings::{Credential, Regions, not_blank},
    traits::{Field, write_all},
};

const REGIONS: Regions<&str> = Regions {
    vendor: "Mixpanel",
    urls: &[
        (Region::Us, "https://api.mixpanel.com/groups"),
        (Region::Eu, "https://api-eu.mixpanel.com/groups"),
        (Region::In, "https://api-in.mixpanel.com/groups"),
    ],
};

const RENAMED: [Field; 2] =
    [(ReservedTrait::Name, "$name", Form::Text), (ReservedTrait::CreatedAt, "$created", Form::Date)];

const PROPERTIES: usize = 255;
const BYTES: usize = 1024 * 1024;

#[doc = include_str!("../docs/mixpanel.md")]
#[derive(Clone, Debug)]
pub struct Mixpanel {
    name: String,
    uri: Uri,
    token: Credential,
    group_key: String,
}

impl Mixpanel {
    /// The project with this token, in the United States.
    ///
    /// # Errors
    ///
    /// If the token is blank, or not visible ASCII.
    pub fn new(token: impl Into<String>) -> Result<Self, SettingError> {
        Ok(Self {
            name: REGIONS.vendor.to_owned(),
            uri: Uri::from_static(REGIONS.find(Region::Us)?),
            token: Credential::new("the token of Mixpanel", token)?,
            group_key: "$group_id".to_owned(),
        })
    }

    /// Where the project's data is kept.
    ///
    /// # Errors
    ///
    /// If Mixpanel has no such region.
    pub fn region(mut self, region: Region) -> Result<Self, SettingError> {
        self.uri = Uri::from_static(REGIONS.find(region)?);
        Ok(self)
    }

    /// The group key of the project's settings, such as `company_id`. It is `$group_id` if it is not set.
    #[must_use]
    pub fn group_key(mut self, group_key: impl Into<String>) -> Self {
        self.group_key = group_key.into();
        self
    }

    /// Another name for the `integrations` than `Mixpanel`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

impl Destination for Mixpanel {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };
        not_blank("the group key of Mixpanel", &self.group_key)?;

        let mut json = Writer::with_capacity(message.capacity());
        json.raw(r#"[{"$token":"#).text(self.token.expose());
        json.raw(r#","$group_key":"#).text(&self.group_key);
        json.raw(r#","$group_id":"#).text(&message.group_id);
        let mut properties = Object::begin(json.raw(r#","$set":"#));
        write_all(&message, &RENAMED, &[], &mut properties, &mut converted.left_out);
        let found = properties.end();
        json.raw("}]");

        if found > PROPERTIES {
            return Err(ConversionError::TooManyTraits { found, limit: PROPERTIES });
        }
        converted.requests.push(within(BYTES, request(Method::POST, self.uri.clone(), JSON, json.into_bytes()))?);
        Ok(converted)
    }
}
