//! The traits of a [`TraitMap`], one after the other.

use std::{fmt, iter::FusedIterator, vec};

use serde_json::value::RawValue;

use super::{
    TraitMap,
    entries::{self, Item},
};

/// The traits of a [`TraitMap`] in their order; see [`TraitMap::iter`].
#[derive(Clone)]
pub struct TraitMapIter<'a>(pub(super) entries::Iter<'a>);

fn shown(Item { name, value, .. }: Item<'_>) -> (&str, &RawValue) {
    (name, value.value())
}

/// Shows the names that are left, and no value.
impl fmt::Debug for TraitMapIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone().map(|entry| entry.name)).finish()
    }
}

impl<'a> Iterator for TraitMapIter<'a> {
    type Item = (&'a str, &'a RawValue);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(shown)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for TraitMapIter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(shown)
    }
}

impl ExactSizeIterator for TraitMapIter<'_> {}

impl FusedIterator for TraitMapIter<'_> {}

impl<'a> IntoIterator for &'a TraitMap {
    type Item = (&'a str, &'a RawValue);
    type IntoIter = TraitMapIter<'a>;

    fn into_iter(self) -> TraitMapIter<'a> {
        self.iter()
    }
}

/// Every trait in its order, under the name that [`TraitMap::iter`] gives it.
impl IntoIterator for TraitMap {
    type Item = (String, Box<RawValue>);
    type IntoIter = TraitMapIntoIter;

    fn into_iter(self) -> TraitMapIntoIter {
        TraitMapIntoIter(self.entries.into_iter().collect::<Vec<_>>().into_iter())
    }
}

/// The traits of a [`TraitMap`] by value, in their order.
#[derive(Clone)]
pub struct TraitMapIntoIter(vec::IntoIter<(String, Box<RawValue>)>);

impl Iterator for TraitMapIntoIter {
    type Item = (String, Box<RawValue>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for TraitMapIntoIter {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for TraitMapIntoIter {}

impl FusedIterator for TraitMapIntoIter {}

/// Shows the names that are left, and no value.
impl fmt::Debug for TraitMapIntoIter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.as_slice().iter().map(|(name, _)| name)).finish()
    }
}
