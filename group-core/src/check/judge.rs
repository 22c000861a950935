//! What the rules have in common: a text that is read once, and what was found in it.

use std::borrow::Cow;

use group_spec::Kind;

use super::{Rule, Severity, Violation};
use crate::{
    json::{
        path::{ROOT, push_child},
        scanner::{NotJson, Oddities, Scanner},
        token::Token,
    },
    traits::json_form::{Misfit, expected},
    value::iso_date,
};

pub(super) struct Judge<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) violations: Vec<Violation>,
    origin: Origin,
}

/// Where the text comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Received,
    /// It was written from a value that had been parsed.
    Parsed,
}

/// A place in the message; its path is only written where there is something to say.
pub(super) enum Place<'p> {
    Root,
    In(&'p Place<'p>, &'p str),
}

impl<'p> Place<'p> {
    pub(super) const fn field(name: &'p str) -> Self {
        Self::In(&Self::Root, name)
    }

    fn path(&self) -> String {
        let mut path = String::with_capacity(32);
        self.write(&mut path);
        path
    }

    fn write(&self, path: &mut String) {
        match self {
            Self::Root => path.push_str(ROOT),
            Self::In(parent, key) => {
                parent.write(path);
                push_child(path, key);
            }
        }
    }
}

/// What a value has to be.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Of(Kind),
    Object,
    /// Text, or a number, as the spec's own receivers send the `version`.
    Version,
    /// What an integration is set to.
    Setting,
}

impl Form {
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Of(kind) => expected(kind),
            Self::Object => "an object",
            Self::Version => "a string or a number",
            Self::Setting => "a boolean or an object",
        }
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(json: &'a str, origin: Origin) -> Self {
        Self { scanner: Scanner::new(json), violations: Vec::new(), origin }
    }

    #[cold]
    pub(super) fn say(
        &mut self,
        severity: Severity,
        rule: Rule,
        place: &Place<'_>,
        sentence: impl Into<Cow<'static, str>>,
    ) {
        self.violations.push(Violation::new(severity, rule, place.path(), sentence));
    }

    /// The beginning of a value that is of its form. Any other is said to be wrong, and passed over.
    #[inline]
    pub(super) fn fits(
        &mut self,
        place: &Place<'_>,
        form: Form,
        severity: Severity,
    ) -> Result<Option<Token<'a>>, NotJson> {
        let token = self.scanner.value()?;
        match self.misfit(form, token) {
            None => Ok(Some(token)),
            Some(misfit) => self.say_misfit(place, form, severity, token, misfit),
        }
    }

    #[cold]
    fn say_misfit(
        &mut self,
        place: &Place<'_>,
        form: Form,
        severity: Severity,
        token: Token<'a>,
        misfit: Misfit,
    ) -> Result<Option<Token<'a>>, NotJson> {
        let rule = match misfit {
            Misfit::Type(_) => Rule::WrongType,
            Misfit::Date(_) => Rule::NotADate,
        };
        self.say(severity, rule, place, misfit.sentence(form.expected()));
        self.scanner.skip(token)?;
        // A value that is wrong is one violation.
        self.scanner.take_oddities();
        Ok(None)
    }

    /// Passes over a value in which anything may be.
    pub(super) fn anything(&mut self, place: &Place<'_>) -> Result<(), NotJson> {
        self.scanner.value_place()?;
        self.say_oddities(place);
        Ok(())
    }

    /// Passes over what is left of a value, and says what readers differ in.
    pub(super) fn rest(&mut self, place: &Place<'_>, token: Token<'a>) -> Result<(), NotJson> {
        self.scanner.skip(token)?;
        self.say_oddities(place);
        Ok(())
    }

    /// What readers differ in since this was asked for last.
    #[inline]
    pub(super) fn say_oddities(&mut self, place: &Place<'_>) {
        let oddities = self.scanner.take_oddities();
        if oddities != Oddities::default() {
            self.say_them(place, oddities);
        }
    }

    #[cold]
    fn say_them(&mut self, place: &Place<'_>, oddities: Oddities) {
        let Oddities { has_broken_text, has_nul, has_large_integer } = oddities;
        if has_broken_text {
            let sentence = "found half of a surrogate pair, and many readers of JSON refuse it";
            self.say(Severity::Warning, Rule::BrokenText, place, sentence);
        }
        if has_nul {
            let sentence = "found the character NUL, and many databases refuse text with it";
            self.say(Severity::Warning, Rule::Nul, place, sentence);
        }
        if has_large_integer {
            let sentence = "found an integer beyond 2^53 - 1, and readers that take numbers for floats round it";
            self.say(Severity::Warning, Rule::LargeInteger, place, sentence);
        }
    }

    #[inline]
    fn misfit(&self, form: Form, token: Token<'a>) -> Option<Misfit> {
        match (form, token) {
            (Form::Of(Kind::Date), Token::Text(text)) if !text.is_broken() => {
                iso_date::check(&text.decode()?).err().map(Misfit::Date)
            }
            (Form::Of(Kind::Count), Token::Number(number)) => {
                (!self.is_integer(number)).then_some(Misfit::Type("a number with a fraction or an exponent"))
            }
            (Form::Of(Kind::Text | Kind::Count) | Form::Version, Token::Text(text)) if !text.is_broken() => None,
            (Form::Version, Token::Number(_))
            | (Form::Setting, Token::Boolean)
            | (Form::Of(Kind::Address) | Form::Object | Form::Setting, Token::Object) => None,
            _ => Some(Misfit::Type(token.type_name())),
        }
    }

    fn is_integer(&self, number: &str) -> bool {
        !number.contains(['.', 'e', 'E']) || self.origin == Origin::Parsed && may_have_been_an_integer(number)
    }
}

/// Whether a float may be what `serde_json` makes of `-0`, or of an integer of more than 64 bits.
fn may_have_been_an_integer(number: &str) -> bool {
    const TWO_TO_THE_63: f64 = 9_223_372_036_854_775_808.0;
    number.parse().is_ok_and(|float: f64| float.abs() >= TWO_TO_THE_63 || float == 0.0 && float.is_sign_negative())
}
