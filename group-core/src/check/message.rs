//! The fields of a message.

use std::{borrow::Cow, collections::HashSet};

use group_spec::{Kind, limits::MESSAGE_ID_CHARS};

use super::{Rule, Violation, traits};
use crate::{
    json::{
        node::{Json, Name, Node},
        path::{ROOT, child},
    },
    message::{GroupError, check_message_id, key},
    receive::{NO_IDENTITY, NOT_GROUP},
    traits::json_form::{self, Fit, expected},
    value::Update,
};

const OBJECT: &str = "an object";
/// The fields in which anything may be.
const FREE: [&str; 2] = ["context", "integrations"];

pub(super) fn check<'a>(message: impl Node<'a>, violations: &mut Vec<Violation>) {
    match message.json() {
        Json::Object => Message { fields: message.entries(), violations }.check(),
        other => violations.push(Violation::wrong_type(ROOT, other.type_name(), OBJECT)),
    }
}

struct Message<'a, 'v, N> {
    fields: Vec<(Name<'a>, N)>,
    violations: &'v mut Vec<Violation>,
}

impl<'a, N: Node<'a>> Message<'a, '_, N> {
    fn check(mut self) {
        self.violations.extend(repeated_keys(ROOT, &self.fields));
        self.check_type();
        self.check_group_id();
        self.check_identity();
        if let Some(node) = self.optional("traits", OBJECT, json_form::object) {
            traits::check(node, self.violations);
        }
        self.optional("channel", expected(Kind::Text), text);
        if let Some(fields) = self.optional("context", OBJECT, json_form::object) {
            self.violations.extend(repeated_keys("context", &fields));
        }
        if let Some(settings) = self.optional("integrations", OBJECT, json_form::object) {
            self.check_integrations(&settings);
        }
        if let Some(id) = self.optional("messageId", expected(Kind::Text), text) {
            self.check_message_id(&id);
        }
        for name in ["timestamp", "sentAt", "receivedAt"] {
            self.optional(name, expected(Kind::Date), |node| json_form::date(node.json()));
        }
        self.optional("version", expected(Kind::Text), text);
        self.check_names();
    }

    fn check_type(&mut self) {
        match self.required("type") {
            Some(kind) if kind != "group" => {
                self.violations.push(Violation::new(Rule::NotGroup, "type", NOT_GROUP));
            }
            _ => {}
        }
    }

    fn check_group_id(&mut self) {
        if let Some(id) = self.required("groupId") {
            self.check_not_blank("groupId", &id);
        }
    }

    fn check_identity(&mut self) {
        let mut is_identified = false;
        for name in ["userId", "anonymousId"] {
            // One that is there and wrong has a violation of its own.
            is_identified |= self.field(name).is_some_and(|node| !matches!(node.json(), Json::Null));
            if let Some(id) = self.optional(name, expected(Kind::Text), text) {
                self.check_not_blank(name, &id);
            }
        }
        if !is_identified {
            self.violations.push(Violation::new(Rule::NoIdentity, ROOT, NO_IDENTITY));
        }
    }

    fn check_not_blank(&mut self, path: &str, id: &str) {
        if group_spec::is_blank(id) {
            self.violations.push(Violation::new(Rule::Blank, path, "blank, and the spec requires text in it"));
        }
    }

    fn check_message_id(&mut self, id: &str) {
        if let Err(GroupError::MessageIdTooLong { characters }) = check_message_id(id) {
            let sentence = format!("found {characters} characters, and the spec allows fewer than {MESSAGE_ID_CHARS}");
            self.violations.push(Violation::new(Rule::MessageIdTooLong, "messageId", sentence));
        }
        self.check_not_blank("messageId", id);
    }

    fn check_integrations(&mut self, settings: &[(Name<'a>, N)]) {
        self.violations.extend(repeated_keys("integrations", settings));
        for (name, setting) in settings {
            match setting.json() {
                Json::Boolean | Json::Object => {}
                other => {
                    let path = child("integrations", name);
                    self.violations.push(Violation::wrong_type(path, other.type_name(), "a boolean or an object"));
                }
            }
        }
    }

    /// Points to names that are not the spec's, and to what is not read elsewhere.
    fn check_names(&mut self) {
        for (name, node) in &self.fields {
            let path = child(ROOT, name);
            let field = key::NAMES.iter().copied().find(|field| group_spec::same_name(field, name));
            let is_known = field == Some(name);
            if let Some(field) = field.filter(|_| !is_known) {
                let sentence = format!("the spec spells this field `{field}`, and a field has one spelling");
                self.violations.push(Violation::new(Rule::OtherSpelling, &path, sentence));
            }
            let is_free = !is_known || FREE.contains(&&**name);
            if name.is_broken() || is_free && node.holds_broken_text() {
                self.violations.push(Violation::broken_text(path));
            }
        }
    }

    /// The first field of this name.
    fn field(&self, name: &str) -> Option<N> {
        self.fields.iter().find(|(key, _)| **key == *name).map(|(_, node)| *node)
    }

    /// The text of a field that the spec requires.
    fn required(&mut self, name: &str) -> Option<Cow<'a, str>> {
        let Some(node) = self.field(name) else {
            self.violations.push(Violation::new(Rule::Missing, name, "missing, and the spec requires it"));
            return None;
        };
        match node.json() {
            Json::Text(text) => Some(text),
            other => {
                self.violations.push(Violation::wrong_type(name, other.type_name(), expected(Kind::Text)));
                None
            }
        }
    }

    /// The value of a field that may be left out.
    fn optional<T>(&mut self, name: &str, expected: &str, read: impl FnOnce(N) -> Fit<T>) -> Option<T> {
        match read(self.field(name)?) {
            Ok(Update::Set(value)) => return Some(value),
            Ok(Update::Keep | Update::Clear) => {
                let sentence = format!("found null, which counts as left out, and the spec expects {expected}");
                self.violations.push(Violation::new(Rule::Null, name, sentence));
            }
            Err(misfit) => self.violations.push(Violation::misfit(name, misfit, expected)),
        }
        None
    }
}

fn text<'a>(node: impl Node<'a>) -> Fit<Cow<'a, str>> {
    json_form::text(node.json())
}

/// Every key that comes again, spelled the same.
fn repeated_keys<N>(path: &str, entries: &[(Name<'_>, N)]) -> Vec<Violation> {
    let mut seen = HashSet::new();
    let again = entries.iter().filter(|(key, _)| !seen.insert(key));
    again.map(|(key, _)| Violation::repeated(child(path, key))).collect()
}
