use std::borrow::Cow;

use group_core::{ReceivedGroup, spec::ReservedTrait};
use http::{HeaderValue, Method, Uri};

use crate::{
    ConversionError, Converted, Destination, Region, SettingError,
    form::Form,
    json::{Object, Writer},
    message::Message,
    request::{authorized, within},
    settings::{Regions, basic, not_blank},
    traits::{Field, write_all},
};

const REGIONS: Regions<&str> = Regions {
    vendor: "Customer.io",
    urls: &[
        (Region::Us, "https://track.customer.io/api/v2/entity"),
        (Region::Eu, "https://track-eu.customer.io/api/v2/entity"),
    ],
};

const RENAMED: [Field; 1] = [(ReservedTrait::CreatedAt, "created_at", Form::UnixSeconds)];

const BYTES: usize = 32 * 1024;

#[doc = include_str!("../docs/customer_io.md")]
#[derive(Clone, Debug)]
pub struct CustomerIo {
    name: String,
    uri: Uri,
    authorization: HeaderValue,
    object_type: String,
}

impl CustomerIo {
    /// The workspace with this site ID and API key of the Track API, in the United States.
    ///
    /// # Errors
    ///
    /// If one of the two is blank or not visible ASCII, or the site ID holds a colon.
    pub fn new(site_id: impl AsRef<str>, api_key: impl AsRef<str>) -> Result<Self, SettingError> {
        let site_id = ("the site ID of Customer.io", site_id.as_ref());
        let api_key = ("the API key of Customer.io", api_key.as_ref());
        Ok(Self {
            name: REGIONS.vendor.to_owned(),
            uri: Uri::from_static(REGIONS.find(Region::Us)?),
            authorization: basic(site_id, api_key)?,
            object_type: "1".to_owned(),
        })
    }

    /// Where the workspace's data is kept.
    ///
    /// # Errors
    ///
    /// If Customer.io has no such region.
    pub fn region(mut self, region: Region) -> Result<Self, SettingError> {
        self.uri = Uri::from_static(REGIONS.find(region)?);
        Ok(self)
    }

    /// The ID of the object type that groups are. It is `1`, the first that a workspace has, if it is not set.
    #[must_use]
    pub fn object_type(mut self, object_type: impl Into<String>) -> Self {
        self.object_type = object_type.into();
        self
    }

    /// Another name for the `integrations` than `Customer.io`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

/// What kind of ID a user ID is.
fn identifier(user_id: Cow<'_, str>) -> (&'static str, Cow<'_, str>) {
    match user_id.strip_prefix("cio_") {
        Some(cio_id) if !cio_id.is_empty() => ("cio_id", Cow::Owned(cio_id.to_owned())),
        _ if user_id.contains('@') => ("email", user_id),
        _ => ("id", user_id),
    }
}

impl Destination for CustomerIo {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };
        not_blank("the object type of Customer.io", &self.object_type)?;
        let (action, person) = match message.user_id()? {
            Some(user_id) => ("identify", Some(identifier(user_id))),
            None => match message.anonymous_id()? {
                Some(anonymous_id) => ("identify_anonymous", Some(("anonymous_id", anonymous_id))),
                None => ("identify", None),
            },
        };

        let mut json = Writer::with_capacity(message.capacity());
        json.raw(r#"{"type":"object","action":"#).text(action);
        json.raw(r#","identifiers":{"object_type_id":"#).text(&self.object_type);
        json.raw(r#","object_id":"#).text(&message.group_id);
        let mut attributes = Object::begin(json.raw(r#"},"attributes":"#));
        write_all(&message, &RENAMED, &[], &mut attributes, &mut converted.left_out);
        attributes.end();
        if let Some((kind, id)) = person {
            json.raw(r#","cio_relationships":[{"identifiers":{"#).text(kind).raw(":").text(&id).raw("}}]");
        }
        json.raw("}");

        let request = authorized(Method::POST, self.uri.clone(), json.into_bytes(), &self.authorization);
        converted.requests.push(within(BYTES, request)?);
        Ok(converted)
    }
}
