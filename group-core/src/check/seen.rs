//! Which names an object has had.

use std::{borrow::Cow, collections::HashMap};

use crate::json::node::Name;

/// Up to so many names are kept without an allocation, if they have no escapes.
const FEW: usize = 128;

/// The names that an object has had so far, to find one that comes again.
pub(super) struct Seen<'a> {
    sameness: Sameness,
    /// What all spellings of each of the few names have in common.
    hashes: [u32; FEW],
    few: [&'a str; FEW],
    count: usize,
    /// All others, by what makes them the same.
    many: HashMap<Name<'a>, Name<'a>>,
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
    pub(super) fn new(sameness: Sameness) -> Self {
        Self { sameness, hashes: [0; FEW], few: [""; FEW], count: 0, many: HashMap::new() }
    }

    /// Adds a name, unless one that is the same was there: then that is returned.
    pub(super) fn add(&mut self, name: &Name<'a>) -> Option<Name<'a>> {
        let Name::Text(text) = name else { return self.add_to_many(name) };
        let hash = group_spec::folded_hash(text);
        let few = self.hashes[..self.count].iter().zip(&self.few);
        let mut alike = few.filter(|(other, _)| **other == hash);
        if let Some((_, first)) = alike.find(|(_, other)| self.sameness.holds(text, other)) {
            return Some(Name::Text(Cow::Borrowed(first)));
        }
        match text {
            Cow::Borrowed(text) if self.count < FEW && self.many.is_empty() => {
                self.hashes[self.count] = hash;
                self.few[self.count] = text;
                self.count += 1;
                None
            }
            _ => self.add_to_many(name),
        }
    }

    fn add_to_many(&mut self, name: &Name<'a>) -> Option<Name<'a>> {
        let key = match self.sameness {
            Sameness::Spelled => name.clone(),
            Sameness::Folded => name.fold(),
        };
        if let Some(first) = self.many.get(&key) {
            return Some(first.clone());
        }
        self.many.insert(key, name.clone());
        None
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
