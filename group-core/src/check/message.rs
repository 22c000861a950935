//! The fields of a message.

use std::borrow::Cow;

use group_spec::{
    Kind,
    limits::{MESSAGE_BYTES, MESSAGE_ID_CHARS},
};

use super::{
    Rule, Severity, Violation,
    judge::{Form, Judge, Origin, Place},
    seen::{Sameness, Seen},
    traits::Traits,
};
use crate::{
    json::{
        node::Name,
        path::ROOT,
        scanner::{NotJson, Token},
    },
    message::{GroupError, check_message_id, key},
    receive::{NO_IDENTITY, NOT_GROUP},
};

/// How deep `serde_json` and readers like it go.
const DEEPEST: usize = 127;

const TEXT: Form = Form::Of(Kind::Text);
const DATE: Form = Form::Of(Kind::Date);

/// What is known of the message when it ends.
#[derive(Default)]
struct Message<'a> {
    /// The fields of the spec that were there, by their places in [`key::NAMES`].
    fields: u32,
    /// All other fields.
    others: Option<Seen<'a>>,
    is_of_another_type: bool,
    user_id: Id,
    anonymous_id: Id,
    traits: Traits<'a>,
    has_traits_in_context: bool,
    /// Fields of other calls, with what to say of them.
    misplaced: Vec<(&'static str, &'static str)>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Id {
    #[default]
    LeftOut,
    Blank,
    Given,
    /// It is no text, which was said.
    Wrong,
}

/// Every violation in a message.
pub(super) fn check(json: &str, origin: Origin) -> Result<Vec<Violation>, NotJson> {
    let mut judge = Judge::new(json, origin);
    judge.message()?;
    let start = json.len() - json.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let bytes = judge.scanner.position() - start;
    judge.scanner.end()?;
    if origin == Origin::Received {
        judge.check_size(bytes);
    }
    Ok(judge.violations)
}

pub(super) fn too_large(bytes: usize) -> Option<Violation> {
    let sentence = || format!("found {bytes} bytes, and the spec allows {MESSAGE_BYTES} in a message");
    let violation = || Violation::new(Severity::Error, Rule::MessageTooLarge, ROOT, sentence());
    (bytes > MESSAGE_BYTES).then(violation)
}

