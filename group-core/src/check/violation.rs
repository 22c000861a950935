use std::fmt;

use crate::{json::path::ROOT, traits::json_form::Misfit};

/// One way in which a message departs from the spec.
///
/// Its `Display` is one line: `error: traits.email: found a number, and the spec expects a string`.
///
/// It names keys and JSON types, and never a value: traits are personal data. A key of more than 64 characters is cut.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Violation {
    rule: Rule,
    path: String,
    sentence: String,
}

impl Violation {
    pub(super) fn new(rule: Rule, path: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { rule, path: path.into(), sentence: sentence.into() }
    }

    /// A value is not of the form that the spec expects.
    pub(super) fn misfit(path: impl Into<String>, misfit: Misfit, expected: &str) -> Self {
        let rule = match misfit {
            Misfit::Type(_) => Rule::WrongType,
            Misfit::Date(_) => Rule::NotADate,
        };
        Self::new(rule, path, misfit.sentence(expected))
    }

    pub(super) fn wrong_type(path: impl Into<String>, found: &'static str, expected: &str) -> Self {
        Self::misfit(path, Misfit::Type(found), expected)
    }

    /// A key comes again, spelled the same.
    pub(super) fn repeated(path: impl Into<String>) -> Self {
        Self::new(Rule::Repeated, path, "this key comes again, and readers differ in which one they take")
    }

    /// There is a string or a key that many readers cannot read.
    pub(super) fn broken_text(path: impl Into<String>) -> Self {
        Self::new(Rule::BrokenText, path, "found half of a surrogate pair, and many readers of JSON refuse it")
    }

    /// The rule that the message departs from.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// Whether it is an error or a warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The place in the message, such as `traits.address.zip`; `$` is the message itself, and a key of other characters
    /// stands in brackets, quoted: `traits["a.b"]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was found, and what the spec expects.
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// Whether it is about the message as a whole.
    #[must_use]
    pub fn is_whole_message(&self) -> bool {
        self.path == ROOT
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.severity(), self.path, self.sentence)
    }
}

/// How much a [`Violation`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The message is within the spec, and probably not what was meant.
    Warning,
    /// The message breaks the spec.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// The rule that a [`Violation`] is about. With its [path](Violation::path) it says what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// It is not JSON.
    NotJson {
        /// The line in the message, from 1.
        line: usize,
        /// The column in the line, in bytes from 1, or 0 before the first.
        column: usize,
    },
    /// A field or a trait has another JSON type than the spec's; for the path `$`, the message is no object.
    WrongType,
    /// The `type` is another than `group`.
    NotGroup,
    /// A required field is not there.
    Missing,
    /// There is neither a `userId` nor an `anonymousId`.
    NoIdentity,
    /// An ID or the name of a trait has nothing but white space in it.
    Blank,
    /// The `messageId` has 100 characters or more.
    MessageIdTooLong,
    /// The name of a trait has half of a surrogate pair in it, so that it is no text.
    BrokenName,
    /// The message has more than 32 KB.
    MessageTooLarge,
    /// A string is not a date in ISO-8601.
    NotADate,
    /// The reserved trait `address` has a key that the spec does not know.
    UnknownAddressKey,
    /// A key comes again, or a trait comes again under another spelling.
    Repeated,
    /// A warning: a trait of one's own looks like a misspelling of a reserved one.
    NearMiss,
    /// A warning: a reserved trait, a key of its address, or what looks like a field of the message is not in the spec's own
    /// spelling.
    OtherSpelling,
    /// A warning: an optional field is `null`, which counts as left out.
    Null,
    /// A warning: there is half of a surrogate pair in a string or a key, which many readers refuse.
    BrokenText,
    /// A warning: there are more than 127 levels of arrays and objects in each other, which many readers of JSON refuse.
    TooDeep,
}

impl Rule {
    /// Whether breaking the rule is an error.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::NearMiss | Self::OtherSpelling | Self::Null | Self::BrokenText | Self::TooDeep => Severity::Warning,
            Self::NotJson { .. }
            | Self::WrongType
            | Self::NotGroup
            | Self::Missing
            | Self::NoIdentity
            | Self::Blank
            | Self::BrokenName
            | Self::MessageIdTooLong
            | Self::MessageTooLarge
            | Self::NotADate
            | Self::UnknownAddressKey
            | Self::Repeated => Severity::Error,
        }
    }
}
