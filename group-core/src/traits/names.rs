use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState},
    mem,
    ops::Range,
};

use group_spec::{fold, folded_hash, same_name};

use super::{WriteError, shape::Shape};

/// The names in an object, for the keys that are only known at run time.
pub(super) struct Names {
    declared: &'static Shape,
    /// Made when the first key comes, as most objects have none.
    seen: Option<Box<Seen>>,
}

impl Names {
    pub(super) fn new(declared: &'static Shape) -> Self {
        Self { declared, seen: None }
    }

    /// Makes room for so many more names.
    pub(super) fn expect(&mut self, names: usize) {
        if names > 0 {
            self.seen().places.reserve(names);
        }
    }

    pub(super) fn claim(&mut self, name: &str, hash: u32) -> Result<(), WriteError> {
        match self.seen().add(name, hash) {
            Some(first) => Err(sent_twice(name, first)),
            None => Ok(()),
        }
    }

    #[inline]
    fn seen(&mut self) -> &mut Seen {
        self.seen.get_or_insert_with(|| Box::new(Seen::of(self.declared)))
    }
}

#[cold]
fn sent_twice(name: &str, first: &str) -> WriteError {
    WriteError::SentTwice { name: name.to_owned(), first: first.to_owned() }
}

/// Names of which no two are spellings of one, in one piece of memory: a map that is sent costs no allocation for each key.
#[derive(Default)]
struct Seen {
    spellings: String,
    /// Where each name is.
    places: HashMap<u64, Range<usize>, BuildHasherDefault<Spread>>,
    hashing: RandomState,
}

impl Seen {
    #[cold]
    fn of(declared: &Shape) -> Self {
        let mut seen = Self::default();
        declared.each_name(&mut |name| {
            seen.add(name, folded_hash(name));
        });
        seen
    }

    /// Adds a name, unless a spelling of it is there: then that is returned.
    fn add(&mut self, name: &str, hash: u32) -> Option<&str> {
        // A name that meets another under its hash goes where only this object knows, so that nobody can choose names that
        // meet again and again.
        let mut number = u64::from(hash);
        let mut is_first = true;
        loop {
            match self.places.entry(number) {
                Entry::Vacant(place) => {
                    let start = self.spellings.len();
                    self.spellings.push_str(name);
                    place.insert(start..self.spellings.len());
                    return None;
                }
                Entry::Occupied(place) if same_name(&self.spellings[place.get().clone()], name) => {
                    return Some(&self.spellings[place.get().clone()]);
                }
                Entry::Occupied(_) if mem::take(&mut is_first) => number = self.hashing.hash_one(fold(name)),
                Entry::Occupied(_) => number = number.wrapping_add(1),
            }
        }
    }
}

/// Spreads numbers that are hashes already over all bits.
#[derive(Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write_u64(&mut self, hash: u64) {
        // The golden ratio, as a part of 2 to the power of 64.
        self.0 = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("the keys are numbers");
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
