use group_core::{
    ReceivedGroup,
    spec::{AddressKey, ReservedTrait, is_blank},
};
use http::{HeaderValue, Method, Uri};

use crate::{
    ConversionError, Converted, Destination, Reason, SettingError,
    form::Form,
    json::{Json, Object, Writer},
    message::Message,
    request::{authorized, with_id},
    settings::{Mapping, bearer, only, url},
    traits::{Fields, place_all},
};

const VENDOR: &str = "Salesforce";

const NAME: &str = "Name";
const FIELDS: Fields = Fields {
    traits: &[
        (ReservedTrait::Name, NAME, Form::Text),
        (ReservedTrait::Employees, "NumberOfEmployees", Form::Integer),
        (ReservedTrait::Phone, "Phone", Form::Text),
        (ReservedTrait::Website, "Website", Form::Text),
        (ReservedTrait::Description, "Description", Form::Text),
    ],
    address: &[
        (AddressKey::Street, "BillingStreet"),
        (AddressKey::City, "BillingCity"),
        (AddressKey::State, "BillingState"),
        (AddressKey::PostalCode, "BillingPostalCode"),
        (AddressKey::Country, "BillingCountry"),
    ],
};

#[doc = include_str!("../docs/salesforce.md")]
#[derive(Clone, Debug)]
pub struct Salesforce {
    name: String,
    /// Up to the version.
    uri: Uri,
    authorization: HeaderValue,
    external_id_field: String,
    api_version: String,
    fields: Mapping,
}

impl Salesforce {
    /// The organization at this URL, such as `https://my-domain.my.salesforce.com`, with this access token. The external ID
    /// field is one of accounts that holds the group ID, such as `Group_Id__c`.
    ///
    /// Over `http` the access token and the traits go unencrypted; that is for a receiver next door.
    ///
    /// # Errors
    ///
    /// If the URL is not one with `http` or `https`, or has credentials, a query, a fragment, or the path of the request; if
    /// the access token is blank or not visible ASCII; if the external ID field is blank or no name of a field.
    pub fn new(
        instance_url: impl AsRef<str>,
        access_token: impl AsRef<str>,
        external_id_field: impl Into<String>,
    ) -> Result<Self, SettingError> {
        let external_id_field = external_id_field.into();
        only("the external ID field of Salesforce", &external_id_field, "letters, digits and underscores", |byte| {
            byte.is_ascii_alphanumeric() || byte == b'_'
        })?;
        Ok(Self {
            name: VENDOR.to_owned(),
            uri: url("the instance URL of Salesforce", instance_url.as_ref(), "/services/data")?,
            authorization: bearer("the access token of Salesforce", access_token.as_ref())?,
            external_id_field,
            api_version: "60.0".to_owned(),
            fields: Mapping::default(),
        })
    }

    /// The version of Salesforce's interface, in digits and dots. It is `60.0` if it is not set.
    #[must_use]
    pub fn api_version(mut self, api_version: impl Into<String>) -> Self {
        self.api_version = api_version.into();
        self
    }

    /// Sends a trait, in whatever spelling, as this field, which must exist on accounts.
    ///
    /// Of two settings for a trait, the last counts. A blank field leaves the trait out.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, field: impl Into<String>) -> Self {
        self.fields.add(name, field);
        self
    }

    /// Another name for the `integrations` than `Salesforce`.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    fn account(&self, group_id: &str) -> Result<Uri, ConversionError> {
        only("the API version of Salesforce", &self.api_version, "digits and dots", |byte| {
            byte.is_ascii_digit() || byte == b'.'
        })?;
        let version = &self.api_version;
        with_id(&format!("{}/v{version}/sobjects/Account/{}/", self.uri, self.external_id_field), group_id)
    }
}

/// Whether a field is among those. Upper and lower case are the same in names of fields.
fn has(fields: &[&str], name: &str) -> bool {
    fields.iter().any(|field| field.eq_ignore_ascii_case(name))
}

/// Why there is no name, which every account has.
fn nameless(message: &Message<'_>) -> ConversionError {
    let path = "traits.name".to_owned();
    let is_name = |name: &str| ReservedTrait::find(name) == Some(ReservedTrait::Name);
    let first = message.traits.iter().find(|entry| entry.name.as_deref().is_some_and(is_name));
    match first.map(|entry| Json::of(entry.value)) {
        Some(Json::Text(name)) if is_blank(&name) => ConversionError::Blank { path },
        // If there is one, a setting gives it another field.
        None | Some(Json::Null | Json::Text(_)) => ConversionError::Missing { path },
        Some(other) => ConversionError::WrongType { path, found: other.type_name(), expected: "a string" },
    }
}

impl Destination for Salesforce {
    fn name(&self) -> &str {
        &self.name
    }

    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError> {
        let mut converted = Converted::default();
        let Some(message) = Message::read(group, &self.name)? else { return Ok(converted) };

        let mut json = Writer::with_capacity(message.capacity());
        let mut account = Object::begin(&mut json);
        // Salesforce refuses a body with an ID in it, as that is in the URL.
        let mut taken = vec!["Id", &self.external_id_field];
        place_all(&message, &FIELDS, &self.fields, &mut converted.left_out, |place, value| {
            let is_blank_text = || matches!(Json::of(value), Json::Text(text) if is_blank(&text));
            if place.field.eq_ignore_ascii_case(NAME) && is_blank_text() {
                return Err(Reason::Null);
            }
            let value = place.form.read(value)?;
            if has(&taken, place.field) {
                return Err(Reason::Taken);
            }
            taken.push(place.field);
            account.put(place.field, |json| value.write(json))
        });
        if !has(&taken, NAME) {
            return Err(nameless(&message));
        }
        account.end();

        let uri = self.account(&message.group_id)?;
        converted.requests.push(authorized(Method::PATCH, uri, json.into_bytes(), &self.authorization));
        Ok(converted)
    }
}
