//! When a name is probably a typo of another.

use crate::fold::{folded, is_separator, same_name};

/// Shorter names have too many neighbours that are words of their own.
const SHORTEST: usize = 5;

/// Whether `name` is a spelling of one of `words`.
pub(crate) fn is_word(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| same_name(word, name))
}

/// The entry of `aliases` that `name` is a spelling of.
pub(crate) fn alias<T: Copy>(name: &str, aliases: &[(&str, T)]) -> Option<T> {
    aliases.iter().find(|(alias, _)| same_name(alias, name)).map(|(_, target)| *target)
}

/// Which letters a name has: enough to see of most names that they are no typo of each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters(u32);

impl Letters {
    pub(crate) const NONE: Self = Self(0);

    /// Adds a byte of the folded name. Of a letter that is not ASCII, only the first byte counts.
    #[inline]
    pub(crate) const fn add(&mut self, byte: u8) {
        self.0 |= BITS[byte as usize];
    }

    /// Whether one edit may lead from the one to the other: it takes one letter out, and puts one in.
    pub(crate) const fn may_be_near(self, other: Self) -> bool {
        let differing = self.0 ^ other.0;
        // Without the lowest two.
        let more = differing & differing.wrapping_sub(1);
        more & more.wrapping_sub(1) == 0
    }

    /// Whether one edit may lead to any of the others. It looks at all of them, which takes fewer steps than to stop.
    pub(crate) fn may_be_near_any<const N: usize>(self, others: &[Self; N]) -> bool {
        others.iter().fold(false, |may_be, other| may_be | self.may_be_near(*other))
    }
}

/// The bit of each byte: all letters that are not ASCII have one, at their first byte.
static BITS: [u32; 256] = {
    let (mut bits, mut byte) = ([0; 256], 0);
    while byte < 256 {
        bits[byte] = match byte {
            0x80..0xc0 => 0,
            0xc0.. => 1,
            _ => 1 << (byte & 31),
        };
        byte += 1;
    }
    bits
};

/// Whether `name` is one edit or transposition away from `target`, and not so on purpose: a plural,
/// a name with a number, or one with a word more.
pub(crate) fn is_near(name: &str, target: &str) -> bool {
    folded(target).count() >= SHORTEST
        && is_one_edit_apart(name, target)
        && !is_plural(name, target)
        && !folded(name).last().is_some_and(char::is_numeric)
        && !has_extra_word(name, target)
}

/// Whether a word that is not known is probably this one: another spelling of it, or one edit away from that.
///
/// ```
/// assert!(group_spec::is_nearly("skp", "skip"));
/// assert!(group_spec::is_nearly("renameAll", "rename_all"));
/// ```
#[must_use]
pub fn is_nearly(word: &str, known: &str) -> bool {
    same_name(word, known) || is_one_edit_apart(word, known)
}

/// Whether one insertion, deletion, substitution or swap of neighbours makes one out of the other, after folding.
fn is_one_edit_apart(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (folded(left), folded(right));
    loop {
        let (from_left, from_right) = (left.clone(), right.clone());
        let (l, r) = match (left.next(), right.next()) {
            (Some(l), Some(r)) if l != r => (l, r),
            (Some(_), Some(_)) => continue,
            (Some(_), None) => return left.next().is_none(),
            (None, Some(_)) => return right.next().is_none(),
            (None, None) => return false,
        };
        let is_substituted = left.clone().eq(right.clone());
        let is_longer = left.clone().eq(from_right);
        let is_shorter = right.clone().eq(from_left);
        let is_swapped = (left.next(), right.next()) == (Some(r), Some(l)) && left.eq(right);
        return is_substituted || is_longer || is_shorter || is_swapped;
    }
}

/// Whether `name` is `target` and an `s`. Another one after an `s` is a typo: `addresss`.
fn is_plural(name: &str, target: &str) -> bool {
    !target.ends_with('s') && folded(name).eq(folded(target).chain(['s']))
}

/// Whether `target` remains of `name` without one of its words. Only a word of one letter can be
/// the one edit that makes the difference: `c_email`, `emailX`.
fn has_extra_word(name: &str, target: &str) -> bool {
    name.char_indices().filter(|(_, c)| !is_separator(*c)).any(|(at, c)| {
        let (before, after) = (&name[..at], &name[at + c.len_utf8()..]);
        is_word_boundary(before, &name[at..])
            && is_word_boundary(&name[..at + c.len_utf8()], after)
            && folded(before).chain(folded(after)).eq(folded(target))
    })
}

/// Whether a word of snake, kebab, camel or Pascal case ends with `before`, or begins with `after`.
fn is_word_boundary(before: &str, after: &str) -> bool {
    let mut next = after.chars();
    let (Some(last), Some(first)) = (before.chars().next_back(), next.next()) else { return true };
    let is_hump = last.is_lowercase() || next.next().is_some_and(char::is_lowercase);
    is_separator(last) || is_separator(first) || first.is_uppercase() && is_hump
}
