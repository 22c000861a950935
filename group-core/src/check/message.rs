//! A message as a whole.

use std::borrow::Cow;

use group_spec::{Kind, ReservedTrait, folded_hash, limits::MESSAGE_BYTES};

use super::{
    Rule, Severity, Violation,
    field::{Field, Id, TEXT},
    judge::{Form, Judge, Origin, Place},
    seen::{Sameness, Seen},
    traits::Traits,
};
use crate::{
    json::{node::Name, path::ROOT, scanner::NotJson, token::Token},
    message::key,
    receive::{NO_IDENTITY, NOT_GROUP},
};

/// How deep `serde_json` and readers like it go.
const DEEPEST: usize = 127;

const DATE: Form = Form::Of(Kind::Date);

/// What is known of the message when it ends.
#[derive(Default)]
struct Message<'a> {
    /// The fields of the spec that were there, one bit each.
    fields: u32,
    is_of_another_type: bool,
    user_id: Id,
    anonymous_id: Id,
    traits: Traits<'a>,
    has_traits_in_context: bool,
    /// Fields of other calls, with what to say of them.
    misplaced: Vec<(&'static str, &'static str)>,
    /// Reserved traits beside the `traits`.
    outside: Vec<(ReservedTrait, Name<'a>)>,
    has_messages: bool,
}

/// Every violation in a message.
pub(super) fn check(json: &str, origin: Origin) -> Result<Vec<Violation>, NotJson> {
    let mut judge = Judge::new(json, origin);
    let is_batch = judge.message()?;
    let start = json.len() - json.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let bytes = judge.scanner.position() - start;
    judge.scanner.end()?;
    if origin == Origin::Received {
        // The limit is that of one message.
        judge.violations.extend(too_large(bytes).filter(|_| !is_batch));
        judge.check_depth();
    }
    Ok(judge.violations)
}

pub(super) fn too_large(bytes: usize) -> Option<Violation> {
    let sentence = || format!("found {bytes} bytes, and the spec allows {MESSAGE_BYTES} in a message");
    let violation = || Violation::new(Severity::Error, Rule::MessageTooLarge, ROOT, sentence());
    (bytes > MESSAGE_BYTES).then(violation)
}

