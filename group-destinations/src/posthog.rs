use group_core::ReceivedGroup;
use http::{Method, Uri};

use crate::{
    ConversionError, Converted, Destination, SettingError,
    json::{Object, Writer},
    message::Message,
    request::{JSON, request},
    settings::{Credential, not_blank, url},
    traits::write_all,
};

const VENDOR: &str = "PostHog";
const HOST: &str = "https://us.i.posthog.com";
const PATH: &str = "/i/v0/e/";

/// As PostHog counts them: in UTF-16.
const GROUP_KEY_CHARACTERS: usize = 400;

#[doc = include_str!("../docs/posthog.md")]
#[derive(Clone, Debug)]
pub struct PostHog {
    name: String,
    uri: Uri,
    api_key: Credential,
    group_type: String,
    geoip_disable: bool,
}

impl PostHog {
    /// The project with this API key, in the United States. The group type says what the groups are, such as `company`.
    ///
    /// # Errors
    ///
    /// If the API key is blank or not visible ASCII, or the group type is blank.
    pub fn new(api_key: impl Into<String>, group_type: impl Into<String>) -> Result<Self, SettingError> {
        let group_type = group_type.into();
        not_blank("the group type of PostHog", &group_type)?;
        Ok(Self {
            name: VENDOR.to_owned(),
            uri: url("the host of PostHog", HOST, PATH)?,
            api_key: Credential::new("the API key of PostHog", api_key)?,
            group_type,
            geoip_disable: false,
        })
    }

    /// Where the project is: `https://eu.i.posthog.com`, or a host of your own.
    ///
    /// Over `http` the API key and the traits go unencrypted; that is for a host next door.
    ///
    /// # Errors
    ///
    /// If it is not a URL with `http` or `https`, or has credentials, a query, a fragment, or the path of the request.
    pub fn host(mut self, host: impl AsRef<str>) -> Result<Self, SettingError> {
        self.uri = url("the host of PostHog", host.as_ref(), PATH)?;
        Ok(self)
    }

    /// Keeps PostHog from taking the place that the request comes from for that of the user, as it otherwise does.
    #[must_use]
    pub fn geoip_disable(mut self) -> Self {
        self.geoip_disable = true;
        self
    }

    /// Another name for the `integrations` than `PostHog`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

impl Destination for PostHog {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };
        let distinct_id = match message.user_id()? {
            Some(user_id) => user_id,
            None => message.anonymous_id()?.ok_or(ConversionError::NoIdentity)?,
        };
        let found = message.group_id.encode_utf16().count();
        if found > GROUP_KEY_CHARACTERS {
            return Err(ConversionError::GroupIdTooLong { found, limit: GROUP_KEY_CHARACTERS });
        }

        let mut json = Writer::with_capacity(message.capacity());
        json.raw(r#"{"api_key":"#).text(self.api_key.expose());
        json.raw(r#","event":"$groupidentify","distinct_id":"#).text(&distinct_id);
        if let Some(timestamp) = message.timestamp()? {
            json.raw(r#","timestamp":"#).text(timestamp.as_str());
        }
        json.raw(r#","properties":{"$group_type":"#).text(&self.group_type);
        json.raw(r#","$group_key":"#).text(&message.group_id);
        if self.geoip_disable {
            json.raw(r#","$geoip_disable":true"#);
        }
        let mut properties = Object::begin(json.raw(r#","$group_set":"#));
        write_all(&message, &[], &[], &mut properties, &mut converted.left_out);
        properties.end();
        json.raw("}}");

        converted.requests.push(request(Method::POST, self.uri.clone(), JSON, json.into_bytes()));
        Ok(converted)
    }
}
