//! When a name is probably a typo of another.

use crate::fold::{fold, is_separator, same_name};

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

/// Whether `name` is one edit or transposition away from `target`, and not so on purpose: a plural,
/// a name with a number, or one with a word more.
pub(crate) fn is_near(name: &str, target: &str) -> bool {
    let (folded, target) = (fold(name), fold(target));
    target.len() >= SHORTEST
        && is_one_edit_apart(&folded, &target)
        && !is_plural(&folded, &target)
        && !folded.ends_with(char::is_numeric)
        && !has_extra_word(name, &target)
}

/// Whether a word that is not known is probably this one: another spelling of it, or one edit away from that.
///
/// ```
/// assert!(group_spec::is_nearly("skp", "skip"));
/// assert!(group_spec::is_nearly("renameAll", "rename_all"));
/// ```
#[must_use]
pub fn is_nearly(word: &str, known: &str) -> bool {
    let (word, known) = (fold(word), fold(known));
    word == known || is_one_edit_apart(&word, &known)
}

/// Whether one insertion, deletion, substitution or swap of neighbours makes one out of the other.
fn is_one_edit_apart(left: &str, right: &str) -> bool {
    let (left, right): (Vec<_>, Vec<_>) = (left.chars().collect(), right.chars().collect());
    let prefix = left.iter().zip(&right).take_while(|(l, r)| l == r).count();
    let (left, right) = (&left[prefix..], &right[prefix..]);
    let suffix = left.iter().rev().zip(right.iter().rev()).take_while(|(l, r)| l == r).count();
    match (&left[..left.len() - suffix], &right[..right.len() - suffix]) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

/// Whether `folded` is `target` and an `s`. Another one after an `s` is a typo: `addresss`.
fn is_plural(folded: &str, target: &str) -> bool {
    !target.ends_with('s') && folded.strip_suffix('s') == Some(target)
}

/// Whether `target` remains of `name` without one of its words. Only a word of one letter can be
/// the one edit that makes the difference: `c_email`, `emailX`.
fn has_extra_word(name: &str, target: &str) -> bool {
    let chars: Vec<_> = name.chars().collect();
    (0..chars.len())
        .filter(|&at| !is_separator(chars[at]))
        .filter(|&at| is_word_boundary(&chars, at) && is_word_boundary(&chars, at + 1))
        .any(|at| {
            let rest: String = chars[..at].iter().chain(&chars[at + 1..]).collect();
            same_name(&rest, target)
        })
}

/// Whether a word of snake, kebab, camel or Pascal case begins or ends before `chars[at]`.
fn is_word_boundary(chars: &[char], at: usize) -> bool {
    let (before, after) = chars.split_at(at);
    match (before, after) {
        ([], _) | (_, []) => true,
        ([.., last], [first, rest @ ..]) => {
            let is_hump = last.is_lowercase() || rest.first().is_some_and(|c| c.is_lowercase());
            is_separator(*last) || is_separator(*first) || first.is_uppercase() && is_hump
        }
    }
}
