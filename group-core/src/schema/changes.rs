//! What changed from one schema to the next, for those who write by it and those who read by it.

use std::{cmp::Ordering, collections::BTreeSet, fmt};

use schemars::Schema;
use serde_json::Value;

use super::alternatives::{Alternative, Document, JsonType};

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
    path: String,
    kind: ChangeKind,
}

/// Whom a [`Change`] breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Breaks {
    /// The one who writes: the old schema has no room for what is always sent now, so that the next message is refused where
    /// the old schema is still in force.
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
        /// Whether there is one that was not there before.
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
        match self.path.as_str() {
            "" => f.write_str("the whole ")?,
            path => write!(f, "`{path}` ")?,
        }
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
            Some(Breaks::Writers) => f.write_str(" (breaks the next message where the old schema is in force)"),
            Some(Breaks::Readers) => f.write_str(" (breaks readers of the old schema)"),
            None => Ok(()),
        }
    }
}

/// Every difference between two schemas, in the order of the paths.
///
/// Both are schemas of traits, of messages, or the `jsonSchema` of two rules. Descriptions, titles and `deprecated` are no
/// difference.
#[must_use]
pub fn changes(old: &Schema, new: &Schema) -> Vec<Change> {
    let mut comparison = Comparison { old: Document(old), new: Document(new), seen: Vec::new(), changes: Vec::new() };
    comparison.schemas("", old.as_value(), new.as_value());
    comparison.changes
}

/// Bounds, and whether a larger number allows more.
const BOUNDS: [(&str, bool); 10] = [
    ("maximum", true),
    ("exclusiveMaximum", true),
    ("maxLength", true),
    ("maxItems", true),
    ("maxProperties", true),
    ("minimum", false),
    ("exclusiveMinimum", false),
    ("minLength", false),
    ("minItems", false),
    ("minProperties", false),
];

/// Keywords that are compared piece by piece.
const COMPARED: [&str; 7] = ["const", "enum", "format", "properties", "required", "additionalProperties", "items"];

struct Comparison<'a> {
    old: Document<'a>,
    new: Document<'a>,
    /// The pairs that are being compared, since a schema can lead back to itself.
    seen: Vec<(*const Value, *const Value)>,
    changes: Vec<Change>,
}

impl<'a> Comparison<'a> {
    fn add(&mut self, path: &str, kind: ChangeKind) {
        self.changes.push(Change { path: path.to_owned(), kind });
    }

    fn schemas(&mut self, path: &str, old: &'a Value, new: &'a Value) {
        let pair = (std::ptr::from_ref(old), std::ptr::from_ref(new));
        if self.seen.contains(&pair) {
            return;
        }
        self.seen.push(pair);

        let (mut old, mut new) = (self.old.alternatives(old), self.new.alternatives(new));
        match (takes_null(&mut old), takes_null(&mut new)) {
            // Where there is nothing else, null is the type.
            _ if old.is_empty() || new.is_empty() => {}
            (false, true) => self.add(path, ChangeKind::NullAllowed),
            (true, false) => self.add(path, ChangeKind::NullRefused),
            _ => {}
        }
        self.types(path, &old, &new);
        self.seen.pop();
    }

