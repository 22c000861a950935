use group_core::ReceivedGroup;
use http::{Method, Request, Uri};

use crate::{
    ConversionError, Converted, Destination, Region, SettingError,
    form::since_1970,
    json::{Object, Writer},
    message::Message,
    request::{FORM, percent_encode, request, within},
    settings::{Credential, Regions, not_blank},
    traits::write_all,
};

/// For the membership of a user, and for the group.
const REGIONS: Regions<[&str; 2]> = Regions {
    vendor: "Amplitude",
    urls: &[
        (Region::Us, ["https://api2.amplitude.com/identify", "https://api2.amplitude.com/groupidentify"]),
        (Region::Eu, ["https://api.eu.amplitude.com/identify", "https://api.eu.amplitude.com/groupidentify"]),
    ],
};

/// What Amplitude does with properties. As the name of one, each would be taken for that.
const OPERATIONS: [&str; 10] =
    ["$set", "$setOnce", "$add", "$append", "$prepend", "$preInsert", "$postInsert", "$remove", "$unset", "$clearAll"];

const PROPERTIES: usize = 1024;
const BYTES: usize = 1024 * 1024;

#[doc = include_str!("../docs/amplitude.md")]
#[derive(Clone, Debug)]
pub struct Amplitude {
    name: String,
    uris: [Uri; 2],
    api_key: Credential,
    group_type: String,
    min_id_length: Option<u8>,
}

impl Amplitude {
    /// The project with this API key, in the United States. The group type says what the groups are, such as `company`.
    ///
    /// # Errors
    ///
    /// If the API key is blank or not visible ASCII, or the group type is blank or one of Amplitude's operations, such as `$set`.
    pub fn new(api_key: impl Into<String>, group_type: impl Into<String>) -> Result<Self, SettingError> {
        let (setting, group_type) = ("the group type of Amplitude", group_type.into());
        not_blank(setting, &group_type)?;
        if OPERATIONS.contains(&group_type.as_str()) {
            return Err(SettingError::Reserved { setting });
        }
        Ok(Self {
            name: REGIONS.vendor.to_owned(),
            uris: REGIONS.find(Region::Us)?.map(Uri::from_static),
            api_key: Credential::new("the API key of Amplitude", api_key)?,
            group_type,
            min_id_length: None,
        })
    }

    /// Where the project's data is kept.
    ///
    /// # Errors
    ///
    /// If Amplitude has no such region.
    pub fn region(mut self, region: Region) -> Result<Self, SettingError> {
        self.uris = REGIONS.find(region)?.map(Uri::from_static);
        Ok(self)
    }

    /// How many characters a user ID or device ID has at least. Amplitude refuses those with less than 5 if it is not set.
    #[must_use]
    pub fn min_id_length(mut self, characters: u8) -> Self {
        self.min_id_length = Some(characters);
        self
    }

    /// Another name for the `integrations` than `Amplitude`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// That the user is a member of the group; none without an identity.
    fn membership(&self, message: &Message<'_>) -> Result<Option<Writer>, ConversionError> {
        let user_id = message.user_id()?;
        let device_id = match message.device_id() {
            Some(device_id) => Some(device_id),
            // The user ID is enough.
            None if user_id.is_some() => message.anonymous_id().unwrap_or_default(),
            None => message.anonymous_id()?,
        };
        if user_id.is_none() && device_id.is_none() {
            return Ok(None);
        }
        let mut json = Writer::with_capacity(256);
        json.raw(r#"[{"groups":{"#).text(&self.group_type).raw(":").text(&message.group_id);
        json.raw(r#"},"user_properties":{"#).text(&self.group_type).raw(":").text(&message.group_id).raw("}");
        for (key, text) in [("user_id", user_id), ("device_id", device_id), ("insert_id", message.message_id()?)] {
            if let Some(text) = text {
                json.raw(",").text(key).raw(":").text(&text);
            }
        }
        if let Some(time) = message.timestamp()?.as_ref().and_then(since_1970) {
            json.raw(r#","time":"#).integer(time.as_millis());
        }
        json.raw("}]");
        Ok(Some(json))
    }

    fn form(&self, uri: &Uri, identification: Writer) -> Result<Request<Vec<u8>>, ConversionError> {
        let identification = identification.into_bytes();
        let mut body = Vec::with_capacity(identification.len() * 2);
        body.extend_from_slice(b"api_key=");
        percent_encode(self.api_key.expose().as_bytes(), &mut body);
        body.extend_from_slice(b"&identification=");
        percent_encode(&identification, &mut body);
        if let Some(length) = self.min_id_length {
            body.extend_from_slice(b"&options=");
            percent_encode(format!(r#"{{"min_id_length":{length}}}"#).as_bytes(), &mut body);
        }
        within(BYTES, request(Method::POST, uri.clone(), FORM, body))
    }
}

impl Destination for Amplitude {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };
        let [identify, group_identify] = &self.uris;

        if let Some(json) = self.membership(&message)? {
            converted.requests.push(self.form(identify, json)?);
        }

        let mut json = Writer::with_capacity(message.capacity());
        json.raw(r#"[{"group_type":"#).text(&self.group_type);
        json.raw(r#","group_value":"#).text(&message.group_id);
        let mut properties = Object::begin(json.raw(r#","group_properties":"#));
        write_all(&message, &[], &OPERATIONS, &mut properties, &mut converted.left_out);
        let found = properties.end();
        json.raw("}]");

        if found > PROPERTIES {
            return Err(ConversionError::TooManyTraits { found, limit: PROPERTIES });
        }
        converted.requests.push(self.form(group_identify, json)?);
        Ok(converted)
    }
}