impl<'a> Judge<'a> {
    /// Says what is wrong with the message, and whether it is none, but a batch of them.
    fn message(&mut self) -> Result<bool, NotJson> {
        if self.fits(&Place::Root, Form::Object, Severity::Error)?.is_none() {
            return Ok(false);
        }
        let mut message = Message::default();
        let mut others = None;
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            match Field::of(&name) {
                Some(field) if !message.has(field) => {
                    message.fields |= 1 << field as u32;
                    self.field(field, &Place::field(&name), &mut message)?;
                }
                Some(_) => {
                    let place = &Place::field(&name);
                    self.say_repeated(place);
                    self.anything(place)?;
                }
                None => {
                    let others = others.get_or_insert_with(|| Seen::new(self.scanner.json(), Sameness::Spelled));
                    self.other_field(&name, others, &mut message)?;
                }
            }
        }
        let is_batch = message.has_messages && !message.has(Field::Type);
        if is_batch {
            let sentence = "found a batch, and each of its messages is judged on its own";
            self.say(Severity::Error, Rule::NotGroup, &Place::Root, sentence);
        } else if !message.is_of_another_type {
            self.message_ends(&message);
        }
        Ok(is_batch)
    }

    fn field(&mut self, field: Field, place: &Place<'_>, message: &mut Message<'a>) -> Result<(), NotJson> {
        match field {
            Field::Type => {
                let text = self.required(place)?;
                message.is_of_another_type = text.is_some_and(|text| text != "group");
                if message.is_of_another_type {
                    self.say(Severity::Error, Rule::NotGroup, place, NOT_GROUP);
                }
            }
            Field::GroupId => {
                if let Some(id) = self.required(place)? {
                    self.check_id(place, &id);
                }
            }
            Field::UserId => message.user_id = self.id(place)?,
            Field::AnonymousId => message.anonymous_id = self.id(place)?,
            Field::MessageId => {
                if let Some(Token::Text(text)) = self.optional(place, TEXT)? {
                    self.check_message_id(place, &text.decode().unwrap_or_default());
                    self.say_oddities(place);
                }
            }
            Field::Traits => {
                if self.optional(place, Form::Object)?.is_some() {
                    self.traits(&mut message.traits)?;
                }
            }
            Field::Context => {
                if self.optional(place, Form::Object)?.is_some() {
                    message.has_traits_in_context = self.context(place)?;
                }
            }
            Field::Integrations => {
                if self.optional(place, Form::Object)?.is_some() {
                    self.integrations(place)?;
                }
            }
            Field::Channel => self.of_form(place, TEXT)?,
            Field::Version => self.of_form(place, Form::Version)?,
            Field::Timestamp | Field::SentAt | Field::ReceivedAt => self.of_form(place, DATE)?,
        }
        Ok(())
    }

    /// A field that the spec does not know.
    fn other_field(
        &mut self,
        name: &Name<'a>,
        others: &mut Seen<'a>,
        message: &mut Message<'a>,
    ) -> Result<(), NotJson> {
        let place = &Place::field(name);
        let hash = folded_hash(name);
        self.check_repeated(others, name, hash, place);
        if let Some(field) = key::NAMES.iter().find(|field| group_spec::same_name(field, name)) {
            let sentence = ["the spec spells this field `", *field, "`, and a field has one spelling"].concat();
            self.say(Severity::Warning, Rule::OtherSpelling, place, sentence);
        }
        let token = self.scanner.value()?;
        match (&**name, token) {
            ("batch", Token::Array) => message.has_messages = true,
            ("properties", Token::Object) if !self.scanner.next_is(b'}') => {
                let sentence = "a group call has no `properties`: what is known of the group goes into `traits`";
                message.misplaced.push(("properties", sentence));
            }
            ("event", Token::Text(_)) => {
                message.misplaced.push(("event", "a group call has no `event`, which is a field of track calls"));
            }
            _ => {
                let reserved = ReservedTrait::find_hashed(name, hash).filter(|_| !self.is_empty(token));
                message.outside.extend(reserved.map(|reserved| (reserved, name.clone())));
            }
        }
        self.rest(place, token)
    }

    /// Whether a value that begins so says nothing.
    fn is_empty(&mut self, token: Token<'_>) -> bool {
        match token {
            Token::Null => true,
            Token::Text(text) => text.is(""),
            Token::Array => self.scanner.next_is(b']'),
            Token::Object => self.scanner.next_is(b'}'),
            Token::Boolean | Token::Number(_) => false,
        }
    }

    /// What only the end of the message shows.
    fn message_ends(&mut self, message: &Message<'a>) {
        for (field, name) in [(Field::Type, "type"), (Field::GroupId, "groupId")] {
            if !message.has(field) {
                let sentence = "missing, and the spec requires it";
                self.say(Severity::Error, Rule::Missing, &Place::field(name), sentence);
            }
        }
        self.check_identity(message);
        for (name, sentence) in &message.misplaced {
            self.say_misplaced(&Place::field(name), *sentence);
        }
        if message.has_traits_in_context && message.traits.is_empty() {
            let sentence = "found traits of the user, and none of the group, which go into the `traits` of the message";
            self.say_misplaced(&Place::In(&Place::field("context"), "traits"), sentence);
        }
        if message.traits.is_empty() {
            self.check_outside(&message.outside);
        }
        self.traits_end(&message.traits, message.has(Field::GroupId));
    }

    /// Reserved traits of a message that has no traits. An ID and a date alone are more likely those of the message.
    fn check_outside(&mut self, outside: &[(ReservedTrait, Name<'_>)]) {
        let is_of_group = |reserved| !matches!(reserved, ReservedTrait::Id | ReservedTrait::CreatedAt);
        if !outside.iter().any(|(reserved, _)| is_of_group(*reserved)) {
            return;
        }
        for (reserved, name) in outside {
            let sentence =
                ["found a trait beside the `traits`, and the spec expects it as `traits.", reserved.name(), "`"];
            self.say_misplaced(&Place::field(name), sentence.concat());
        }
    }

    fn check_identity(&mut self, message: &Message<'a>) {
        let ids = [("userId", message.user_id), ("anonymousId", message.anonymous_id)];
        if ids.iter().all(|(_, id)| *id == Id::LeftOut) {
            self.say(Severity::Error, Rule::NoIdentity, &Place::Root, NO_IDENTITY);
        }
        let is_given = ids.iter().any(|(_, id)| *id == Id::Given);
        for (name, _) in ids.into_iter().filter(|(_, id)| *id == Id::Blank) {
            let (severity, sentence) = if is_given {
                (Severity::Warning, "blank, which counts as left out beside the other ID")
            } else {
                (Severity::Error, "blank, and the spec requires text in it")
            };
            self.say(severity, Rule::Blank, &Place::field(name), sentence);
        }
    }

    fn check_depth(&mut self) {
        let depth = self.scanner.deepest();
        if depth > DEEPEST {
            let sentence = format!("nested {depth} levels deep, and many readers of JSON refuse more than {DEEPEST}");
            self.say(Severity::Warning, Rule::TooDeep, &Place::Root, sentence);
        }
    }

    pub(super) fn say_repeated(&mut self, place: &Place<'_>) {
        let sentence = "this key comes again, and readers differ in which one they take";
        self.say(Severity::Error, Rule::Repeated, place, sentence);
    }

    pub(super) fn say_misplaced(&mut self, place: &Place<'_>, sentence: impl Into<Cow<'static, str>>) {
        self.say(Severity::Warning, Rule::WrongPlace, place, sentence);
    }
}

impl Message<'_> {
    fn has(&self, field: Field) -> bool {
        self.fields & 1 << field as u32 != 0
    }
}
