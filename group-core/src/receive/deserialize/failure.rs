use std::{error::Error, fmt};

use serde_core::de::{self, Expected, Unexpected};

use super::unreadable;
use crate::{json::node::Json, receive::ReadError};

/// What a type of serde says against an object, kept without any value.
#[derive(Debug)]
pub(super) enum Failure {
    Missing(&'static str),
    Unknown,
    Repeated,
    Located(ReadError),
    /// What the type expects instead.
    Expected(String),
    Other,
}

impl Failure {
    /// The error for the object at this place.
    pub(super) fn at(self, path: &str) -> ReadError {
        match self {
            Self::Located(error) => error,
            Self::Expected(expected) => unreadable(path.to_owned(), &Json::Object, Some(expected)),
            _ => unreadable(path.to_owned(), &Json::Object, None),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the object cannot be read")
    }
}

impl Error for Failure {}

impl de::Error for Failure {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Other
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::Expected(expected.to_string())
    }

    fn missing_field(name: &'static str) -> Self {
        Self::Missing(name)
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::Unknown
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self::Repeated
    }
}
