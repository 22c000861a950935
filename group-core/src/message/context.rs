use std::{borrow::Cow, net::IpAddr};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

use super::open_object::OpenObject;
use crate::value::IntoId;

/// Where the call came from: the field `context`.
///
/// The common fields of the spec have setters of their own; [`with`](Self::with) sets any other. Fields go out in the order
/// in which they were set; one that is set twice keeps its place and has the last value, and one that is set to `None` is left
/// out. A value that cannot be written is an error of the message also where its field is set again.
///
/// It is kept as JSON text, so that an object keeps the order of its keys, and a number its digits. A clone is cheap.
///
/// ```
/// use std::net::Ipv4Addr;
/// use group_core::Context;
///
/// let context = Context::new().ip(Ipv4Addr::new(8, 8, 8, 8)).locale("en-US").with("tenant", "eu-1");
/// assert_eq!(
///     serde_json::to_string(&context).unwrap(),
///     r#"{"ip":"8.8.8.8","locale":"en-US","tenant":"eu-1"}"#,
/// );
/// ```
///
/// A [`Group`](crate::Group) takes a context or a reference to one, so that many messages can share it. `Debug` shows the names
/// of the fields, and not their values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context<'a> {
    fields: OpenObject<'a>,
}

/// What a field is part of, for an error that names it.
const CONTEXT: &str = "context";

/// The setters of the common fields that are objects.
macro_rules! object_setters {
    ($($setter:ident $name:literal: $description:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`: ", $description, ".")]
            ///
            /// A value that is not an object, or that holds a float that is not finite, is an error when the message is
            /// written.
            #[must_use]
            pub fn $setter(mut self, value: impl Serialize) -> Self {
                self.fields.set_object(CONTEXT, $name, &value);
                self
            }
        )*
    };
}

impl<'a> Context<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// `active`: whether the user is active, so that the message updates when they were last seen.
    #[must_use]
    pub fn active(mut self, active: bool) -> Self {
        self.fields.set(CONTEXT, "active", &active);
        self
    }

    /// `groupId`: the group that the user acts for, where it is another than the one of the call.
    #[must_use]
    pub fn group_id(mut self, id: impl IntoId<'a>) -> Self {
        self.fields.set(CONTEXT, "groupId", &*id.into_id());
        self
    }

    /// `ip`: the IP address of the user.
    #[must_use]
    pub fn ip(mut self, address: impl Into<IpAddr>) -> Self {
        self.fields.set(CONTEXT, "ip", &address.into());
        self
    }

    /// `library`: the name and version of the library that sends the message.
    #[must_use]
    pub fn library(mut self, name: impl Into<String>, version: impl Into<String>) -> Self {
        self.fields.set(CONTEXT, "library", &json!({ "name": name.into(), "version": version.into() }));
        self
    }

    /// `locale`: the language and country of the user, such as `en-US`.
    #[must_use]
    pub fn locale(mut self, locale: impl Into<Cow<'a, str>>) -> Self {
        self.fields.set(CONTEXT, "locale", &*locale.into());
        self
    }

    /// `timezone`: the time zone of the user by its name in the tz database, such as `America/New_York`.
    #[must_use]
    pub fn timezone(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        self.fields.set(CONTEXT, "timezone", &*name.into());
        self
    }

    /// `userAgent`: the user agent of the browser or device.
    #[must_use]
    pub fn user_agent(mut self, user_agent: impl Into<Cow<'a, str>>) -> Self {
        self.fields.set(CONTEXT, "userAgent", &*user_agent.into());
        self
    }

    object_setters! {
        app "app": "the app that the user is in";
        campaign "campaign": "the campaign that brought the user";
        device "device": "the user's device";
        location "location": "where the user is";
        network "network": "the network that the device is on";
        os "os": "the operating system of the device";
        page "page": "the page that the user is on";
        referrer "referrer": "what referred the user";
        screen "screen": "the screen of the device";
        traits "traits": "traits of the user";
        user_agent_data "userAgentData": "the user agent's client hints";
    }

    /// Any other field, of any type of serde; a value that serializes as none takes the field away.
    ///
    /// A value that cannot be written as JSON, such as a float that is not finite, is an error when the message is written.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'a, str>>, value: impl Serialize) -> Self {
        self.fields.set(CONTEXT, name, &value);
        self
    }

    /// The same context, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Context<'static> {
        Context { fields: self.fields.into_owned() }
    }

    pub(crate) fn has_library(&self) -> bool {
        self.fields.has("library")
    }

    pub(crate) fn fields(&self) -> &OpenObject<'a> {
        &self.fields
    }
}

impl Serialize for Context<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.fields.serialize(serializer)
    }
}

/// Reads every field as it is. From `serde_json` it is read token for token, but not within `#[serde(flatten)]` or an untagged
/// enum, since these do not keep the text.
impl<'de> Deserialize<'de> for Context<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { fields: Deserialize::deserialize(deserializer)? })
    }
}

/// Shares the context.
impl<'a> From<&Context<'a>> for Context<'a> {
    fn from(context: &Context<'a>) -> Self {
        context.clone()
    }
}
