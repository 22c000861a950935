//! The names that a struct asks for.

use group_spec::{folded_hash, same_name};

use super::SameField;
use crate::json::node::Name;

/// The fields of a struct, each of which is found in any spelling and given out once.
pub(super) struct Asked {
    names: &'static [&'static str],
    /// The places of the names, sorted by a hash that all spellings of a name have in common.
    places: Vec<(u32, usize)>,
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
        let mut places: Vec<_> = names.iter().enumerate().map(|(place, name)| (folded_hash(name), place)).collect();
        places.sort_unstable();
        Self { names, places, taken: vec![false; names.len()] }
    }

    /// Takes the field that a received name is a spelling of. A field of exactly this name comes first, and can be had beside one
    /// of another spelling, if they are not the same.
    pub(super) fn take(&mut self, name: &Name<'_>, same_field: SameField) -> Taken {
        let Name::Text(name) = name else { return Taken::Unknown };
        let Some(first) = self.places_of(name).next() else { return Taken::Unknown };
        let exact = self.places_of(name).find(|place| self.names[*place] == name);
        let place = exact.unwrap_or(first);
        let is_same =
            |other| exact.is_none() || other == place || same_field.holds(self.names[other], self.names[place]);
        if self.places_of(name).any(|other| self.taken[other] && is_same(other)) {
            return Taken::Before;
        }
        self.taken[place] = true;
        Taken::Field(self.names[place])
    }

    /// Whether it is a field that was not received.
    pub(super) fn is_left_out(&self, name: &str) -> bool {
        self.places_of(name).any(|place| self.names[place] == name && !self.taken[place])
    }

    /// The places of all spellings of the name, in their order.
    fn places_of(&self, name: &str) -> impl Iterator<Item = usize> {
        let hash = folded_hash(name);
        let start = self.places.partition_point(|(other, _)| *other < hash);
        let alike = self.places[start..].iter().take_while(move |(other, _)| *other == hash);
        alike.map(|(_, place)| *place).filter(move |place| same_name(self.names[*place], name))
    }
}
