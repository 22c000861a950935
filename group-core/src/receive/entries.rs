use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, btree_map},
};

use serde_json::value::RawValue;

use crate::json::node::Name;

/// Names with values in their order. A name is found in any spelling, however many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    entries: BTreeMap<usize, Entry>,
    /// The places of all spellings of a name in their order, by its folded form.
    places: HashMap<Name<'static>, Vec<usize>>,
}

pub(crate) type Entry = (Name<'static>, Box<RawValue>);

/// A name that is not known to be text, as it is kept in the places.
fn folded(name: &str) -> [Name<'static>; 2] {
    [Name::Text(Cow::Owned(group_spec::fold(name))), Name::Broken(Cow::Owned(name.to_owned()))]
}

impl Entries {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn iter(&self) -> btree_map::Values<'_, usize, Entry> {
        self.entries.values()
    }

    pub(crate) fn into_iter(self) -> btree_map::IntoValues<usize, Entry> {
        self.entries.into_values()
    }

    /// The first entry of the name.
    pub(crate) fn find(&self, name: &str) -> Option<&Entry> {
        let place = folded(name).iter().find_map(|name| self.places.get(name)?.first())?;
        self.entries.get(place)
    }

    /// Puts the entry behind all others.
    pub(crate) fn push(&mut self, name: Name<'static>, value: Box<RawValue>) {
        let place = self.entries.last_key_value().map_or(0, |(last, _)| last + 1);
        self.places.entry(name.fold()).or_default().push(place);
        self.entries.insert(place, (name, value));
    }

    /// Puts the entry where the first of its name is, and takes all others of the name out.
    pub(crate) fn set(&mut self, name: Name<'static>, value: Box<RawValue>) {
        let Some(places) = self.places.get_mut(&name.fold()) else { return self.push(name, value) };
        for other in places.split_off(1) {
            self.entries.remove(&other);
        }
        self.entries.extend(places.first().map(|first| (*first, (name, value))));
    }

    /// Takes all entries of the name out, and returns the value of the first.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Box<RawValue>> {
        let places = folded(name).iter().find_map(|name| self.places.remove(name))?;
        let mut removed = places.iter().filter_map(|place| self.entries.remove(place));
        let first = removed.next().map(|(_, value)| value);
        removed.for_each(drop);
        first
    }
}

impl FromIterator<Entry> for Entries {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut collected = Self::default();
        for (name, value) in entries {
            collected.push(name, value);
        }
        collected
    }
}