impl<'a> Judge<'a> {
    fn message(&mut self) -> Result<(), NotJson> {
        if self.fits(Place::Root, Form::Object, Severity::Error)?.is_none() {
            return Ok(());
        }
        let mut message = Message::default();
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            match key::NAMES.iter().position(|known| **known == *name) {
                Some(field) if message.fields & 1 << field == 0 => {
                    message.fields |= 1 << field;
                    self.field(key::NAMES[field], &mut message)?;
                }
                Some(_) => {
                    let place = Place::field(&name);
                    self.say_repeated(place);
                    self.anything(place)?;
                }
                None => self.other_field(&name, &mut message)?,
            }
        }
        self.message_ends(&message);
        Ok(())
    }

    fn field(&mut self, name: &'static str, message: &mut Message<'a>) -> Result<(), NotJson> {
        let place = Place::field(name);
        match name {
            "type" => {
                let text = self.required(place)?;
                message.is_of_another_type = text.is_some_and(|text| text != "group");
                if message.is_of_another_type {
                    self.say(Severity::Error, Rule::NotGroup, place, NOT_GROUP);
                }
            }
            "groupId" => {
                if let Some(id) = self.required(place)? {
                    self.check_id(place, &id);
                }
            }
            "userId" => message.user_id = self.id(place)?,
            "anonymousId" => message.anonymous_id = self.id(place)?,
            "messageId" => {
                if let Some(Token::Text(text)) = self.optional(place, TEXT)? {
                    self.check_message_id(place, &text.decode().unwrap_or_default());
                    self.say_oddities(place);
                }
            }
            "traits" => {
                if self.optional(place, Form::Object)?.is_some() {
                    message.traits = self.traits()?;
                }
            }
            "context" => {
                if self.optional(place, Form::Object)?.is_some() {
                    message.has_traits_in_context = self.context(place)?;
                }
            }
            "integrations" => {
                if self.optional(place, Form::Object)?.is_some() {
                    self.integrations(place)?;
                }
            }
            _ => {
                let form = match name {
                    "channel" => TEXT,
                    "version" => Form::Version,
                    _ => DATE,
                };
                if let Some(token) = self.optional(place, form)? {
                    self.rest(place, token)?;
                }
            }
        }
        Ok(())
    }

    /// The text of a field that the spec requires.
    fn required(&mut self, place: Place<'_>) -> Result<Option<Cow<'a, str>>, NotJson> {
        let Some(Token::Text(text)) = self.fits(place, TEXT, Severity::Error)? else { return Ok(None) };
        self.say_oddities(place);
        Ok(text.decode())
    }

    /// The beginning of a field that may be left out.
    fn optional(&mut self, place: Place<'_>, form: Form) -> Result<Option<Token<'a>>, NotJson> {
        if self.scanner.next_is_null() {
            self.scanner.value()?;
            let sentence = format!("found null, which counts as left out, and the spec expects {}", form.expected());
            self.say(Severity::Warning, Rule::Null, place, sentence);
            return Ok(None);
        }
        self.fits(place, form, Severity::Error)
    }

    /// Whether one that is blank is wrong, only the other one shows.
    fn id(&mut self, place: Place<'_>) -> Result<Id, NotJson> {
        if self.scanner.next_is_null() {
            self.optional(place, TEXT)?;
            return Ok(Id::LeftOut);
        }
        let Some(id) = self.required(place)? else { return Ok(Id::Wrong) };
        if group_spec::is_blank(&id) {
            return Ok(Id::Blank);
        }
        self.check_id(place, &id);
        Ok(Id::Given)
    }

    fn check_id(&mut self, place: Place<'_>, id: &str) {
        if group_spec::is_blank(id) {
            self.say(Severity::Error, Rule::Blank, place, "blank, and the spec requires text in it");
        } else if !id.chars().any(is_visible) {
            let sentence = "found nothing that can be seen, such as zero-width characters, and an ID has text in it";
            self.say(Severity::Warning, Rule::Invisible, place, sentence);
        }
    }

    fn check_message_id(&mut self, place: Place<'_>, id: &str) {
        if let Err(GroupError::MessageIdTooLong { characters }) = check_message_id(id) {
            let sentence = format!("found {characters} characters, and the spec allows fewer than {MESSAGE_ID_CHARS}");
            self.say(Severity::Error, Rule::MessageIdTooLong, place, sentence);
        }
        self.check_id(place, id);
    }

    /// Whether there are traits in it.
    fn context(&mut self, place: Place<'_>) -> Result<bool, NotJson> {
        let (mut seen, mut has_traits) = (Seen::new(Sameness::Spelled), false);
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            let place = Place::In(&place, &name);
            if seen.add(&name).is_some() {
                self.say_repeated(place);
            }
            let token = self.scanner.value()?;
            has_traits |= *name == *"traits" && matches!(token, Token::Object) && !self.scanner.next_is(b'}');
            self.rest(place, token)?;
        }
        Ok(has_traits)
    }

    fn integrations(&mut self, place: Place<'_>) -> Result<(), NotJson> {
        let mut seen = Seen::new(Sameness::Spelled);
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            let place = Place::In(&place, &name);
            if seen.add(&name).is_some() {
                self.say_repeated(place);
            }
            if let Some(token) = self.fits(place, Form::Setting, Severity::Error)? {
                self.rest(place, token)?;
            }
        }
        Ok(())
    }

    /// A field that the spec does not know.
    fn other_field(&mut self, name: &Name<'a>, message: &mut Message<'a>) -> Result<(), NotJson> {
        let place = Place::field(name);
        if message.others.get_or_insert_with(|| Seen::new(Sameness::Spelled)).add(name).is_some() {
            self.say_repeated(place);
        }
        if let Some(field) = key::NAMES.iter().find(|field| group_spec::same_name(field, name)) {
            let sentence = format!("the spec spells this field `{field}`, and a field has one spelling");
            self.say(Severity::Warning, Rule::OtherSpelling, place, sentence);
        }
        let token = self.scanner.value()?;
        match (&**name, token) {
            ("properties", Token::Object) if !self.scanner.next_is(b'}') => {
                let sentence = "a group call has no `properties`: what is known of the group goes into `traits`";
                message.misplaced.push(("properties", sentence));
            }
            ("event", Token::Text(_)) => {
                message.misplaced.push(("event", "a group call has no `event`, which is a field of track calls"));
            }
            _ => {}
        }
        self.rest(place, token)
    }

    /// What only the end of the message shows.
    fn message_ends(&mut self, message: &Message<'a>) {
        for name in ["type", "groupId"] {
            if !message.has(name) {
                let sentence = "missing, and the spec requires it";
                self.say(Severity::Error, Rule::Missing, Place::field(name), sentence);
            }
        }
        self.check_identity(message);
        if message.is_of_another_type {
            return;
        }
        for (name, sentence) in &message.misplaced {
            self.say_misplaced(Place::field(name), *sentence);
        }
        if message.has_traits_in_context && message.traits.is_empty() {
            let sentence = "found traits of the user, and none of the group, which go into the `traits` of the message";
            self.say_misplaced(Place::In(&Place::field("context"), "traits"), sentence);
        }
        self.traits_end(&message.traits, message.has("groupId"));
    }

    fn check_identity(&mut self, message: &Message<'a>) {
        let ids = [("userId", message.user_id), ("anonymousId", message.anonymous_id)];
        if ids.iter().all(|(_, id)| *id == Id::LeftOut) {
            self.say(Severity::Error, Rule::NoIdentity, Place::Root, NO_IDENTITY);
        }
        let is_given = ids.iter().any(|(_, id)| *id == Id::Given);
        for (name, _) in ids.into_iter().filter(|(_, id)| *id == Id::Blank) {
            let (severity, sentence) = if is_given {
                (Severity::Warning, "blank, which counts as left out beside the other ID")
            } else {
                (Severity::Error, "blank, and the spec requires text in it")
            };
            self.say(severity, Rule::Blank, Place::field(name), sentence);
        }
    }

    fn check_size(&mut self, bytes: usize) {
        self.violations.extend(too_large(bytes));
        let depth = self.scanner.deepest();
        if depth > DEEPEST {
            let sentence = format!("nested {depth} levels deep, and many readers of JSON refuse more than {DEEPEST}");
            self.say(Severity::Warning, Rule::TooDeep, Place::Root, sentence);
        }
    }

    pub(super) fn say_repeated(&mut self, place: Place<'_>) {
        let sentence = "this key comes again, and readers differ in which one they take";
        self.say(Severity::Error, Rule::Repeated, place, sentence);
    }

    pub(super) fn say_misplaced(&mut self, place: Place<'_>, sentence: impl Into<Cow<'static, str>>) {
        self.say(Severity::Warning, Rule::WrongPlace, place, sentence);
    }
}

impl Message<'_> {
    /// Whether a field of the spec is there.
    fn has(&self, name: &str) -> bool {
        key::NAMES.iter().position(|known| *known == name).is_some_and(|field| self.fields & 1 << field != 0)
    }
}

/// Whether a character leaves a mark on the screen or on paper.
fn is_visible(c: char) -> bool {
    let is_invisible = c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
        || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || matches!(c, '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !is_invisible
}