    fn types(&mut self, path: &str, old: &[Alternative<'a>], new: &[Alternative<'a>]) {
        if let ([old], [new]) = (old, new)
            && old.json_type == new.json_type
        {
            return self.alternative(path, old, new);
        }
        let (from, to) = (type_names(old), type_names(new));
        if from != to {
            let is_wider = !new.iter().all(|new| old.iter().any(|old| is_covered(new, old)));
            self.add(path, ChangeKind::TypeChanged { from, to, is_wider });
        }
        // Branches of one type, such as the variants of an enum with data, are compared in their order.
        for name in old.iter().map(type_name).collect::<BTreeSet<_>>() {
            let of_type = |all: &[Alternative<'a>]| -> Vec<Alternative<'a>> {
                all.iter().filter(|alternative| type_name(alternative) == name).cloned().collect()
            };
            let (old, new) = (of_type(old), of_type(new));
            if old.len() == new.len() {
                old.iter().zip(&new).for_each(|(old, new)| self.alternative(path, old, new));
            } else if !new.is_empty() {
                self.add(path, ChangeKind::Other { keyword: "anyOf".to_owned() });
            }
        }
    }

    /// Compares what is said of one type.
    fn alternative(&mut self, path: &str, old: &Alternative<'a>, new: &Alternative<'a>) {
        if type_name(old) != type_name(new) {
            let (from, to) = (type_name(old), type_name(new));
            self.add(path, ChangeKind::TypeChanged { from, to, is_wider: !is_covered(new, old) });
        }
        self.values(path, old, new);
        for (keyword, more_is_wider) in BOUNDS {
            self.bound(path, keyword, more_is_wider, old.get(keyword), new.get(keyword));
        }
        self.properties(path, old, new);
        self.others(path, old, new);
        if let (Some(old), Some(new)) = (old.get("items"), new.get("items"))
            && !old.is_array()
            && !new.is_array()
        {
            self.schemas(&format!("{path}[]"), old, new);
        }

        let keywords: BTreeSet<&str> = old.keywords.iter().chain(&new.keywords).map(|(keyword, _)| *keyword).collect();
        for keyword in keywords {
            let is_compared = BOUNDS.iter().any(|(bound, _)| *bound == keyword)
                || COMPARED.contains(&keyword) && [old, new].iter().all(|side| is_plain(keyword, side.get(keyword)));
            if !is_compared && old.get(keyword) != new.get(keyword) {
                self.add(path, ChangeKind::Other { keyword: keyword.to_owned() });
            }
        }
    }

    fn values(&mut self, path: &str, old: &Alternative<'a>, new: &Alternative<'a>) {
        match (old.values(), new.values()) {
            (Some(old), Some(new)) => {
                for value in new.iter().filter(|value| !old.contains(value)) {
                    self.add(path, ChangeKind::ValueAdded((*value).clone()));
                }
                for value in old.iter().filter(|value| !new.contains(value)) {
                    self.add(path, ChangeKind::ValueRemoved((*value).clone()));
                }
            }
            (Some(_), None) => self.add(path, ChangeKind::AnyValueAllowed),
            (None, Some(_)) => self.add(path, ChangeKind::FewValuesAllowed),
            (None, None) => {}
        }
    }

    fn bound(&mut self, path: &str, keyword: &str, more_is_wider: bool, old: Option<&Value>, new: Option<&Value>) {
        let is_wider = match (old.and_then(Value::as_f64), new.and_then(Value::as_f64)) {
            (None, None) => return,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(old), Some(new)) => match new.partial_cmp(&old) {
                None | Some(Ordering::Equal) => return,
                Some(order) => (order == Ordering::Greater) == more_is_wider,
            },
        };
        let keyword = keyword.to_owned();
        self.add(path, if is_wider { ChangeKind::Widened { keyword } } else { ChangeKind::Narrowed { keyword } });
    }

    fn properties(&mut self, path: &str, old: &Alternative<'a>, new: &Alternative<'a>) {
        let (was_required, is_required) = (old.required(), new.required());
        let names: BTreeSet<&String> =
            [old, new].into_iter().filter_map(Alternative::properties).flat_map(|all| all.keys()).collect();
        for name in names {
            let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            let of = |side: &Alternative<'a>| side.properties().and_then(|all| all.get(name));
            let (was_required, is_required) =
                (was_required.contains(&name.as_str()), is_required.contains(&name.as_str()));
            match (of(old), of(new)) {
                (None, Some(_)) => self.add(&inner, ChangeKind::Added { is_required }),
                (Some(_), None) => self.add(&inner, ChangeKind::Removed),
                (Some(old), Some(new)) => {
                    if was_required != is_required {
                        let kind = if is_required { ChangeKind::NewlyRequired } else { ChangeKind::NoLongerRequired };
                        self.add(&inner, kind);
                    }
                    self.schemas(&inner, old, new);
                }
                (None, None) => {}
            }
        }
    }

    /// Compares what the schema says of keys without a name.
    fn others(&mut self, path: &str, old: &Alternative<'a>, new: &Alternative<'a>) {
        if old.json_type != JsonType::Object {
            return;
        }
        match (old.additional(), new.additional()) {
            (None, Some(_)) => self.add(path, ChangeKind::OthersAllowed),
            (Some(_), None) => self.add(path, ChangeKind::OthersRefused),
            (Some(old), Some(new)) => {
                let inner = if path.is_empty() { "*".to_owned() } else { format!("{path}.*") };
                self.schemas(&inner, old, new);
            }
            (None, None) => {}
        }
    }
}

/// Whether null is among the alternatives, which are without it then.
fn takes_null(alternatives: &mut Vec<Alternative<'_>>) -> bool {
    let all = alternatives.len();
    let is_null_alone = all > 0 && alternatives.iter().all(|alternative| alternative.json_type == JsonType::Null);
    if !is_null_alone {
        alternatives.retain(|alternative| alternative.json_type != JsonType::Null);
    }
    alternatives.len() < all
}

/// Whether the keyword has the form that is compared piece by piece.
fn is_plain(keyword: &str, value: Option<&Value>) -> bool {
    keyword != "items" || value.is_some_and(|value| !value.is_array())
}

/// Whether the type and the format of the one are among those of the other.
fn is_covered(one: &Alternative<'_>, other: &Alternative<'_>) -> bool {
    let format = other.get("format");
    one.json_type.is_within(other.json_type) && (format.is_none() || format == one.get("format"))
}

fn type_name(alternative: &Alternative<'_>) -> String {
    let name = alternative.json_type.name();
    match alternative.get("format").and_then(Value::as_str) {
        Some(format) => format!("{name} ({format})"),
        None => name.to_owned(),
    }
}

fn type_names(alternatives: &[Alternative<'_>]) -> String {
    let names: BTreeSet<_> = alternatives.iter().map(type_name).collect();
    match names.len() {
        0 => "nothing".to_owned(),
        _ => names.into_iter().collect::<Vec<_>>().join(" or "),
    }
}
