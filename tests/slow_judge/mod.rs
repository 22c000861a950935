//! The rules of the spec over a tree, in the plainest way: what a judge of one pass is held against.

use std::{collections::BTreeMap, fmt};

use group_core::{
    IsoDate,
    spec::{ADDRESS_KEYS, AddressKey, Kind, RESERVED, ReservedTrait, limits, same_name},
};
use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// Severity, code of the rule, and path.
pub(crate) type Finding = (&'static str, &'static str, String);

enum Tree {
    Null,
    Boolean,
    Number(String),
    /// The JSON text, with its quotes.
    Text(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

struct Entries(Vec<(String, Tree)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Entries;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
                    entries.push((key.get().to_owned(), tree(value)));
                }
                Ok(Entries(entries))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

fn tree(raw: &RawValue) -> Tree {
    let json = raw.get();
    match json.as_bytes()[0] {
        b'n' => Tree::Null,
        b't' | b'f' => Tree::Boolean,
        b'"' => Tree::Text(json.to_owned()),
        b'[' => Tree::Array(serde_json::from_str::<Vec<&RawValue>>(json).unwrap().into_iter().map(tree).collect()),
        b'{' => Tree::Object(serde_json::from_str::<Entries>(json).unwrap().0),
        _ => Tree::Number(json.to_owned()),
    }
}

fn text(quoted: &str) -> Option<String> {
    serde_json::from_str(quoted).ok()
}

/// What a key is called: what it says, or its JSON text where no Rust string can hold it.
fn called(key: &str) -> String {
    text(key).unwrap_or_else(|| key.to_owned())
}

impl Tree {
    fn object(&self) -> &[(String, Tree)] {
        match self {
            Self::Object(entries) => entries,
            _ => &[],
        }
    }

    fn string(&self) -> Option<String> {
        match self {
            Self::Text(quoted) => text(quoted),
            _ => None,
        }
    }

    fn is_filled_object(&self) -> bool {
        !self.object().is_empty()
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Boolean | Self::Number(_) => false,
            Self::Text(_) => self.string().is_some_and(|text| text.is_empty()),
            Self::Array(elements) => elements.is_empty(),
            Self::Object(entries) => entries.is_empty(),
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::Array(elements) => 1 + elements.iter().map(Self::depth).max().unwrap_or(0),
            Self::Object(entries) => 1 + entries.iter().map(|(_, value)| value.depth()).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// Every string and key, as it is written, and every number.
    fn tokens(&self, tokens: &mut Vec<String>) {
        match self {
            Self::Null | Self::Boolean => {}
            Self::Number(token) | Self::Text(token) => tokens.push(token.clone()),
            Self::Array(elements) => elements.iter().for_each(|element| element.tokens(tokens)),
            Self::Object(entries) => {
                for (key, value) in entries {
                    tokens.push(key.clone());
                    value.tokens(tokens);
                }
            }
        }
    }
}

#[derive(Clone, Copy)]
enum Form {
    Of(Kind),
    Object,
    Version,
    Setting,
}

/// The rule that a value breaks by its form alone.
fn misfit(form: Form, value: &Tree) -> Option<&'static str> {
    let is_right = match (form, value) {
        (Form::Of(Kind::Date), Tree::Text(_)) => {
            if let Some(date) = value.string() {
                return IsoDate::parse(&date).err().map(|_| "not-a-date");
            }
            false
        }
        (Form::Of(Kind::Text | Kind::Count) | Form::Version, Tree::Text(_)) => value.string().is_some(),
        (Form::Of(Kind::Count), Tree::Number(number)) => !number.contains(['.', 'e', 'E']),
        (Form::Version, Tree::Number(_))
        | (Form::Setting, Tree::Boolean)
        | (Form::Of(Kind::Address) | Form::Object | Form::Setting, Tree::Object(_)) => true,
        _ => false,
    };
    (!is_right).then_some("wrong-type")
}

#[derive(Default)]
struct Judge {
    findings: Vec<Finding>,
}

pub(crate) fn judge(json: &[u8]) -> Vec<Finding> {
    let mut judge = Judge::default();
    let Ok(raw) = serde_json::from_slice::<&RawValue>(json) else {
        judge.say("error", "not-json", "$");
        if json.len() > limits::MESSAGE_BYTES {
            judge.say("error", "message-too-large", "$");
        }
        return judge.findings;
    };
    let message = tree(raw);
    match &message {
        Tree::Object(fields) => judge.message(fields),
        _ => judge.say("error", "wrong-type", "$"),
    }
    let is_batch = is_batch(message.object());
    if raw.get().len() > limits::MESSAGE_BYTES && !is_batch {
        judge.say("error", "message-too-large", "$");
    }
    if message.depth() > 127 {
        judge.say("warning", "too-deep", "$");
    }
    judge.findings
}

const FIELDS: [&str; 13] = [
    "type",
    "userId",
    "anonymousId",
    "groupId",
    "traits",
    "channel",
    "context",
    "integrations",
    "messageId",
    "timestamp",
    "sentAt",
    "receivedAt",
    "version",
];

fn child(parent: &str, key: &str) -> String {
    let is_plain = !key.is_empty()
        && key.trim() == key
        && key != "$"
        && key.chars().count() <= 64
        && key.chars().all(|c| c.is_alphanumeric() || "_- $/@#".contains(c));
    let quoted: String =
        if key.chars().count() > 64 { key.chars().take(64).chain(['…']).collect() } else { key.to_owned() };
    match (is_plain, parent) {
        (true, "$") => key.to_owned(),
        (true, parent) => format!("{parent}.{key}"),
        (false, parent) => format!("{parent}[{quoted:?}]"),
    }
}

impl Judge {
    fn say(&mut self, severity: &'static str, rule: &'static str, path: impl Into<String>) {
        self.findings.push((severity, rule, path.into()));
    }

    /// What readers differ in.
    fn oddities(&mut self, path: &str, key: Option<&str>, value: &Tree) {
        let mut tokens: Vec<String> = key.into_iter().map(str::to_owned).collect();
        value.tokens(&mut tokens);
        if tokens.iter().any(|token| token.starts_with('"') && text(token).is_none()) {
            self.say("warning", "broken-text", path);
        }
        if tokens.iter().any(|token| has_nul(token)) {
            self.say("warning", "nul", path);
        }
        if tokens.iter().any(|token| is_large(token)) {
            self.say("warning", "large-integer", path);
        }
    }

    fn of_form(&mut self, path: &str, key: Option<&str>, form: Form, severity: &'static str, value: &Tree) -> bool {
        match misfit(form, value) {
            Some(rule) => self.say(severity, rule, path),
            None => self.oddities(path, key, value),
        }
        misfit(form, value).is_none()
    }

    fn message(&mut self, fields: &[(String, Tree)]) {
        let mut seen = Vec::<String>::new();
        let mut firsts = BTreeMap::<String, &Tree>::new();
        for (key, value) in fields {
            let name = called(key);
            let path = child("$", &name);
            let is_text = text(key).is_some();
            let again =
                seen.contains(key) || is_text && fields_before(fields, key).any(|other| text(other) == text(key));
            seen.push(key.clone());
            if FIELDS.contains(&&*name) && is_text {
                if again {
                    self.say("error", "repeated", &*path);
                    self.oddities(&path, None, value);
                } else {
                    firsts.insert(name.clone(), value);
                    self.field(&name, value);
                }
                continue;
            }
            if again {
                self.say("error", "repeated", &*path);
            }
            if FIELDS.iter().any(|field| same_name(field, &name)) {
                self.say("warning", "other-spelling", &*path);
            }
            self.oddities(&path, Some(key), value);
        }
        let kind = firsts.get("type").and_then(|value| value.string());
        if is_batch(fields) {
            self.say("error", "not-group", "$");
        } else if kind.is_none_or(|kind| kind == "group") {
            self.end(fields, &firsts);
        }
    }

    fn field(&mut self, name: &str, value: &Tree) {
        let form = match name {
            "type" | "groupId" | "userId" | "anonymousId" | "messageId" | "channel" => Form::Of(Kind::Text),
            "traits" | "context" | "integrations" => Form::Object,
            "version" => Form::Version,
            _ => Form::Of(Kind::Date),
        };
        if matches!(value, Tree::Null) && name != "type" && name != "groupId" {
            return self.say("warning", "null", name);
        }
        if let Some(rule) = misfit(form, value) {
            return self.say("error", rule, name);
        }
        let is_id = ["groupId", "userId", "anonymousId", "messageId"].contains(&name);
        if name == "messageId" && value.string().unwrap().chars().count() >= limits::MESSAGE_ID_CHARS {
            self.say("error", "message-id-too-long", name);
        }
        if name != "messageId" && !matches!(value, Tree::Object(_)) {
            self.oddities(name, None, value);
        }
        if is_id {
            let id = value.string().unwrap();
            let is_blank = id.chars().all(char::is_whitespace);
            // Whether a blank one of these is wrong, only the end shows.
            if is_blank && (name == "groupId" || name == "messageId") {
                self.say("error", "blank", name);
            }
            if !is_blank && id.chars().all(is_invisible) {
                self.say("warning", "invisible", name);
            }
        }
        if name == "messageId" {
            self.oddities(name, None, value);
        }
        if name == "type" && value.string().unwrap() != "group" {
            self.say("error", "not-group", name);
        }
        match name {
            "traits" => self.traits(value.object()),
            "context" => self.children(name, value.object(), None),
            "integrations" => self.children(name, value.object(), Some(Form::Setting)),
            _ => {}
        }
    }

    fn children(&mut self, parent: &str, entries: &[(String, Tree)], form: Option<Form>) {
        for (index, (key, value)) in entries.iter().enumerate() {
            let path = child(parent, &called(key));
            if entries[..index].iter().any(|(other, _)| is_same_key(other, key)) {
                self.say("error", "repeated", &*path);
            }
            match form {
                Some(form) => drop(self.of_form(&path, Some(key), form, "error", value)),
                None => self.oddities(&path, Some(key), value),
            }
        }
    }

    fn traits(&mut self, entries: &[(String, Tree)]) {
        for (index, (key, value)) in entries.iter().enumerate() {
            let name = called(key);
            let path = child("traits", &name);
            if name.chars().all(char::is_whitespace) {
                self.say("error", "blank", &*path);
                self.oddities(&path, Some(key), value);
                continue;
            }
            let is_broken = text(key).is_none();
            if is_broken {
                self.say("error", "broken-name", &*path);
            }
            let key = (!is_broken).then_some(&**key);
            let reserved = RESERVED.into_iter().find(|reserved| !is_broken && same_name(reserved.name(), &name));
            if reserved.is_some_and(|reserved| reserved.name() != name) {
                self.say("warning", "other-spelling", &*path);
            }
            if entries[..index].iter().any(|(other, _)| is_same_trait(other, &entries[index].0)) {
                self.say("error", "repeated", &*path);
            }
            match reserved {
                Some(reserved) => self.reserved(&path, key, reserved, value),
                None => self.custom(&path, key, &name, value),
            }
        }
    }

    fn custom(&mut self, path: &str, key: Option<&str>, name: &str, value: &Tree) {
        if ReservedTrait::near(name).is_some() {
            self.say("warning", "near-miss", path);
        }
        if AddressKey::find(name).is_some_and(|part| part != AddressKey::State) {
            self.say("warning", "wrong-place", path);
        }
        self.oddities(path, key, value);
    }

    fn reserved(&mut self, path: &str, key: Option<&str>, reserved: ReservedTrait, value: &Tree) {
        if matches!(value, Tree::Null) {
            return self.oddities(path, key, value);
        }
        let form = Form::Of(reserved.kind());
        if reserved.kind() != Kind::Address || misfit(form, value).is_some() {
            self.of_form(path, key, form, "error", value);
            return;
        }
        let entries = value.object();
        for (index, (key, part)) in entries.iter().enumerate() {
            let name = called(key);
            let path = child(path, &name);
            let found = ADDRESS_KEYS.into_iter().find(|part| text(key).is_some() && same_name(part.name(), &name));
            let Some(found) = found else {
                self.say("warning", "unknown-address-key", &*path);
                self.oddities(&path, Some(key), part);
                continue;
            };
            if found.name() != name {
                self.say("warning", "other-spelling", &*path);
            }
            if entries[..index].iter().any(|(other, _)| is_same_trait(other, key)) {
                self.say("error", "repeated", &*path);
            }
            if matches!(part, Tree::Null) || misfit(Form::Of(Kind::Text), part).is_none() {
                self.oddities(&path, Some(key), part);
            } else {
                self.of_form(&path, Some(key), Form::Of(Kind::Text), "warning", part);
            }
        }
    }

    /// What only the end of the message shows.
    fn end(&mut self, fields: &[(String, Tree)], firsts: &BTreeMap<String, &Tree>) {
        for name in ["type", "groupId"] {
            if !firsts.contains_key(name) {
                self.say("error", "missing", name);
            }
        }
        let id = |name: &str| firsts.get(name).filter(|value| !matches!(value, Tree::Null));
        let is_blank = |name: &str| {
            id(name).is_some_and(|value| value.string().is_some_and(|text| text.chars().all(char::is_whitespace)))
        };
        let is_good = |name: &str| id(name).is_some_and(|value| value.string().is_some()) && !is_blank(name);
        if id("userId").is_none() && id("anonymousId").is_none() {
            self.say("error", "no-identity", "$");
        }
        for (name, other) in [("userId", "anonymousId"), ("anonymousId", "userId")] {
            if is_blank(name) {
                self.say(if is_good(other) { "warning" } else { "error" }, "blank", name);
            }
        }
        for (key, value) in fields {
            match called(key).as_str() {
                "properties" if value.is_filled_object() => self.say("warning", "wrong-place", "properties"),
                "event" if matches!(value, Tree::Text(_)) => self.say("warning", "wrong-place", "event"),
                _ => {}
            }
        }
        let traits = firsts.get("traits").map_or(&[][..], |traits| traits.object());
        let context = firsts.get("context").map_or(&[][..], |context| context.object());
        if traits.is_empty() && context.iter().any(|(key, value)| called(key) == "traits" && value.is_filled_object()) {
            self.say("warning", "wrong-place", "context.traits");
        }
        if traits.is_empty() {
            self.traits_outside(fields);
        }
        self.end_of_traits(traits, firsts.contains_key("groupId"));
    }

    fn traits_outside(&mut self, fields: &[(String, Tree)]) {
        let names = fields.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(key, _)| text(key));
        let names: Vec<_> = names.filter(|name| !FIELDS.contains(&&**name)).collect();
        let found: Vec<_> = names.iter().filter_map(|name| Some((name, ReservedTrait::find(name)?))).collect();
        if found.iter().any(|(_, reserved)| !["id", "createdAt"].contains(&reserved.name())) {
            for (name, _) in found {
                self.say("warning", "wrong-place", child("$", name));
            }
        }
    }

    fn end_of_traits(&mut self, traits: &[(String, Tree)], has_group_id: bool) {
        let names: Vec<_> = traits.iter().filter_map(|(key, _)| text(key)).collect();
        let part = |name: &&String| AddressKey::find(name);
        let state = names.iter().find(|name| part(name) == Some(AddressKey::State));
        let has_others = names.iter().any(|name| part(&name).is_some_and(|part| part != AddressKey::State));
        if let Some(state) = state.filter(|_| has_others) {
            self.say("warning", "wrong-place", child("traits", state));
        }
        if let Some(id) = names.iter().find(|name| same_name(name, "groupId")).filter(|_| !has_group_id) {
            self.say("warning", "wrong-place", child("traits", id));
        }
        let mut hinted = Vec::new();
        for name in &names {
            let Some(reserved) = ReservedTrait::by_other_name(name) else { continue };
            let is_there = names.iter().any(|other| same_name(other, reserved.name()));
            if !is_there && !hinted.contains(&reserved) {
                hinted.push(reserved);
                self.say("hint", "other-name", child("traits", name));
            }
        }
    }
}

fn is_batch(fields: &[(String, Tree)]) -> bool {
    let is_named = |key: &str, name: &str| text(key).is_some_and(|text| text == name);
    fields.iter().any(|(key, value)| is_named(key, "batch") && matches!(value, Tree::Array(_)))
        && !fields.iter().any(|(key, _)| is_named(key, "type"))
}

fn fields_before<'a>(fields: &'a [(String, Tree)], key: &'a String) -> impl Iterator<Item = &'a str> {
    fields.iter().map(|(other, _)| other).take_while(move |other| !std::ptr::eq(*other, key)).map(String::as_str)
}

fn is_same_key(left: &str, right: &str) -> bool {
    left == right || text(left).is_some() && text(left) == text(right)
}

fn is_same_trait(left: &str, right: &str) -> bool {
    match (text(left), text(right)) {
        (Some(left), Some(right)) => {
            let is_blank = |name: &str| name.chars().all(char::is_whitespace);
            same_name(&left, &right) && !is_blank(&left) && !is_blank(&right)
        }
        (None, None) => left == right,
        _ => false,
    }
}

/// Whether there is an escape for it; JSON text has it in no other way.
fn has_nul(token: &str) -> bool {
    let mut rest = token;
    while let Some((_, escape)) = rest.split_once('\\') {
        if escape.starts_with("u0000") {
            return true;
        }
        rest = escape.get(1..).unwrap_or_default();
    }
    false
}

fn is_large(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.parse().is_ok_and(|number: f64| number > 9_007_199_254_740_991.0)
}

fn is_invisible(c: char) -> bool {
    const RANGES: [(char, char); 16] = [
        ('\u{ad}', '\u{ad}'),
        ('\u{34f}', '\u{34f}'),
        ('\u{61c}', '\u{61c}'),
        ('\u{115f}', '\u{1160}'),
        ('\u{17b4}', '\u{17b5}'),
        ('\u{180b}', '\u{180f}'),
        ('\u{200b}', '\u{200f}'),
        ('\u{202a}', '\u{202e}'),
        ('\u{2060}', '\u{206f}'),
        ('\u{2800}', '\u{2800}'),
        ('\u{3164}', '\u{3164}'),
        ('\u{fe00}', '\u{fe0f}'),
        ('\u{feff}', '\u{feff}'),
        ('\u{ffa0}', '\u{ffa0}'),
        ('\u{fff9}', '\u{fffb}'),
        ('\u{e0000}', '\u{e0fff}'),
    ];
    c.is_whitespace() || c.is_control() || RANGES.iter().any(|(first, last)| (*first..=*last).contains(&c))
}
