//! Names with what they stand for.

use crate::fold::{folded_hash, same_name};

/// A list of names, each of which is found in any spelling.
pub(crate) struct Names<T, const N: usize> {
    names: [(&'static str, T); N],
    hashes: [u32; N],
}

impl<T: Copy, const N: usize> Names<T, N> {
    pub(crate) const fn new(names: [(&'static str, T); N]) -> Self {
        let (mut hashes, mut i) = ([0; N], 0);
        while i < N {
            hashes[i] = folded_hash(names[i].0);
            let mut j = 0;
            while j < i {
                assert!(hashes[j] != hashes[i], "two names of a list have the same hash");
                j += 1;
            }
            i += 1;
        }
        Self { names, hashes }
    }

    /// What `name` stands for.
    pub(crate) fn find(&self, name: &str) -> Option<T> {
        self.find_hashed(name, folded_hash(name))
    }

    /// What `name` stands for, which has this hash.
    pub(crate) fn find_hashed(&self, name: &str, hash: u32) -> Option<T> {
        let place = self.hashes.iter().position(|other| *other == hash)?;
        let (found, meaning) = self.names[place];
        same_name(found, name).then_some(meaning)
    }
}
