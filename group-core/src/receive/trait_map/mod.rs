//! Traits whose names are only known at run time.

mod entries;
mod iter;
mod reserved;
mod sources;

use std::fmt;

use group_spec::ReservedTrait;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de, ser::Error};
use serde_json::value::{RawValue, to_raw_value};

use self::entries::{Entries, Item};
pub use self::iter::{TraitMapIntoIter, TraitMapIter};
use super::{
    ReadError,
    deserialize::{read_traits, read_value},
};
use crate::{
    json::{
        node::{Json, Node},
        path::child,
        raw_value,
        verbatim::Verbatim,
    },
    traits::{
        GroupTraits, WriteError,
        json_form::{Conforming, Misfit, conform},
        json_value::to_json,
        maps::{claim, write_reserved},
        shape::Shape,
        sink::Sink,
    },
    value::Update,
};

/// Traits whose names are only known at run time: the spec's dictionary of traits.
///
/// It keeps the order of the traits, and their values token for token. A trait is found in any spelling:
/// `get("created_at")` finds `createdAt`. A map that was [received](crate::ReceivedGroup::traits) may have two spellings of
/// one trait, and then the first counts.
///
/// The getters return an [`Update`], as the spec tells a trait that is left out from one that is `null`.
///
/// ```
/// use group_core::{TraitMap, Update};
///
/// let traits: TraitMap = serde_json::from_str(r#"{"Name":"Initech","employees":329,"phone":null,"total billed":830}"#)?;
/// assert_eq!(traits.name()?, Update::Set("Initech".into()));
/// assert_eq!(traits.employees()?, Update::Set(329.into()));
/// assert_eq!(traits.phone()?, Update::Clear);
/// assert_eq!(traits.email()?, Update::Keep);
/// assert_eq!(traits.read::<u64>("total_billed")?, Update::Set(830));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// It is a [`GroupTraits`] too, so that such traits can be sent. Sending is as strict as for any other: a reserved trait must
/// be of its type, and no trait may be there twice.
///
/// ```
/// use group_core::{Group, Identity, TraitMap, WriteError};
///
/// let mut traits = TraitMap::new();
/// traits.insert("name", "Initech")?;
/// traits.insert("total billed", 830)?;
/// assert!(matches!(traits.insert("Name", "Initrode"), Err(WriteError::SentTwice { .. })));
/// assert!(matches!(traits.insert("email", 7), Err(WriteError::WrongType { .. })));
///
/// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &traits)?;
/// assert!(group.to_json()?.ends_with(r#""traits":{"name":"Initech","total billed":830}}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Two maps are equal if their names and values are written the same, in the same order. `Debug` shows the names and the JSON types,
/// and no value: traits are personal data.
///
/// With serde it is read from `serde_json` only, and not within `#[serde(flatten)]` or an untagged enum, since these do not
/// keep the text. It is written by `serde_json` token for token, and by any other format as values: an integer of up to 128 bits
/// is one, any other number a float, and what the format or a float has no room for is an error. A [name](Self::iter) that is
/// no text is an error too.
#[derive(Clone, Default)]
pub struct TraitMap {
    entries: Entries,
}

const PATH: &str = "traits";

