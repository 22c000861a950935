//! Which names an object has had.

use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
};

use crate::json::node::Name;

/// Up to so many names are kept without an allocation, if they have no escapes.
const FEW: usize = 128;

/// The names that an object has had so far, to find one that comes again.
pub(super) struct Seen<'a> {
    json: &'a str,
    sameness: Sameness,
    /// The hash of each of the few names, and where it begins in the text.
    few: [(u32, u32); FEW],
    count: u8,
    /// Which of the few it is, from one: at the last byte of its hash, or behind.
    places: [u8; 256],
    /// All others, by what makes them the same.
    many: Option<HashMap<Name<'a>, Name<'a>>>,
}

/// When two names are the same.
#[derive(Clone, Copy)]
pub(super) enum Sameness {
    /// If they are spelled the same.
    Spelled,
    /// If they are spellings of one trait.
    Folded,
}

impl<'a> Seen<'a> {
    #[inline]
    pub(super) fn new(json: &'a str, sameness: Sameness) -> Self {
        Self { json, sameness, few: [(0, 0); FEW], count: 0, places: [0; 256], many: None }
    }

    /// Adds a name, unless one that is the same was there: then that is returned. The hash is the same for all spellings, and
    /// the name begins at `start`, if it has no escapes.
    pub(super) fn add(&mut self, name: &Name<'a>, hash: u32, start: usize) -> Option<Name<'a>> {
        let Name::Text(text) = name else { return self.add_to_many(name) };
        let [mut slot, ..] = hash.to_le_bytes();
        while let Some(place) = self.places[usize::from(slot)].checked_sub(1) {
            let (other, start) = self.few[usize::from(place)];
            if other == hash {
                let first = self.name_at(start);
                if self.sameness.holds(text, first) {
                    return Some(Name::Text(Cow::Borrowed(first)));
                }
            }
            slot = slot.wrapping_add(1);
        }
        match (text, u32::try_from(start)) {
            (Cow::Borrowed(_), Ok(start)) if usize::from(self.count) < FEW && self.many.is_none() => {
                self.few[usize::from(self.count)] = (hash, start);
                self.count += 1;
                self.places[usize::from(slot)] = self.count;
                None
            }
            _ => self.add_to_many(name),
        }
    }

    /// One of the few names: it goes on to the next quote.
    fn name_at(&self, start: u32) -> &'a str {
        let behind = self.json.get(start as usize..).unwrap_or_default();
        behind.split_once('"').map_or(behind, |(name, _)| name)
    }

    #[cold]
    fn add_to_many(&mut self, name: &Name<'a>) -> Option<Name<'a>> {
        let key = match self.sameness {
            Sameness::Spelled => name.clone(),
            Sameness::Folded => name.fold(),
        };
        match self.many.get_or_insert_default().entry(key) {
            Entry::Occupied(first) => Some(first.get().clone()),
            Entry::Vacant(place) => {
                place.insert(name.clone());
                None
            }
        }
    }
}

impl Sameness {
    fn holds(self, left: &str, right: &str) -> bool {
        match self {
            Self::Spelled => left == right,
            Self::Folded => group_spec::same_name(left, right),
        }
    }
}
