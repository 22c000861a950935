//! What changed from one schema to the next, for those who write by it and those who read by it.

use std::{cmp::Ordering, collections::BTreeSet};

use schemars::Schema;
use serde_json::Value;

use super::{
    alternatives::{Alternative, Document},
    bounds::{BOUNDS, Bound, range},
    change::{Change, ChangeKind},
    json_type::JsonType,
    keywords::is_known,
    path::joined,
};

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
            && old.json_type.meets(new.json_type)
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
        let can_both_be = |json_type: JsonType| [old, new].iter().all(|side| side.json_type.meets(json_type));
        for bound in BOUNDS.iter().filter(|bound| can_both_be(bound.limits)) {
            self.bound(path, bound, old.get(bound.keyword), new.get(bound.keyword));
        }
        if can_both_be(JsonType::Object) {
            self.properties(path, old, new);
            self.others(path, old, new);
        }
        if let (Some(old), Some(new)) = (old.get("items"), new.get("items"))
            && !old.is_array()
            && !new.is_array()
        {
            self.schemas(&format!("{path}[]"), old, new);
        }

        let keywords: BTreeSet<&str> = old.keywords.iter().chain(&new.keywords).map(|(keyword, _)| *keyword).collect();
        for keyword in keywords {
            let (old, new) = (old.get(keyword), new.get(keyword));
            if old != new && !is_compared(keyword, old, new) {
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
            // The type has changed, and says so.
            _ if old.json_type != new.json_type => {}
            (Some(_), None) => self.add(path, ChangeKind::AnyValueAllowed),
            (None, Some(_)) => self.add(path, ChangeKind::FewValuesAllowed),
            (None, None) => {}
        }
    }

    fn bound(&mut self, path: &str, bound: &Bound, old: Option<&Value>, new: Option<&Value>) {
        let is_wider = match (old.and_then(Value::as_f64), new.and_then(Value::as_f64)) {
            (None, None) => return,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(old), Some(new)) => match new.partial_cmp(&old) {
                None | Some(Ordering::Equal) => return,
                Some(order) => (order == Ordering::Greater) == bound.is_maximum,
            },
        };
        let keyword = bound.keyword.to_owned();
        self.add(path, if is_wider { ChangeKind::Widened { keyword } } else { ChangeKind::Narrowed { keyword } });
    }

    fn properties(&mut self, path: &str, old: &Alternative<'a>, new: &Alternative<'a>) {
        let (was_required, is_required) = (old.required(), new.required());
        let properties = [old, new].into_iter().filter_map(Alternative::properties).flat_map(|all| all.keys());
        let names: BTreeSet<&str> =
            properties.map(String::as_str).chain(was_required.iter().chain(&is_required).copied()).collect();
        for name in names {
            let inner = joined(path, name);
            let (was_required, is_required) = (was_required.contains(&name), is_required.contains(&name));
            let is_named = [old, new].iter().filter_map(|side| side.properties()).any(|all| all.contains_key(name));
            match (old.property(name), new.property(name)) {
                (None, Some(_)) if is_named => self.add(&inner, ChangeKind::Added { is_required }),
                (Some(_), None) if is_named => self.add(&inner, ChangeKind::Removed),
                (old, new) => {
                    if was_required != is_required {
                        let kind = if is_required { ChangeKind::NewlyRequired } else { ChangeKind::NoLongerRequired };
                        self.add(&inner, kind);
                    }
                    if let (Some(old), Some(new)) = (old, new) {
                        self.schemas(&inner, old, new);
                    }
                }
            }
        }
    }

    /// Compares what the schema says of keys without a name.
    fn others(&mut self, path: &str, old: &Alternative<'a>, new: &Alternative<'a>) {
        // Where neither says anything of them, there is no end of what is in them.
        if [old, new].iter().all(|side| side.get("additionalProperties").is_none()) {
            return;
        }
        match (old.additional(), new.additional()) {
            (None, Some(_)) => self.add(path, ChangeKind::OthersAllowed),
            (Some(_), None) => self.add(path, ChangeKind::OthersRefused),
            (Some(old), Some(new)) => {
                self.schemas(&joined(path, "*"), old, new);
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

/// Whether what the two sides say by a keyword is compared piece by piece.
fn is_compared(keyword: &str, old: Option<&Value>, new: Option<&Value>) -> bool {
    (COMPARED.contains(&keyword) || Bound::named(keyword).is_some())
        && [old, new].iter().all(|side| side.map_or(keyword != "items", |value| is_known(keyword, value)))
}

/// Whether the type and the format of the one are among those of the other.
fn is_covered(one: &Alternative<'_>, other: &Alternative<'_>) -> bool {
    let is_format_covered = match (one.format(), other.format()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(one), Some(other)) => {
            one == other
                || range(one)
                    .zip(range(other))
                    .is_some_and(|(one, other)| other.contains(one.start()) && other.contains(one.end()))
        }
    };
    one.json_type.is_within(other.json_type) && is_format_covered
}

fn type_name(alternative: &Alternative<'_>) -> String {
    let name = alternative.json_type.name();
    match alternative.format() {
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
