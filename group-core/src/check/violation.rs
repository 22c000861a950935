use std::{borrow::Cow, fmt};

use serde_core::{Serialize, Serializer, ser::SerializeStruct};

use super::Rule;
use crate::json::path::ROOT;

/// One way in which a message departs from the spec.
///
/// Its `Display` is one line: `error: traits.email: found a number, and the spec expects a string`. It serializes as
/// `{"severity":"error","rule":"wrong-type","path":"traits.email","sentence":"found a number, …"}`, with `line` and `column`
/// behind the rule where that is [`Rule::NotJson`].
///
/// It names keys and JSON types, and never a value: traits are personal data. A key of more than 64 characters is cut.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Violation {
    severity: Severity,
    rule: Rule,
    path: String,
    sentence: Cow<'static, str>,
}

impl Violation {
    pub(super) fn new(
        severity: Severity,
        rule: Rule,
        path: impl Into<String>,
        sentence: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { severity, rule, path: path.into(), sentence: sentence.into() }
    }

    /// The rule that the message departs from.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
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
        write!(f, "{}: {}: {}", self.severity, self.path, self.sentence)
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = match self.rule {
            Rule::NotJson { line, column } => Some((line, column)),
            _ => None,
        };
        let fields = if place.is_some() { 6 } else { 4 };
        let mut violation = serializer.serialize_struct("Violation", fields)?;
        violation.serialize_field("severity", &self.severity)?;
        violation.serialize_field("rule", &self.rule)?;
        if let Some((line, column)) = place {
            violation.serialize_field("line", &line)?;
            violation.serialize_field("column", &column)?;
        }
        violation.serialize_field("path", &self.path)?;
        violation.serialize_field("sentence", &self.sentence)?;
        violation.end()
    }
}

/// How much a [`Violation`] matters. It serializes as its name in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// The message is within the spec, and there may be a better way to say what was meant.
    Hint,
    /// The message is within the spec, and probably not what was meant.
    Warning,
    /// The message breaks the spec.
    Error,
}

impl Severity {
    const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
