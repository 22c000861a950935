//! The fields of an object that the spec leaves open.

use std::borrow::Cow;

use serde_core::{Serialize, Serializer};
use serde_json::Value;

use crate::{
    json::node::Node,
    traits::{
        GroupTraits, WriteError,
        map_sink::AsMap,
        presence::{Presence, presence},
        shape::Shape,
        sink::Sink,
    },
};

/// Fields in the order in which they were set. A field that is set again keeps its place.
///
/// Setting one cannot fail, so that it reads well in a chain: the first value that cannot be sent is remembered, and is
/// the error of the whole message when that is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OpenObject<'a> {
    fields: Vec<(Cow<'a, str>, Field<'a>)>,
    error: Option<Box<WriteError>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field<'a> {
    Text(Cow<'a, str>),
    Json(Value),
}

impl<'a> OpenObject<'a> {
    pub(crate) fn set(&mut self, name: impl Into<Cow<'a, str>>, field: impl Into<Field<'a>>) {
        let (name, field) = (name.into(), field.into());
        match self.fields.iter_mut().find(|(set, _)| *set == name) {
            Some((_, old)) => *old = field,
            None => self.fields.push((name, field)),
        }
    }

    fn remove(&mut self, name: &str) {
        self.fields.retain(|(set, _)| set != name);
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(set, _)| set == name)
    }

    /// Sets a field to any value of serde; one that serializes as none takes the field away.
    pub(crate) fn set_any(&mut self, parent: &str, name: impl Into<Cow<'a, str>>, value: &impl Serialize) {
        let name = name.into();
        match to_value(parent, &name, value) {
            Ok(Some(value)) => self.set(name, value),
            Ok(None) => self.remove(&name),
            Err(error) => self.fail(error),
        }
    }

    /// Sets a field to a value of serde that is an object; one that serializes as none takes the field away.
    pub(crate) fn set_object(&mut self, parent: &str, name: impl Into<Cow<'a, str>>, value: &impl Serialize) {
        let name = name.into();
        match to_value(parent, &name, value) {
            Ok(Some(value @ Value::Object(_))) => self.set(name, value),
            Ok(None) => self.remove(&name),
            Ok(Some(value)) => {
                let message = format!("expected an object, not {}", (&value).json().type_name());
                self.fail(WriteError::Value { name: format!("{parent}.{name}"), message });
            }
            Err(error) => self.fail(error),
        }
    }

    fn fail(&mut self, error: WriteError) {
        self.error.get_or_insert_with(|| Box::new(error));
    }
}

/// Not traits, but written like them.
impl GroupTraits for OpenObject<'_> {
    const __SHAPE: &'static Shape = &Shape::EMPTY;

    fn __write(&self, sink: &mut impl Sink) {
        if let Some(error) = &self.error {
            sink.fail((**error).clone());
        }
        for (name, field) in &self.fields {
            match field {
                Field::Text(text) => sink.text(&**name, text),
                Field::Json(value) => sink.entry(&**name, value),
            }
        }
    }
}

impl Serialize for OpenObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AsMap(self).serialize(serializer)
    }
}

impl<'a> From<Cow<'a, str>> for Field<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Field<'_> {
    fn from(value: bool) -> Self {
        Self::Json(Value::Bool(value))
    }
}

impl From<Value> for Field<'_> {
    fn from(value: Value) -> Self {
        Self::Json(value)
    }
}

/// The value, or none if it serializes as none.
fn to_value(parent: &str, name: &str, value: &impl Serialize) -> Result<Option<Value>, WriteError> {
    let path = || format!("{parent}.{name}");
    match presence(value) {
        Ok(Presence::Absent) => Ok(None),
        Ok(Presence::Present) => serde_json::to_value(value)
            .map(Some)
            .map_err(|error| WriteError::Value { name: path(), message: error.to_string() }),
        Err(reason) => Err(WriteError::unsendable(&path(), reason)),
    }
}
