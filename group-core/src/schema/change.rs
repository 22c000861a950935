//! A change, whom it breaks, and how it prints.

use std::fmt;

use serde_json::Value;

use super::path::Place;

/// A difference between two schemas, which prints as one line.
///
/// ```
/// use group_core::schema::{Breaks, changes};
/// use schemars::json_schema;
///
/// let old = json_schema!({ "type": "object", "properties": { "seats": { "type": "integer" } }, "required": ["seats"] });
/// let new = json_schema!({ "type": "object", "properties": { "seats": { "type": "string" } } });
///
/// let changes = changes(&old, &new);
/// let lines: Vec<_> = changes.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     lines,
///     [
///         "`seats` is no longer always sent (breaks readers of the old schema)",
///         "`seats` changed its type from integer to string (breaks readers of the old schema)",
///     ],
/// );
/// assert_eq!(changes[0].breaks(), Some(Breaks::Readers));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    pub(super) path: String,
    pub(super) kind: ChangeKind,
}

/// Whom a [`Change`] breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Breaks {
    /// The one who writes: what is always sent now has no name in the old schema. Where that is still in force, it refuses the
    /// next message if it is closed. If it is open, as the rule of a tracking plan is, the message passes, and nothing holds the
    /// new trait to its type.
    Writers,
    /// Those who read: something can come now that the old schema ruled out, or something can be missing.
    Readers,
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChangeKind {
    /// A trait or key that was not there.
    Added {
        /// Whether it is always sent.
        is_required: bool,
    },
    /// A trait or key that is not there any more. A new name is a trait removed, and one added.
    Removed,
    /// Other JSON types, each with its `format` if it has one.
    TypeChanged {
        /// The types before.
        from: String,
        /// The types after.
        to: String,
        /// Whether one of them can be what none could before: `uint16` can after `uint8`, and not the other way round.
        is_wider: bool,
    },
    /// It was sometimes left out, and is always sent.
    NewlyRequired,
    /// It was always sent, and is sometimes left out.
    NoLongerRequired,
    /// It may be `null`.
    NullAllowed,
    /// It may no longer be `null`.
    NullRefused,
    /// One more value among the few that it can have, such as a text of an enum.
    ValueAdded(Value),
    /// One value less among the few that it can have.
    ValueRemoved(Value),
    /// It could have a few values, and can have any now.
    AnyValueAllowed,
    /// It could have any value, and can have a few now.
    FewValuesAllowed,
    /// Traits or keys that have no name in the schema can come.
    OthersAllowed,
    /// Traits or keys that have no name in the schema can no longer come.
    OthersRefused,
    /// A bound allows more, such as `maximum` or `minLength`.
    Widened {
        /// The keyword of the bound.
        keyword: String,
    },
    /// A bound allows less.
    Narrowed {
        /// The keyword of the bound.
        keyword: String,
    },
    /// Another keyword says something else; whether it allows more or less is not known.
    Other {
        /// The keyword.
        keyword: String,
    },
}

impl Change {
    /// Where it is: the names that lead there, as in `address.city`; `[]` stands for the items of an array, and `*` for the
    /// keys that have no name in the schema. It is empty for the whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What changed.
    #[must_use]
    pub fn kind(&self) -> &ChangeKind {
        &self.kind
    }

    /// Whether somebody breaks: [`breaks`](Self::breaks) says who.
    #[must_use]
    pub fn is_breaking(&self) -> bool {
        self.breaks().is_some()
    }

    /// Whom it breaks.
    #[must_use]
    pub fn breaks(&self) -> Option<Breaks> {
        match self.kind {
            ChangeKind::Added { is_required: true } => Some(Breaks::Writers),
            ChangeKind::Removed
            | ChangeKind::TypeChanged { is_wider: true, .. }
            | ChangeKind::NoLongerRequired
            | ChangeKind::NullAllowed
            | ChangeKind::ValueAdded(_)
            | ChangeKind::AnyValueAllowed
            | ChangeKind::OthersAllowed
            | ChangeKind::Widened { .. }
            | ChangeKind::Other { .. } => Some(Breaks::Readers),
            ChangeKind::Added { is_required: false }
            | ChangeKind::TypeChanged { is_wider: false, .. }
            | ChangeKind::NewlyRequired
            | ChangeKind::NullRefused
            | ChangeKind::ValueRemoved(_)
            | ChangeKind::FewValuesAllowed
            | ChangeKind::OthersRefused
            | ChangeKind::Narrowed { .. } => None,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", Place(&self.path))?;
        match &self.kind {
            ChangeKind::Added { is_required: true } => f.write_str("was added and is always sent")?,
            ChangeKind::Added { is_required: false } => f.write_str("was added")?,
            ChangeKind::Removed => f.write_str("was removed")?,
            ChangeKind::TypeChanged { from, to, .. } => write!(f, "changed its type from {from} to {to}")?,
            ChangeKind::NewlyRequired => f.write_str("is always sent now")?,
            ChangeKind::NoLongerRequired => f.write_str("is no longer always sent")?,
            ChangeKind::NullAllowed => f.write_str("may be null now")?,
            ChangeKind::NullRefused => f.write_str("is no longer null")?,
            ChangeKind::ValueAdded(value) => write!(f, "may be {value} now")?,
            ChangeKind::ValueRemoved(value) => write!(f, "is no longer {value}")?,
            ChangeKind::AnyValueAllowed => f.write_str("is no longer one of a few values")?,
            ChangeKind::FewValuesAllowed => f.write_str("is one of a few values now")?,
            ChangeKind::OthersAllowed => f.write_str("may have keys that have no name in the schema now")?,
            ChangeKind::OthersRefused => {
                f.write_str("has no other keys any more than those with a name in the schema")?;
            }
            ChangeKind::Widened { keyword } => write!(f, "has a wider `{keyword}`")?,
            ChangeKind::Narrowed { keyword } => write!(f, "has a narrower `{keyword}`")?,
            ChangeKind::Other { keyword } => write!(f, "has another `{keyword}`")?,
        }
        match self.breaks() {
            Some(Breaks::Writers) => f.write_str(" (breaks writers where the old schema is in force and closed)"),
            Some(Breaks::Readers) => f.write_str(" (breaks readers of the old schema)"),
            None => Ok(()),
        }
    }
}
