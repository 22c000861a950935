//! What comes of holding a type against a plan.

use std::fmt;

use super::path::Place;

/// Something in a schema of which [`assert_conforms`](super::assert_conforms) cannot tell whether the type keeps to it. It
/// prints as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecided {
    path: String,
    keyword: String,
}

impl Undecided {
    /// Where it is: the names that lead there, as in `traits.address.city`. It is empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The keyword of JSON Schema, such as `pattern`.
    #[must_use]
    pub fn keyword(&self) -> &str {
        &self.keyword
    }
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: whether `{}` holds cannot be decided", Place(&self.path), self.keyword)
    }
}

/// Something that the type can write and the plan refuses.
#[derive(Debug, PartialEq)]
pub(super) struct Contradiction {
    pub(super) path: String,
    /// What refuses it.
    pub(super) keyword: String,
    reason: String,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", Place(&self.path), self.reason)
    }
}

/// What was found, each once.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) contradictions: Vec<Contradiction>,
    pub(super) undecided: Vec<Undecided>,
}

impl Findings {
    pub(super) fn contradict(&mut self, path: &str, keyword: &str, reason: impl Into<String>) {
        self.add(Contradiction { path: path.to_owned(), keyword: keyword.to_owned(), reason: reason.into() });
    }

    pub(super) fn leave_open(&mut self, path: &str, keyword: &str) {
        let undecided = Undecided { path: path.to_owned(), keyword: keyword.to_owned() };
        if !self.undecided.contains(&undecided) {
            self.undecided.push(undecided);
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        other.contradictions.into_iter().for_each(|contradiction| self.add(contradiction));
        other.undecided.iter().for_each(|undecided| self.leave_open(&undecided.path, &undecided.keyword));
    }

    fn add(&mut self, contradiction: Contradiction) {
        if !self.contradictions.contains(&contradiction) {
            self.contradictions.push(contradiction);
        }
    }
}
