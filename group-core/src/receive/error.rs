use std::{error::Error, fmt};

use group_spec::Kind;

use crate::{
    json::{path::ROOT, syntax_error::SyntaxError},
    traits::json_form::{Misfit, expected},
    value::IsoDateError,
};

pub(crate) const NOT_GROUP: &str = "found another string, and the spec expects `group`";
pub(crate) const NO_IDENTITY: &str = "found neither `userId` nor `anonymousId`, and the spec requires one of them";

/// Why a received message, or a value in it, cannot be read as what was asked for.
///
/// The errors name keys and JSON types and never a value: traits are personal data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ReadError {
    /// The text is not JSON.
    NotJson {
        /// The line in the text, from 1.
        line: usize,
        /// The column in the line, in bytes from 1, or 0 before the first.
        column: usize,
        /// What is wrong, without the place.
        message: String,
    },
    /// The `type` of the message is another than `group`.
    NotGroup,
    /// There is neither a `userId` nor an `anonymousId`.
    NoIdentity,
    /// A field that is required is not there.
    Missing {
        /// The place in the message, such as `groupId`.
        path: String,
    },
    /// A field or a trait has another JSON type than the spec's.
    WrongType {
        /// The place in the message, such as `traits.email`; `$` is the message itself.
        path: String,
        /// What the spec expects.
        expected: &'static str,
        /// What was found: a JSON type, never a value.
        found: &'static str,
    },
    /// A string is not a date in ISO-8601.
    Date {
        /// The place in the message.
        path: String,
        /// What is wrong with it.
        source: IsoDateError,
    },
    /// A value cannot be read as the Rust type that was asked for.
    Value {
        /// The place in the message.
        path: String,
        /// What the type expects, in the words of serde: `u8`, or the names of variants. None where only the type could say it,
        /// as that may quote the value.
        expected: Option<String>,
        /// What was found: a JSON type, never a value.
        found: &'static str,
    },
    /// The Rust type that was asked for allows no field of this name.
    UnknownField {
        /// The place in the message.
        path: String,
    },
    /// The Rust type that was asked for takes this name and another one for the same field.
    Repeated {
        /// The place in the message.
        path: String,
    },
}

impl ReadError {
    /// The place in the message, such as `traits.email`; `$` is the message itself.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::NotJson { .. } | Self::NoIdentity => ROOT,
            Self::NotGroup => "type",
            Self::Missing { path }
            | Self::WrongType { path, .. }
            | Self::Date { path, .. }
            | Self::Value { path, .. }
            | Self::UnknownField { path }
            | Self::Repeated { path } => path,
        }
    }

    pub(crate) fn not_json(json: &[u8]) -> Self {
        let SyntaxError { line, column, reason } = SyntaxError::of(json);
        Self::NotJson { line, column, message: reason }
    }

    pub(crate) fn misfit(path: impl Into<String>, misfit: Misfit, expected: &'static str) -> Self {
        let path = path.into();
        match misfit {
            Misfit::Type(found) => Self::WrongType { path, expected, found },
            Misfit::Date(source) => Self::Date { path, source },
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path())?;
        match self {
            Self::NotJson { line, column, message } => {
                write!(f, "not valid JSON: {message}, at line {line} column {column}")
            }
            Self::NotGroup => f.write_str(NOT_GROUP),
            Self::NoIdentity => f.write_str(NO_IDENTITY),
            Self::Missing { .. } => f.write_str("missing, and required"),
            Self::WrongType { expected, found, .. } => f.write_str(&Misfit::Type(found).sentence(expected)),
            Self::Date { source, .. } => f.write_str(&Misfit::Date(*source).sentence(expected(Kind::Date))),
            Self::Value { expected: Some(expected), found, .. } => {
                write!(f, "found {found}, and the type asked for expects {expected}")
            }
            Self::Value { expected: None, found, .. } => {
                write!(f, "found {found} that cannot be read as what was asked for")
            }
            Self::UnknownField { .. } => f.write_str("found a field that the type asked for does not know"),
            Self::Repeated { .. } => f.write_str("found the same field of the type asked for under another name"),
        }
    }
}

/// Its text is whole, so that it has no source to be printed after it.
impl Error for ReadError {}
