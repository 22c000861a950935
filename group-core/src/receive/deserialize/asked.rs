//! The names that a struct asks for.

use group_spec::{folded_hash, same_name};

use super::SameField;
use crate::json::node::Name;

/// The fields of a struct, each of which is found in any spelling and given out once.
pub(super) struct Asked {
    names: &'static [&'static str],
    /// The places of the names, each with a hash that all spellings of a name have in common, in the slot that the hash says or
    /// the next one that was free.
    slots: Vec<Option<(u32, u32)>>,
    taken: Vec<bool>,
}

pub(super) enum Taken {
    Field(&'static str),
    /// The field was taken before, by another spelling.
    Before,
    /// No field has such a name.
    Unknown,
}

impl Asked {
    pub(super) fn new(names: &'static [&'static str]) -> Self {
        // At least every other slot stays free.
        let mut slots = vec![None; (2 * names.len()).next_power_of_two()];
        for (place, name) in (0..).zip(names) {
            let hash = folded_hash(name);
            if let Some(free) = slots_of(hash, slots.len()).find(|slot| slots[*slot].is_none()) {
                slots[free] = Some((hash, place));
            }
        }
        Self { names, slots, taken: vec![false; names.len()] }
    }

    /// Takes the field that a received name is a spelling of. A field of exactly this name comes first, and can be had beside one
    /// of another spelling, if they are not the same.
    pub(super) fn take(&mut self, name: &Name<'_>, same_field: SameField) -> Taken {
        let Name::Text(name) = name else { return Taken::Unknown };
        match self.find(name, same_field) {
            Some(place) if self.taken[place] => Taken::Before,
            Some(place) => {
                self.taken[place] = true;
                Taken::Field(self.names[place])
            }
            None => Taken::Unknown,
        }
    }

    /// The place of the field, or of one that is taken and the same.
    fn find(&self, name: &str, same_field: SameField) -> Option<usize> {
        let mut places = self.places_of(name);
        let first = places.next()?;
        if places.next().is_none() {
            return Some(first);
        }
        let exact = self.places_of(name).find(|place| self.names[*place] == name);
        let place = exact.unwrap_or(first);
        let is_same =
            |other| exact.is_none() || other == place || same_field.holds(self.names[other], self.names[place]);
        let taken = self.places_of(name).find(|other| self.taken[*other] && is_same(*other));
        Some(taken.unwrap_or(place))
    }

    /// Whether it is a field that was not received.
    pub(super) fn is_left_out(&self, name: &str) -> bool {
        self.places_of(name).any(|place| self.names[place] == name && !self.taken[place])
    }

    /// The places of all spellings of the name, in their order.
    fn places_of(&self, name: &str) -> impl Iterator<Item = usize> {
        let hash = folded_hash(name);
        let used = slots_of(hash, self.slots.len()).map_while(|slot| self.slots[slot]);
        let places = used.filter(move |(other, _)| *other == hash).map(|(_, place)| place as usize);
        places.filter(move |place| self.names[*place] == name || same_name(self.names[*place], name))
    }
}

/// The slots that a name of this hash may be in, among so many: a power of two.
fn slots_of(hash: u32, count: usize) -> impl Iterator<Item = usize> {
    (0..count).map(move |step| (hash as usize + step) & (count - 1))
}
