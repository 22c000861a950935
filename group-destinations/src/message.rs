//! What conversions read of a group call.

use std::borrow::Cow;

use group_core::{IsoDate, ReceivedGroup, spec::is_blank};
use serde_json::value::RawValue;

use crate::{
    ConversionError,
    json::{self, Entry, Json},
};

/// A message that is meant for a destination.
#[derive(Debug)]
pub(crate) struct Message<'a> {
    group: &'a ReceivedGroup,
    /// Not blank.
    pub(crate) group_id: Cow<'a, str>,
    pub(crate) traits: Vec<Entry<'a>>,
}

impl<'a> Message<'a> {
    /// None if the `integrations` switch the destination off.
    pub(crate) fn read(group: &'a ReceivedGroup, destination: &str) -> Result<Option<Self>, ConversionError> {
        if is_switched_off(group, destination)? {
            return Ok(None);
        }
        let group_id = match text(group, "groupId")? {
            Some(group_id) if is_blank(&group_id) => return Err(ConversionError::Blank { path: "groupId".to_owned() }),
            Some(group_id) => group_id,
            None => return Err(ConversionError::Missing { path: "groupId".to_owned() }),
        };
        let traits = object(group, "traits")?.map(json::entries).unwrap_or_default();
        Ok(Some(Self { group, group_id, traits }))
    }

    pub(crate) fn user_id(&self) -> Result<Option<Cow<'a, str>>, ConversionError> {
        id(self.group, "userId")
    }

    pub(crate) fn anonymous_id(&self) -> Result<Option<Cow<'a, str>>, ConversionError> {
        id(self.group, "anonymousId")
    }

    pub(crate) fn message_id(&self) -> Result<Option<Cow<'a, str>>, ConversionError> {
        id(self.group, "messageId")
    }

    /// The `id` of the `device` in the context, if it is text.
    pub(crate) fn device_id(&self) -> Option<Cow<'a, str>> {
        let id = json::find(json::find(self.group.get("context")?, "device")?, "id")?;
        match Json::of(id) {
            Json::Text(id) if !is_blank(&id) => Some(id),
            _ => None,
        }
    }

    pub(crate) fn timestamp(&self) -> Result<Option<IsoDate>, ConversionError> {
        let Some(timestamp) = text(self.group, "timestamp")? else { return Ok(None) };
        IsoDate::parse(&timestamp).map(Some).map_err(ConversionError::Timestamp)
    }

    /// About how many bytes a body with all traits has.
    pub(crate) fn capacity(&self) -> usize {
        const ENVELOPE: usize = 256;
        let traits = self.traits.iter().map(|entry| entry.key.len() + entry.value.get().len() + 2);
        ENVELOPE + self.group_id.len() + traits.sum::<usize>()
    }
}

/// `true` and an object of options switch a destination on, `false` off; what is not named is as `All` says.
fn is_switched_off(group: &ReceivedGroup, destination: &str) -> Result<bool, ConversionError> {
    let Some(integrations) = object(group, "integrations")? else { return Ok(false) };
    let switch = |name| json::find(integrations, name).map_or(Ok(None), |value| switch(name, value));
    let is_on = match switch(destination)? {
        Some(is_on) => Some(is_on),
        None => switch("All")?,
    };
    Ok(is_on == Some(false))
}

/// What a value of the integrations says; nothing if it is `null`.
fn switch(name: &str, value: &RawValue) -> Result<Option<bool>, ConversionError> {
    match Json::of(value) {
        Json::Null => Ok(None),
        Json::Boolean => Ok(Some(value.get() == "true")),
        Json::Object => Ok(Some(true)),
        other => Err(wrong_type(format!("integrations.{name}"), &other, "a boolean or an object")),
    }
}

fn object<'a>(group: &'a ReceivedGroup, name: &str) -> Result<Option<&'a RawValue>, ConversionError> {
    let Some(value) = group.get(name) else { return Ok(None) };
    match Json::of(value) {
        Json::Null => Ok(None),
        Json::Object => Ok(Some(value)),
        other => Err(wrong_type(name.to_owned(), &other, "an object")),
    }
}

fn text<'a>(group: &'a ReceivedGroup, name: &str) -> Result<Option<Cow<'a, str>>, ConversionError> {
    match group.get(name).map(Json::of) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Text(text)) => Ok(Some(text)),
        Some(other) => Err(wrong_type(name.to_owned(), &other, "a string")),
    }
}

/// An ID that may be left out; a blank one counts as left out.
fn id<'a>(group: &'a ReceivedGroup, name: &str) -> Result<Option<Cow<'a, str>>, ConversionError> {
    Ok(text(group, name)?.filter(|id| !is_blank(id)))
}

fn wrong_type(path: String, found: &Json<'_>, expected: &'static str) -> ConversionError {
    ConversionError::WrongType { path, found: found.type_name(), expected }
}
