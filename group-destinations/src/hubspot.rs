use std::borrow::Cow;

use group_core::{
    ReceivedGroup,
    spec::{AddressKey, ReservedTrait, is_blank},
};
use http::{HeaderValue, Method, Uri};
use serde_json::value::RawValue;

use crate::{
    ConversionError, Converted, Destination, Reason, SettingError,
    form::{Form, Value},
    json::{self, Json, Object, Writer},
    message::Message,
    request::{authorized, is_http},
    settings::{Mapping, bearer, not_blank},
    traits::{Fields, Place, place_all},
};

const VENDOR: &str = "HubSpot";
const URL: &str = "https://api.hubapi.com/crm/v3/objects/companies/batch/upsert";

const WEBSITE: &str = "website";
const DOMAIN: &str = "domain";
const FIELDS: Fields = Fields {
    traits: &[
        (ReservedTrait::Name, "name", Form::Text),
        (ReservedTrait::Description, "description", Form::Text),
        (ReservedTrait::Phone, "phone", Form::Text),
        (ReservedTrait::Industry, "industry", Form::Text),
        (ReservedTrait::Employees, "numberofemployees", Form::Integer),
        (ReservedTrait::Website, WEBSITE, Form::Text),
    ],
    address: &[
        (AddressKey::Street, "address"),
        (AddressKey::City, "city"),
        (AddressKey::State, "state"),
        (AddressKey::PostalCode, "zip"),
        (AddressKey::Country, "country"),
    ],
};

#[doc = include_str!("../docs/hubspot.md")]
#[derive(Clone, Debug)]
pub struct HubSpot {
    name: String,
    uri: Uri,
    authorization: HeaderValue,
    id_property: String,
    properties: Mapping,
}

impl HubSpot {
    /// The account with this access token. The ID property is one of companies that holds the group ID, and whose values are
    /// unique.
    ///
    /// # Errors
    ///
    /// If the access token is blank or not visible ASCII, or the ID property is blank.
    pub fn new(access_token: impl AsRef<str>, id_property: impl Into<String>) -> Result<Self, SettingError> {
        let id_property = id_property.into();
        not_blank("the ID property of HubSpot", &id_property)?;
        Ok(Self {
            name: VENDOR.to_owned(),
            uri: Uri::from_static(URL),
            authorization: bearer("the access token of HubSpot", access_token.as_ref())?,
            id_property,
            properties: Mapping::default(),
        })
    }

    /// Sends a trait, in whatever spelling, as this property, which must exist in the account.
    ///
    /// Of two settings for a trait, the last counts. A blank property leaves the trait out, as [`HubSpot::skip`] does.
    #[must_use]
    pub fn property(mut self, name: impl Into<String>, property: impl Into<String>) -> Self {
        self.properties.add(name, property);
        self
    }

    /// Leaves a trait out that would have a property, such as `industry` where that is an enumeration; and with `domain`, the
    /// domain that comes from the website.
    #[must_use]
    pub fn skip(mut self, name: impl Into<String>) -> Self {
        self.properties.add(name, "");
        self
    }

    /// Another name for the `integrations` than `HubSpot`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

/// The value of a property, which is always text.
fn property<'a>(place: Place<'a>, value: &'a RawValue) -> Result<Cow<'a, str>, Reason> {
    match Json::of(value) {
        Json::Array if place.is_mapped => list(value).map(Cow::Owned),
        json => Ok(match place.form.read(value)? {
            Value::Integer(integer) => Cow::Owned(integer.to_string()),
            Value::Received(token) => match json {
                Json::Text(text) => trimmed(text),
                _ => Cow::Borrowed(token),
            },
        }),
    }
}

/// The values of an enumeration.
fn list(array: &RawValue) -> Result<String, Reason> {
    const SEPARATOR: &str = ";";
    let mut values = Vec::new();
    for element in json::elements(array) {
        Form::Scalar.read(element)?;
        values.push(match Json::of(element) {
            Json::Text(text) if text.contains(SEPARATOR) => {
                return Err(Reason::WrongType {
                    found: "an array with a semicolon in its text",
                    expected: "one without",
                });
            }
            // A semicolon in front would add to the values that are there.
            Json::Text(text) if is_blank(&text) => continue,
            Json::Text(text) => trimmed(text),
            _ => Cow::Borrowed(element.get()),
        });
    }
    Ok(values.join(SEPARATOR))
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// The host of a website that is a URL of `http` or `https`, unless it is an address in brackets.
///
/// `http::Uri` refuses what people have in such URLs: letters that are not ASCII, and spaces.
fn host(website: &str) -> Option<String> {
    let (scheme, rest) = website.split_once("://")?;
    if !is_http(scheme) {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host_and_port = authority.rsplit('@').next()?;
    let host = host_and_port.split(':').next()?;
    let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || r"<>[\]^|%".contains(c);
    (!host.is_empty() && !host.contains(is_forbidden)).then(|| host.to_lowercase())
}

impl Destination for HubSpot {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };

        let mut json = Writer::with_capacity(message.capacity());
        json.raw(r#"{"inputs":[{"idProperty":"#).text(&self.id_property);
        json.raw(r#","id":"#).text(&message.group_id);
        let mut properties = Object::begin(json.raw(r#","properties":"#));
        properties.withhold(self.id_property.as_str());
        let mut domain = None;
        place_all(&message, &FIELDS, &self.properties, &mut converted.left_out, |place, value| {
            let text = property(place, value)?;
            properties.put_text(place.field, &text)?;
            if place.field == WEBSITE {
                domain = host(&text);
            }
            Ok(())
        });
        // A setting for the trait `domain` that gives it no property is one for this too.
        let is_skipped = self.properties.find(DOMAIN).is_some_and(is_blank);
        if let Some(domain) = domain.filter(|_| !is_skipped) {
            // A trait that a setting put there says more than the website.
            let _ = properties.put_text(DOMAIN, &domain);
        }
        properties.end();
        json.raw("}]}");

        converted.requests.push(authorized(Method::POST, self.uri.clone(), json.into_bytes(), &self.authorization));
        Ok(converted)
    }
}
