//! The fields of an object that the spec leaves open.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
    fmt,
    sync::{Arc, OnceLock},
};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{MapAccess, Visitor},
    ser::Error as _,
};
use serde_json::value::{RawValue, to_raw_value};

use crate::{
    json::{
        raw_value,
        verbatim::{JsonText, Verbatim},
    },
    traits::{
        WriteError,
        json_value::to_json,
        sink::{Key, Sink},
    },
};

/// Fields in the order in which they were set, as JSON text. A field that is set again keeps its place.
///
/// Setting one cannot fail, so that it reads well in a chain: the first value that cannot be sent is remembered, and is
/// the error of the whole message when that is written.
///
/// A clone shares the fields until one of the two is changed.
#[derive(Clone, Default)]
pub(crate) struct OpenObject<'a> {
    shared: Arc<Fields<'a>>,
}

#[derive(Clone, Default)]
struct Fields<'a> {
    in_order: Vec<(Cow<'a, str>, Box<RawValue>)>,
    places: HashMap<Cow<'a, str>, usize>,
    error: Option<Box<WriteError>>,
    /// The whole object, once it was asked for.
    json: OnceLock<Box<str>>,
}

impl<'a> OpenObject<'a> {
    /// The fields, to be changed.
    fn fields(&mut self) -> &mut Fields<'a> {
        let fields = Arc::make_mut(&mut self.shared);
        fields.json.take();
        fields
    }

    /// Sets a field to any value of serde; one that serializes as none takes the field away.
    pub(crate) fn set(&mut self, parent: &str, name: impl Into<Cow<'a, str>>, value: &(impl Serialize + ?Sized)) {
        self.set_if(parent, name.into(), value, |_| Ok(()));
    }

    /// Sets a field to a value of serde that is an object; one that serializes as none takes the field away.
    pub(crate) fn set_object(&mut self, parent: &str, name: impl Into<Cow<'a, str>>, value: &impl Serialize) {
        self.set_if(parent, name.into(), value, |json| {
            if json.get().starts_with('{') {
                Ok(())
            } else {
                Err(format!("expected an object, not {}", raw_value::json(json.get()).type_name()))
            }
        });
    }

    fn set_if(
        &mut self,
        parent: &str,
        name: Cow<'a, str>,
        value: &(impl Serialize + ?Sized),
        check: impl FnOnce(&RawValue) -> Result<(), String>,
    ) {
        let path = || format!("{parent}.{name}");
        let json = to_json(value).map_err(|reason| WriteError::unsendable(&path(), reason));
        let checked = json.and_then(|json| match json.as_deref().map(check) {
            Some(Err(message)) => Err(WriteError::Value { name: path(), message }),
            _ => Ok(json),
        });
        match checked {
            Ok(Some(json)) => self.fields().insert(name, json),
            Ok(None) => self.fields().remove(&name),
            Err(error) => {
                self.fields().error.get_or_insert_with(|| Box::new(error));
            }
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.shared.places.contains_key(name)
    }

    fn in_order(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.shared.in_order.iter().map(|(name, value)| (&**name, &**value))
    }

    fn check(&self) -> Result<(), WriteError> {
        self.shared.error.as_deref().map_or(Ok(()), |error| Err(error.clone()))
    }

    /// The object as JSON.
    ///
    /// # Errors
    ///
    /// The first of a value that was to be set.
    pub(crate) fn json(&self) -> Result<&str, WriteError> {
        self.check()?;
        Ok(self.shared.json.get_or_init(|| {
            // No value of a map of JSON text can fail.
            to_raw_value(self).map(Box::<str>::from).unwrap_or_default()
        }))
    }

    /// Writes the object as an entry of another one.
    pub(crate) fn write(&self, key: &Key, sink: &mut impl Sink) {
        match self.json() {
            Ok(json) => sink.ready(key, json, self),
            Err(error) => sink.fail(error),
        }
    }

    pub(crate) fn into_owned(self) -> OpenObject<'static> {
        let Fields { in_order, error, json, .. } = Arc::unwrap_or_clone(self.shared);
        let mut owned = Fields { error, json, ..Fields::default() };
        for (name, value) in in_order {
            owned.insert(Cow::Owned(name.into_owned()), value);
        }
        OpenObject { shared: Arc::new(owned) }
    }
}

impl<'a> Fields<'a> {
    fn insert(&mut self, name: Cow<'a, str>, value: Box<RawValue>) {
        match self.places.entry(name) {
            Entry::Occupied(place) => self.in_order[*place.get()].1 = value,
            Entry::Vacant(place) => {
                self.in_order.push((place.key().clone(), value));
                place.insert(self.in_order.len() - 1);
            }
        }
    }

    fn remove(&mut self, name: &str) {
        if let Some(place) = self.places.remove(name) {
            self.in_order.remove(place);
            for other in self.places.values_mut().filter(|other| **other > place) {
                *other -= 1;
            }
        }
    }
}

/// Shows the names, as the values are personal data.
impl fmt::Debug for OpenObject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.in_order().map(|(name, _)| name)).finish()
    }
}

impl PartialEq for OpenObject<'_> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shared, &other.shared) || self.json() == other.json()
    }
}

impl Eq for OpenObject<'_> {}

impl Serialize for OpenObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.check().map_err(S::Error::custom)?;
        serializer.collect_map(self.in_order().map(|(name, value)| (name, Verbatim::Value(value))))
    }
}

/// Every field as it is.
impl<'de> Deserialize<'de> for OpenObject<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyFields;

        impl<'de> Visitor<'de> for AnyFields {
            type Value = Fields<'static>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Fields::default();
                while let Some((name, JsonText(value))) = map.next_entry::<String, _>()? {
                    fields.insert(Cow::Owned(name), value);
                }
                Ok(fields)
            }
        }

        let fields = deserializer.deserialize_map(AnyFields)?;
        Ok(Self { shared: Arc::new(fields) })
    }
}
