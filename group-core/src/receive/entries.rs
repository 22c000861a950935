use std::collections::{BTreeMap, btree_map};

use group_spec::{folded_hash, same_name};
use serde_json::value::RawValue;

use crate::json::node::Name;

/// Names with values in their order. A name is found in any spelling, however many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    entries: BTreeMap<usize, Entry>,
    /// The places of the entries, sorted by a hash that all spellings of a name have in common.
    places: Vec<(u32, usize)>,
}

pub(crate) type Entry = (Name<'static>, Box<RawValue>);

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
        let first = self.is_text(name);
        self.places_of(name, first).next().and_then(|place| self.entries.get(&place))
    }

    /// Puts the entry behind all others.
    pub(crate) fn push(&mut self, name: Name<'static>, value: Box<RawValue>) {
        let place = self.entries.last_key_value().map_or(0, |(last, _)| last + 1);
        let at = (folded_hash(&name), place);
        let index = self.places.partition_point(|other| *other < at);
        self.places.insert(index, at);
        self.entries.insert(place, (name, value));
    }

    /// Puts the entry where the first of its name is, and takes all others of the name out.
    pub(crate) fn set(&mut self, name: Name<'static>, value: Box<RawValue>) {
        let places: Vec<_> = self.places_of(&name, !name.is_broken()).collect();
        let Some((first, others)) = places.split_first() else { return self.push(name, value) };
        self.take_out(&name, others);
        self.entries.insert(*first, (name, value));
    }

    /// Takes all entries of the name out, and returns the value of the first.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Box<RawValue>> {
        let places: Vec<_> = self.places_of(name, self.is_text(name)).collect();
        let first = self.entries.remove(places.first()?);
        self.take_out(name, &places);
        first.map(|(_, value)| value)
    }

    /// Whether a name that may be no text is called so by an entry whose name is text, or by none at all.
    fn is_text(&self, name: &str) -> bool {
        self.places_of(name, true).next().is_some() || self.places_of(name, false).next().is_none()
    }

    /// The places of the name in their order: of all of its spellings, or of the one that is no text.
    fn places_of(&self, name: &str, is_text: bool) -> impl Iterator<Item = usize> {
        let hash = folded_hash(name);
        let start = self.places.partition_point(|(other, _)| *other < hash);
        let alike = self.places[start..].iter().take_while(move |(other, _)| *other == hash);
        alike.map(|(_, place)| *place).filter(move |place| match self.entries.get(place) {
            Some((Name::Text(text), _)) => is_text && same_name(text, name),
            Some((Name::Broken(json), _)) => !is_text && **json == *name,
            None => false,
        })
    }

    fn take_out(&mut self, name: &str, places: &[usize]) {
        let hash = folded_hash(name);
        for place in places {
            self.entries.remove(place);
            if let Ok(index) = self.places.binary_search(&(hash, *place)) {
                self.places.remove(index);
            }
        }
    }
}

impl FromIterator<Entry> for Entries {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let entries = entries.into_iter();
        let mut places = Vec::with_capacity(entries.size_hint().0);
        let entries = entries.enumerate().inspect(|(place, (name, _))| {
            places.push((folded_hash(name), *place));
        });
        let entries = entries.collect();
        places.sort_unstable();
        Self { entries, places }
    }
}