impl TraitMap {
    /// No traits yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many traits there are; one in two spellings counts twice.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no trait.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A trait in any spelling; the first, if there are several.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&RawValue> {
        self.find(name).map(|found| found.value.value())
    }

    /// A trait in any spelling, as any type of serde.
    ///
    /// # Errors
    ///
    /// If the value cannot be read as a `T`.
    pub fn read<'a, T: Deserialize<'a>>(&'a self, name: &str) -> Result<Update<T>, ReadError> {
        match self.find(name) {
            None => Ok(Update::Keep),
            Some(Item { value, .. }) if matches!(value.json(), Json::Null) => Ok(Update::Clear),
            Some(Item { name, value, .. }) => read_value(|| child(PATH, name), value.text()).map(Update::Set),
        }
    }

    /// All traits, as any type of serde.
    ///
    /// The names are matched to the fields that a struct asks for in any spelling: `created_at` and `createdAt` both find their
    /// way, and of two spellings of one field the first counts. The same goes for the keys of the reserved trait `address`.
    /// Of a key that comes twice the first counts too, whatever the type. Keys in values are not looked into: there it is as
    /// `serde_json` has it.
    ///
    /// A struct that derives `Deserialize` and [`GroupTraits`] comes back equal from what it sent, if the two agree on its names,
    /// but for what sending changes:
    ///
    /// - A date-time comes back without what is below its milliseconds.
    /// - An address with nothing in it is left out, and comes back as `None` or, by `#[serde(default)]`, as the default.
    /// - [`Update::Keep`] is left out, so that its field needs `#[serde(default)]`.
    /// - A `null` in an `Option`, such as `Some(())`, and a `Some(None)` come back as `None`.
    /// - A float comes back to the last digit only under `serde_json`'s feature `float_roundtrip`.
    ///
    /// With `#[serde(flatten)]`, `#[serde(tag)]` or `#[serde(untagged)]` a type does not tell serde which fields it asks for, and
    /// so finds the exact names only. Its errors are about the traits as a whole, as serde does not say where it has failed.
    ///
    /// ```
    /// use group_core::{IsoDate, TraitMap};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Company<'a> {
    ///     created_at: IsoDate,
    ///     plan: &'a str,
    /// }
    ///
    /// let traits: TraitMap = serde_json::from_str(r#"{"createdAt":"2015-02-23","PLAN":"enterprise"}"#)?;
    /// let company: Company = traits.deserialize()?;
    /// assert_eq!((company.created_at.as_str(), company.plan), ("2015-02-23", "enterprise"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a field is missing, or a value cannot be read as the type that its field has. The error names the trait and not its
    /// value.
    pub fn deserialize<'a, T: Deserialize<'a>>(&'a self) -> Result<T, ReadError> {
        read_traits(PATH, || self.entries.iter().map(|entry| (entry.into_name(), entry.value)).collect())
    }

    /// Sets a trait to any value of serde, which must be of its type if the trait is reserved. A value that serializes as
    /// none takes the trait away. A trait that is there in the same spelling keeps its place and has the new value; if it is
    /// there more than once, in whatever spellings, only the first stays, so that the map can be sent.
    ///
    /// # Errors
    ///
    /// If the name is blank, if the trait is there in another spelling first, if the value is not of the type of the reserved
    /// trait, or if it has no form in JSON. Then the map is as it was.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Serialize) -> Result<(), WriteError> {
        let name = name.into();
        if group_spec::is_blank(&name) {
            return Err(WriteError::BlankName);
        }
        if let Some(Item { name: first, .. }) = self.find(&name)
            && first != name
        {
            let first = first.to_owned();
            return Err(WriteError::SentTwice { name, first });
        }
        let Some(mut value) = to_json(&value).map_err(|reason| WriteError::unsendable(&name, reason))? else {
            self.remove(&name);
            return Ok(());
        };
        if let Some(reserved) = ReservedTrait::find(&name) {
            match conform(reserved, Verbatim::Value(&value)) {
                // Text always has a form in JSON.
                Ok(Conforming::Id(text)) => value = to_raw_value(&text).unwrap_or(value),
                Ok(Conforming::Value(_) | Conforming::Address(_)) => {}
                Err(found) => return Err(WriteError::WrongType { name, reserved, found }),
            }
        }
        self.entries.set(name, value);
        Ok(())
    }

    /// Takes a trait out in every spelling, and returns the value that [`get`](Self::get) would have found.
    pub fn remove(&mut self, name: &str) -> Option<Box<RawValue>> {
        self.entries.remove(name)
    }

    /// Every trait in its order, as it was received or inserted.
    ///
    /// A received name with half of a surrogate pair in it, as JavaScript writes it after cutting a text in two, is no text. It
    /// is called by its JSON text, quotes and all: `"\ud83d"`. By that it can be looked up and removed, and not sent.
    #[must_use]
    pub fn iter(&self) -> TraitMapIter<'_> {
        TraitMapIter(self.entries.iter())
    }

    /// The traits of an object, which is known to be JSON.
    pub(super) fn received(object: Box<str>) -> Self {
        Self { entries: Entries::received(object) }
    }

    fn find(&self, name: &str) -> Option<Item<'_>> {
        self.entries.find(name)
    }
}

/// A key that is a spelling of a reserved trait must hold a value of that trait's JSON form and goes out under the spec's own
/// spelling; a key that is the same trait as another is an error.
#[diagnostic::do_not_recommend]
impl GroupTraits for TraitMap {
    const __SHAPE: &'static Shape = &Shape::EMPTY;

    fn __write(&self, sink: &mut impl Sink) {
        sink.expect(self.len());
        for entry in self.entries.iter() {
            if let Err(error) = write_entry(entry, sink) {
                sink.fail(error);
            }
        }
    }
}

fn write_entry(entry: Item<'_>, sink: &mut impl Sink) -> Result<(), WriteError> {
    let name = sendable(&entry)?;
    match claim(name, sink)? {
        Some(reserved) => write_reserved(name, reserved, entry.value, sink),
        None => {
            sink.ready(name, entry.value.text(), &entry.value);
            Ok(())
        }
    }
}

#[inline]
fn sendable<'a>(entry: &Item<'a>) -> Result<&'a str, WriteError> {
    if entry.is_text { Ok(entry.name) } else { Err(WriteError::BrokenName { name: entry.name.to_owned() }) }
}

impl fmt::Debug for TraitMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for Item { name, value, .. } in self.entries.iter() {
            map.entry(&name, &format_args!("{}", value.json().type_name()));
        }
        map.finish()
    }
}

impl PartialEq for TraitMap {
    fn eq(&self, other: &Self) -> bool {
        fn written(entry: Item<'_>) -> (&str, bool, &str) {
            (entry.name, entry.is_text, entry.value.text())
        }
        self.entries.iter().map(written).eq(other.entries.iter().map(written))
    }
}

impl Eq for TraitMap {}

impl Serialize for TraitMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entries = self.entries.iter().map(|entry| Ok((sendable(&entry)?, entry.value)));
        let entries: Vec<_> = entries.collect::<Result<_, WriteError>>().map_err(S::Error::custom)?;
        serializer.collect_map(entries)
    }
}

impl<'de> Deserialize<'de> for TraitMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        match raw_value::json(raw.get()) {
            Json::Object => Ok(Self::received(raw.into())),
            other => Err(de::Error::custom(ReadError::misfit(PATH, Misfit::Type(other.type_name()), "an object"))),
        }
    }
}
