use std::borrow::Cow;

use serde_core::{Serialize, Serializer};

use super::open_object::OpenObject;

/// Which destinations the message goes to: the field `integrations`.
///
/// Names of destinations are case-sensitive. A name that is set twice keeps its place and the last setting.
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

impl<'a> Integrations<'a> {
    /// Whether the message goes to every destination that is not named: `All`.
    #[must_use]
    pub fn all(enabled: bool) -> Self {
        Self { settings: OpenObject::default() }.with("All", enabled)
    }

    /// Whether the message goes to this destination.
    #[must_use]
    pub fn with(mut self, destination: impl Into<Cow<'a, str>>, enabled: bool) -> Self {
        self.settings.set(destination, enabled);
        self
    }

    /// Sends the message to this destination with options, which are an object.
    ///
    /// Options that are not an object, or that hold a float that is not finite, are an error when the message is written.
    #[must_use]
    pub fn with_options(mut self, destination: impl Into<Cow<'a, str>>, options: impl Serialize) -> Self {
        self.settings.set_object("integrations", destination, &options);
        self
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

impl<'a> From<Integrations<'a>> for Cow<'a, Integrations<'a>> {
    fn from(integrations: Integrations<'a>) -> Self {
        Cow::Owned(integrations)
    }
}

impl<'a> From<&'a Integrations<'a>> for Cow<'a, Integrations<'a>> {
    fn from(integrations: &'a Integrations<'a>) -> Self {
        Cow::Borrowed(integrations)
    }
}
