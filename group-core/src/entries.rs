use std::collections::{BTreeMap, HashMap, btree_map};

use serde_json::value::RawValue;

/// Names with values in their order. A name is found in any spelling, however many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    entries: BTreeMap<usize, Entry>,
    /// The places of all spellings of a name in their order, by its folded form.
    places: HashMap<String, Vec<usize>>,
}

pub(crate) type Entry = (String, Box<RawValue>);

impl Entries {
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn iter(&self) -> btree_map::Values<'_, usize, Entry> {
        self.entries.values()
    }

    /// The first entry of the name.
    pub(crate) fn find(&self, name: &str) -> Option<&Entry> {
        let place = self.places.get(&group_spec::fold(name))?.first()?;
        self.entries.get(place)
    }

    /// Puts the entry behind all others.
    pub(crate) fn push(&mut self, name: String, value: Box<RawValue>) {
        let place = self.entries.last_key_value().map_or(0, |(last, _)| last + 1);
        self.places.entry(group_spec::fold(&name)).or_default().push(place);
        self.entries.insert(place, (name, value));
    }

    /// Puts the entry where the first of its name is, and takes all others of the name out.
    pub(crate) fn set(&mut self, name: String, value: Box<RawValue>) {
        let Some(places) = self.places.get_mut(&group_spec::fold(&name)) else { return self.push(name, value) };
        for other in places.split_off(1) {
            self.entries.remove(&other);
        }
        self.entries.extend(places.first().map(|first| (*first, (name, value))));
    }

    /// Takes all entries of the name out, and returns the value of the first.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Box<RawValue>> {
        let places = self.places.remove(&group_spec::fold(name))?;
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
