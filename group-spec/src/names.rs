//! Names with what they stand for, and what makes looking them up cheap.

use crate::{
    fold::{FOLDED, SEPARATOR, same_name},
    near::Letters,
};

/// A name, with what all of its spellings have in common worked out once for every question about it.
///
/// ```
/// use group_spec::{ReservedTrait, Spelling};
///
/// let spelling = Spelling::of("created_at");
/// assert_eq!(spelling.reserved(), Some(ReservedTrait::CreatedAt));
/// assert_eq!(spelling.address_key(), None);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Spelling<'a> {
    pub(crate) name: &'a str,
    hash: u32,
    pub(crate) letters: Letters,
}

impl<'a> Spelling<'a> {
    /// The spelling of a name.
    #[must_use]
    #[inline]
    pub const fn of(name: &'a str) -> Self {
        // FNV-1a.
        let (mut hash, mut letters) = (0x811c_9dc5_u32, Letters::NONE);
        let (bytes, mut i) = (name.as_bytes(), 0);
        while i < bytes.len() {
            let byte = FOLDED[bytes[i] as usize];
            if byte != SEPARATOR {
                hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
                letters.add(byte);
            }
            i += 1;
        }
        Self { name, hash, letters }
    }

    /// The [hash](folded_hash) of all spellings of the name.
    #[must_use]
    pub const fn hash(self) -> u32 {
        self.hash
    }
}

/// A number that is the same for all spellings of one name, and for few others.
///
/// ```
/// assert_eq!(group_spec::folded_hash("createdAt"), group_spec::folded_hash("CREATED_AT"));
/// ```
#[must_use]
pub const fn folded_hash(name: &str) -> u32 {
    Spelling::of(name).hash()
}

/// A list of names, each of which is found in any spelling.
pub(crate) struct Names<T, const N: usize> {
    names: [(&'static str, T); N],
    hashes: [u32; N],
    /// A bit for every hash, by its last byte: most names that are not in the list have none.
    bits: [u64; 4],
}

impl<T: Copy, const N: usize> Names<T, N> {
    pub(crate) const fn new(names: [(&'static str, T); N]) -> Self {
        let (mut hashes, mut bits, mut i) = ([0; N], [0; 4], 0);
        while i < N {
            hashes[i] = folded_hash(names[i].0);
            let (word, bit) = place_of(hashes[i]);
            bits[word] |= bit;
            let mut j = 0;
            while j < i {
                assert!(hashes[j] != hashes[i], "two names of a list have the same hash");
                j += 1;
            }
            i += 1;
        }
        Self { names, hashes, bits }
    }

    /// What the name stands for.
    #[inline]
    pub(crate) fn find(&self, spelling: Spelling<'_>) -> Option<T> {
        self.find_hashed(spelling.name, spelling.hash)
    }

    /// What `name` stands for, which has this hash.
    #[inline]
    pub(crate) fn find_hashed(&self, name: &str, hash: u32) -> Option<T> {
        let (word, bit) = place_of(hash);
        if self.bits[word] & bit == 0 {
            return None;
        }
        let place = self.hashes.iter().position(|other| *other == hash)?;
        let (found, meaning) = self.names[place];
        (found == name || same_name(found, name)).then_some(meaning)
    }
}

const fn place_of(hash: u32) -> (usize, u64) {
    ((hash & 3) as usize, 1 << (hash >> 2 & 63))
}
