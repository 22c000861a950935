//! The entries of an object.

use std::{borrow::Cow, collections::BTreeSet, ops::Range, slice, sync::OnceLock};

use group_spec::{folded_hash, same_name};
use serde_json::value::RawValue;

use crate::json::{
    node::Name,
    scanner::{NotJson, Scanner},
    verbatim::Verbatim,
};

/// Names with values in their order. A name is found in any spelling, however many there are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    /// The object that entries were received in.
    json: Box<str>,
    /// One that is taken out leaves its place empty.
    places: Vec<Option<Entry>>,
    len: usize,
    /// The places that are not empty, sorted by a hash that all spellings of a name have in common. It is made when the first
    /// name is looked up.
    index: OnceLock<BTreeSet<(u32, usize)>>,
}

#[derive(Clone, Debug)]
enum Entry {
    /// It is at these places in the text that was received; there are no escapes in the name.
    Received {
        name: Range<usize>,
        value: Range<usize>,
    },
    Own {
        name: Name<'static>,
        value: Box<RawValue>,
    },
}

/// An entry, as it is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    /// What the name is called.
    pub(crate) name: &'a str,
    /// Whether that is the name itself, and not its JSON text.
    pub(crate) is_text: bool,
    pub(crate) value: Verbatim<'a>,
}

impl<'a> Item<'a> {
    pub(crate) fn into_name(self) -> Name<'a> {
        let name = Cow::Borrowed(self.name);
        if self.is_text { Name::Text(name) } else { Name::Broken(name) }
    }
}

impl Entry {
    fn new(name: String, value: Box<RawValue>) -> Self {
        Self::Own { name: Name::Text(Cow::Owned(name)), value }
    }

    #[inline]
    fn item<'a>(&'a self, json: &'a str) -> Item<'a> {
        match self {
            Self::Received { name, value } => {
                Item { name: &json[name.clone()], is_text: true, value: Verbatim::Part(&json[value.clone()]) }
            }
            Self::Own { name, value } => Item { name, is_text: !name.is_broken(), value: Verbatim::Value(value) },
        }
    }

    fn into_parts(self, json: &str) -> (String, Box<RawValue>) {
        match self {
            Self::Received { name, value } => (json[name].to_owned(), Verbatim::Part(&json[value]).value().to_owned()),
            Self::Own { name, value } => (name.into_text().into_owned(), value),
        }
    }
}

impl Entries {
    /// The entries of an object, which is known to be JSON.
    pub(crate) fn received(json: Box<str>) -> Self {
        let places = read(&json).unwrap_or_default();
        Self { json, len: places.len(), places, index: OnceLock::new() }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn iter(&self) -> Iter<'_> {
        Iter { json: &self.json, places: self.places.iter(), left: self.len }
    }

    /// The first entry of the name.
    pub(crate) fn find(&self, name: &str) -> Option<Item<'_>> {
        self.places_of(name, self.is_text(name)).next().and_then(|first| self.item(first))
    }

    /// Puts the entry behind all others.
    pub(crate) fn push(&mut self, name: String, value: Box<RawValue>) {
        if let Some(index) = self.index.get_mut() {
            index.insert((folded_hash(&name), self.places.len()));
        }
        self.places.push(Some(Entry::new(name, value)));
        self.len += 1;
    }

    /// Puts the entry where the first of its name is, and takes all others of the name out.
    pub(crate) fn set(&mut self, name: String, value: Box<RawValue>) {
        let places: Vec<_> = self.places_of(&name, true).collect();
        let Some((first, others)) = places.split_first() else { return self.push(name, value) };
        for place in others {
            self.take_out(&name, *place);
        }
        self.places[*first] = Some(Entry::new(name, value));
        self.close_ranks();
    }

    /// Takes all entries of the name out, and returns the value of the first.
    pub(crate) fn remove(&mut self, name: &str) -> Option<Box<RawValue>> {
        let places: Vec<_> = self.places_of(name, self.is_text(name)).collect();
        let mut values = places.into_iter().filter_map(|place| self.take_out(name, place));
        let first = values.next();
        values.for_each(drop);
        let first = first.map(|entry| entry.into_parts(&self.json).1);
        self.close_ranks();
        first
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = (String, Box<RawValue>)> {
        self.places.into_iter().flatten().map(move |entry| entry.into_parts(&self.json))
    }

    /// Whether a name that may be no text is called so by an entry whose name is text, or by none at all.
    fn is_text(&self, name: &str) -> bool {
        self.places_of(name, true).next().is_some() || self.places_of(name, false).next().is_none()
    }

    /// The places of the name in their order: of all of its spellings, or of the one that is no text.
    fn places_of(&self, name: &str, is_text: bool) -> impl Iterator<Item = usize> {
        let hash = folded_hash(name);
        let alike = self.index().range((hash, 0)..=(hash, usize::MAX)).map(|(_, place)| *place);
        alike.filter(move |place| {
            let is_called = |other: Item<'_>| {
                other.is_text == is_text && if is_text { same_name(other.name, name) } else { other.name == name }
            };
            self.item(*place).is_some_and(is_called)
        })
    }

    fn item(&self, place: usize) -> Option<Item<'_>> {
        Some(self.places[place].as_ref()?.item(&self.json))
    }

    fn index(&self) -> &BTreeSet<(u32, usize)> {
        self.index.get_or_init(|| {
            let places = self.places.iter().enumerate();
            places.filter_map(|(at, entry)| Some((folded_hash(entry.as_ref()?.item(&self.json).name), at))).collect()
        })
    }

    fn take_out(&mut self, name: &str, place: usize) -> Option<Entry> {
        if let Some(index) = self.index.get_mut() {
            index.remove(&(folded_hash(name), place));
        }
        self.len -= 1;
        self.places[place].take()
    }

    /// Leaves no empty places once there are more of them than of others, so that this is not done for each that is taken out.
    fn close_ranks(&mut self) {
        if self.places.len() > 2 * self.len {
            self.places.retain(Option::is_some);
            self.index.take();
        }
    }
}

fn read(object: &str) -> Result<Vec<Option<Entry>>, NotJson> {
    let (mut scanner, mut places) = (Scanner::new(object), Vec::with_capacity(16));
    scanner.value()?;
    while let Some(key) = scanner.key()? {
        let (place, value) = (scanner.text_place(), scanner.value_place()?);
        places.push(Some(match key.into_name() {
            Name::Text(Cow::Borrowed(_)) => Entry::Received { name: place, value },
            name => Entry::Own { name: name.into_owned(), value: Verbatim::Part(&object[value]).value().to_owned() },
        }));
    }
    Ok(places)
}

/// Each name with its value.
#[derive(Clone)]
pub(crate) struct Iter<'a> {
    json: &'a str,
    places: slice::Iter<'a, Option<Entry>>,
    left: usize,
}

impl<'a> Iter<'a> {
    fn item(&mut self, entry: &'a Entry) -> Item<'a> {
        self.left -= 1;
        entry.item(self.json)
    }
}

impl<'a> Iterator for Iter<'a> {
    type Item = Item<'a>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let entry = self.places.find_map(Option::as_ref)?;
        Some(self.item(entry))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let entry = self.places.by_ref().rev().find_map(Option::as_ref)?;
        Some(self.item(entry))
    }
}

impl ExactSizeIterator for Iter<'_> {}
