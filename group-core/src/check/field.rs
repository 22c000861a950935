//! The fields of a message, and what each has to be.

use std::borrow::Cow;

use group_spec::{Kind, folded_hash, limits::MESSAGE_ID_CHARS};

use super::{
    Rule, Severity,
    judge::{Form, Judge, Place},
    seen::{Sameness, Seen},
};
use crate::{
    json::{node::Name, scanner::NotJson, token::Token},
    message::{GroupError, check_message_id},
};

pub(super) const TEXT: Form = Form::Of(Kind::Text);

/// A field of the spec.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Type,
    UserId,
    AnonymousId,
    GroupId,
    Traits,
    Channel,
    Context,
    Integrations,
    MessageId,
    Timestamp,
    SentAt,
    ReceivedAt,
    Version,
}

impl Field {
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "type" => Self::Type,
            "userId" => Self::UserId,
            "anonymousId" => Self::AnonymousId,
            "groupId" => Self::GroupId,
            "traits" => Self::Traits,
            "channel" => Self::Channel,
            "context" => Self::Context,
            "integrations" => Self::Integrations,
            "messageId" => Self::MessageId,
            "timestamp" => Self::Timestamp,
            "sentAt" => Self::SentAt,
            "receivedAt" => Self::ReceivedAt,
            "version" => Self::Version,
            _ => return None,
        })
    }
}

/// What was found of an ID.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Id {
    #[default]
    LeftOut,
    Blank,
    Given,
    /// It is no text, which was said.
    Wrong,
}

impl<'a> Judge<'a> {
    /// A field of which nothing but the form matters.
    pub(super) fn of_form(&mut self, place: &Place<'_>, form: Form) -> Result<(), NotJson> {
        match self.optional(place, form)? {
            Some(token) => self.rest(place, token),
            None => Ok(()),
        }
    }

    /// The text of a field that the spec requires.
    pub(super) fn required(&mut self, place: &Place<'_>) -> Result<Option<Cow<'a, str>>, NotJson> {
        let Some(Token::Text(text)) = self.fits(place, TEXT, Severity::Error)? else { return Ok(None) };
        self.say_oddities(place);
        Ok(text.decode())
    }

    /// The beginning of a field that may be left out.
    pub(super) fn optional(&mut self, place: &Place<'_>, form: Form) -> Result<Option<Token<'a>>, NotJson> {
        if self.scanner.next_is_null() {
            self.scanner.value()?;
            let sentence = ["found null, which counts as left out, and the spec expects ", form.expected()].concat();
            self.say(Severity::Warning, Rule::Null, place, sentence);
            return Ok(None);
        }
        self.fits(place, form, Severity::Error)
    }

    /// Whether one that is blank is wrong, only the other one shows.
    pub(super) fn id(&mut self, place: &Place<'_>) -> Result<Id, NotJson> {
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

    pub(super) fn check_id(&mut self, place: &Place<'_>, id: &str) {
        if group_spec::is_blank(id) {
            self.say(Severity::Error, Rule::Blank, place, "blank, and the spec requires text in it");
        } else if !id.chars().any(is_visible) {
            let sentence = "found nothing that can be seen, such as zero-width characters, and an ID has text in it";
            self.say(Severity::Warning, Rule::Invisible, place, sentence);
        }
    }

    pub(super) fn check_message_id(&mut self, place: &Place<'_>, id: &str) {
        if let Err(GroupError::MessageIdTooLong { characters }) = check_message_id(id) {
            let sentence = format!("found {characters} characters, and the spec allows fewer than {MESSAGE_ID_CHARS}");
            self.say(Severity::Error, Rule::MessageIdTooLong, place, sentence);
        }
        self.check_id(place, id);
    }

    /// Says so if the key that was read last, which is this name with its hash, was there before.
    pub(super) fn check_repeated(&mut self, seen: &mut Seen<'a>, name: &Name<'a>, hash: u32, place: &Place<'_>) {
        if seen.add(name, hash, self.scanner.text_place().start).is_some() {
            self.say_repeated(place);
        }
    }

    /// Whether there are traits in it.
    pub(super) fn context(&mut self, place: &Place<'_>) -> Result<bool, NotJson> {
        let (mut seen, mut has_traits) = (Seen::new(self.scanner.json(), Sameness::Spelled), false);
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            let place = &Place::In(place, &name);
            self.check_repeated(&mut seen, &name, folded_hash(&name), place);
            let token = self.scanner.value()?;
            has_traits |= *name == *"traits" && matches!(token, Token::Object) && !self.scanner.next_is(b'}');
            self.rest(place, token)?;
        }
        Ok(has_traits)
    }

    pub(super) fn integrations(&mut self, place: &Place<'_>) -> Result<(), NotJson> {
        let mut seen = Seen::new(self.scanner.json(), Sameness::Spelled);
        while let Some(key) = self.scanner.key()? {
            let name = key.into_name();
            let place = &Place::In(place, &name);
            self.check_repeated(&mut seen, &name, folded_hash(&name), place);
            if let Some(token) = self.fits(place, Form::Setting, Severity::Error)? {
                self.rest(place, token)?;
            }
        }
        Ok(())
    }
}

/// Whether a character leaves a mark on the screen or on paper.
fn is_visible(c: char) -> bool {
    let is_invisible = || {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}')
            || matches!(c, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
            || matches!(c, '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
    };
    c.is_ascii_graphic() || !is_invisible()
}
