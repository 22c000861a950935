use std::borrow::Cow;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::open_object::OpenObject;

/// Which destinations the message goes to: the field `integrations`.
///
/// Names of destinations are case-sensitive. A name that is set twice keeps its place and the last setting. Options are kept as
/// JSON text, with the order of their keys and the digits of their numbers. A clone is cheap.
///
/// ```
/// use group_core::Integrations;
///
/// let integrations = Integrations::all(true).with("Mixpanel", false);
/// assert_eq!(serde_json::to_string(&integrations).unwrap(), r#"{"All":true,"Mixpanel":false}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Integrations<'a> {
    settings: OpenObject<'a>,
}

/// What a setting is part of, for an error that names it.
const INTEGRATIONS: &str = "integrations";

impl<'a> Integrations<'a> {
    /// Whether the message goes to every destination that is not named: `All`.
    #[must_use]
    pub fn all(enabled: bool) -> Self {
        Self { settings: OpenObject::default() }.with("All", enabled)
    }

    /// Whether the message goes to this destination.
    #[must_use]
    pub fn with(mut self, destination: impl Into<Cow<'a, str>>, enabled: bool) -> Self {
        self.settings.set(INTEGRATIONS, destination, &enabled);
        self
    }

    /// Sends the message to this destination with options, which are an object.
    ///
    /// Options that are not an object, or that hold a float that is not finite, are an error when the message is written.
    #[must_use]
    pub fn with_options(mut self, destination: impl Into<Cow<'a, str>>, options: impl Serialize) -> Self {
        self.settings.set_object(INTEGRATIONS, destination, &options);
        self
    }

    /// The same settings, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Integrations<'static> {
        Integrations { settings: self.settings.into_owned() }
    }

    pub(crate) fn settings(&self) -> &OpenObject<'a> {
        &self.settings
    }
}

impl Serialize for Integrations<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.settings.serialize(serializer)
    }
}

/// Reads every setting as it is. From `serde_json` it is read token for token, but not within `#[serde(flatten)]` or an untagged
/// enum, since these do not keep the text.
impl<'de> Deserialize<'de> for Integrations<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { settings: Deserialize::deserialize(deserializer)? })
    }
}

/// Shares the settings.
impl<'a> From<&Integrations<'a>> for Integrations<'a> {
    fn from(integrations: &Integrations<'a>) -> Self {
        integrations.clone()
    }
}
