use std::{
    error::Error,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use group_spec::ReservedTrait;

use super::{json_form::expected, presence::Unsendable};
use crate::value::DateError;

/// Why a payload cannot be written.
///
/// The errors name traits and JSON types and never a value, as traits are personal data; what a `Serialize` of your own says
/// in [`Value`](Self::Value) is passed on as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WriteError {
    /// A float is infinite or not a number, which has no form in JSON.
    NotFinite {
        /// The trait or field that holds it, at any depth.
        name: String,
    },
    /// A date has no form in ISO-8601.
    Date {
        /// The trait or field that holds it.
        name: String,
        /// What is wrong with it.
        source: DateError,
    },
    /// The function of a `#[group(with = …)]` failed.
    Conversion {
        /// The trait; of a part of the address in a column of its own, `address.city` and the like.
        name: String,
        /// What the function returned; its text is not part of this error's.
        source: ConversionError,
    },
    /// A key of a map is the same trait as a field, even an absent one, or as another key.
    SentTwice {
        /// The key in the map.
        name: String,
        /// The field or key that is the same trait.
        first: String,
    },
    /// A key of a map is a reserved trait, and its value is not of that trait's type.
    WrongType {
        /// The key in the map.
        name: String,
        /// The reserved trait that it is a spelling of.
        reserved: ReservedTrait,
        /// What was found instead: a JSON type, never a value.
        found: &'static str,
    },
    /// A key of a map is blank.
    BlankName,
    /// A received key of a map has half of a surrogate pair in it, so that it is no text.
    BrokenName {
        /// The JSON text of the key, with its quotes.
        name: String,
    },
    /// A value serialized as something, and as none when it was written. Only another format than that of
    /// [`to_json`](crate::Group::to_json) looks twice.
    Changed {
        /// The trait or field that holds it.
        name: String,
    },
    /// A value's own `Serialize` failed, or it has no form in JSON.
    Value {
        /// The trait or field that holds it.
        name: String,
        /// What its `Serialize` said.
        message: String,
    },
}

impl WriteError {
    pub(crate) fn unsendable(name: &str, reason: Unsendable) -> Self {
        let name = name.to_owned();
        match reason {
            Unsendable::NotFinite => Self::NotFinite { name },
            Unsendable::Refused(message) => Self::Value { name, message },
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite { name } => {
                write!(f, "`{name}` holds a float that is infinite or not a number, which has no form in JSON")
            }
            Self::Date { name, .. } => write!(f, "`{name}` holds a date that has no form in ISO-8601"),
            Self::Conversion { name, .. } => write!(f, "`{name}` cannot be sent: its function failed"),
            Self::SentTwice { name, first } => {
                write!(
                    f,
                    "the key `{name}` of a map is the same trait as the field or key `{first}`, and a trait is sent once"
                )
            }
            Self::WrongType { name, reserved, found } => {
                let (reserved, expected) = (reserved.name(), expected(reserved.kind()));
                write!(f, "the key `{name}` is the reserved trait `{reserved}`, which must be {expected}, not {found}")
            }
            Self::BlankName => f.write_str("a key is blank, and a trait needs a name"),
            Self::BrokenName { name } => {
                write!(f, "the key {name} has half of a surrogate pair in it, and a trait needs a name that is text")
            }
            Self::Changed { name } => write!(f, "`{name}` has become absent while it was written"),
            Self::Value { name, message } => write!(f, "`{name}` cannot be written: {message}"),
        }
    }
}

impl Error for WriteError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Date { source, .. } => Some(source),
            Self::Conversion { source, .. } => Some(&*source.0),
            _ => None,
        }
    }
}

/// The error of a function for `#[group(with = …)]`, as [`WriteError::source`](Error::source) gives it too.
///
/// Its `Debug` shows nothing of the error, which may speak of the value. Two are equal if one is a clone of the other.
#[derive(Clone)]
pub struct ConversionError(Arc<dyn Error + Send + Sync>);

impl ConversionError {
    /// The error itself.
    #[must_use]
    pub fn get(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.0
    }
}

impl From<Box<dyn Error + Send + Sync>> for ConversionError {
    fn from(error: Box<dyn Error + Send + Sync>) -> Self {
        Self(error.into())
    }
}

impl fmt::Debug for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConversionError(..)")
    }
}

impl PartialEq for ConversionError {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for ConversionError {}

impl Hash for ConversionError {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).cast::<()>().hash(state);
    }
}
