//! What a [`TraitMap`] is made from.

use serde_json::{
    Value,
    value::{RawValue, to_raw_value},
};

use super::{PATH, TraitMap};
use crate::{
    json::node::Node,
    message::to_json,
    receive::ReadError,
    traits::{GroupTraits, WriteError, json_form::Misfit},
    value::{Count, Date, Text},
};

impl TraitMap {
    /// The traits of any type that has some, as they are sent.
    ///
    /// ```
    /// use group_core::{GroupTraits, TraitMap};
    ///
    /// #[derive(GroupTraits)]
    /// struct Company {
    ///     name: String,
    ///     industry: Option<String>,
    /// }
    ///
    /// let company = Company { name: "Initech".into(), industry: None };
    /// let mut traits = TraitMap::from_traits(&company)?;
    /// traits.insert("total billed", 830)?;
    /// assert_eq!(serde_json::to_string(&traits)?, r#"{"name":"Initech","total billed":830}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a value has no form in the payload; see [`WriteError`].
    pub fn from_traits(traits: &(impl GroupTraits + ?Sized)) -> Result<Self, WriteError> {
        let json = to_json(traits)?;
        Ok(Self::received(json.into()))
    }

    /// Sets a trait to [`Text`], as a struct sends it; like [`insert`](Self::insert).
    ///
    /// # Errors
    ///
    /// As those of [`insert`](Self::insert).
    pub fn insert_text(&mut self, name: impl Into<String>, text: impl Text) -> Result<(), WriteError> {
        self.insert(name, text.text())
    }

    /// Sets a trait to a [`Date`], in ISO-8601; like [`insert`](Self::insert).
    ///
    /// ```
    /// use std::time::SystemTime;
    /// use group_core::TraitMap;
    ///
    /// let mut traits = TraitMap::new();
    /// traits.insert_date("createdAt", SystemTime::UNIX_EPOCH)?;
    /// assert_eq!(traits.get("createdAt").unwrap().get(), r#""1970-01-01T00:00:00.000Z""#);
    /// # Ok::<(), group_core::WriteError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As those of [`insert`](Self::insert), and if the date has no form in ISO-8601.
    pub fn insert_date(&mut self, name: impl Into<String>, date: impl Date) -> Result<(), WriteError> {
        let name = name.into();
        match date.date() {
            Ok(date) => self.insert(name, date),
            Err(source) => Err(WriteError::Date { name, source }),
        }
    }

    /// Sets a trait to a [`Count`]: an integer as a number, text as a string; like [`insert`](Self::insert).
    ///
    /// # Errors
    ///
    /// As those of [`insert`](Self::insert).
    pub fn insert_count(&mut self, name: impl Into<String>, count: impl Count) -> Result<(), WriteError> {
        self.insert(name, count.count())
    }
}

/// Every name with its value, as they are: what [`TraitMap::insert`] would refuse is found when the map is sent.
impl<K: Into<String>> FromIterator<(K, Box<RawValue>)> for TraitMap {
    fn from_iter<I: IntoIterator<Item = (K, Box<RawValue>)>>(traits: I) -> Self {
        let mut map = Self::new();
        map.extend(traits);
        map
    }
}

/// Adds every name with its value behind the others, as they are: a name that is there already is there twice then.
impl<K: Into<String>> Extend<(K, Box<RawValue>)> for TraitMap {
    fn extend<I: IntoIterator<Item = (K, Box<RawValue>)>>(&mut self, traits: I) {
        for (name, value) in traits {
            self.entries.push(name.into(), value);
        }
    }
}

/// An object's names and values as they are, in the order that `serde_json` has them in.
impl From<serde_json::Map<String, Value>> for TraitMap {
    fn from(object: serde_json::Map<String, Value>) -> Self {
        let json = |value: Value| to_raw_value(&value).unwrap_or_else(|_| unreachable!("a `Value` has a form in JSON"));
        object.into_iter().map(|(name, value)| (name, json(value))).collect()
    }
}

/// A value that is an object, and else [`ReadError::WrongType`].
impl TryFrom<Value> for TraitMap {
    type Error = ReadError;

    fn try_from(value: Value) -> Result<Self, ReadError> {
        match value {
            Value::Object(object) => Ok(object.into()),
            value => Err(ReadError::misfit(PATH, Misfit::Type((&value).json().type_name()), "an object")),
        }
    }
}
