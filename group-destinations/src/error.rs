use std::{error::Error, fmt};

use group_core::IsoDateError;

use crate::Region;

/// Why a message makes no request.
///
/// The errors name fields, traits and JSON types, and no value: traits are personal data.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConversionError {
    /// What the destination requires is not in the message.
    Missing {
        /// The place in the message: `groupId`, or `traits.name`.
        path: String,
    },
    /// What the destination requires is empty, or nothing but white space.
    Blank {
        /// The place in the message.
        path: String,
    },
    /// A field of the message, or a trait that the destination requires, has another type than the spec's.
    WrongType {
        /// The place in the message.
        path: String,
        /// What was found: a JSON type, never a value.
        found: &'static str,
        /// What the spec expects.
        expected: &'static str,
    },
    /// The timestamp is not a date in ISO-8601, and without it the vendor would take another time.
    Timestamp(IsoDateError),
    /// There is neither a user ID nor an anonymous ID, and the destination requires one.
    NoIdentity,
    /// The group ID is part of a URL, where it is too long, or is `.` or `..` and would lead to another URL.
    GroupIdInUrl,
    /// The group ID has more characters than the vendor takes.
    GroupIdTooLong {
        /// How many it has, as the vendor counts them.
        found: usize,
        /// How many the vendor takes.
        limit: usize,
    },
    /// There are more traits than the vendor takes for a group.
    TooManyTraits {
        /// How many there are.
        found: usize,
        /// How many the vendor takes.
        limit: usize,
    },
    /// The body of a request is larger than the vendor takes.
    TooLarge {
        /// The size of the body in bytes.
        bytes: usize,
        /// How many bytes the vendor takes.
        limit: usize,
    },
    /// A setting of the destination, whose setter does not check it, cannot work.
    Setting(SettingError),
}

impl fmt::Display for ConversionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { path } => write!(f, "{path}: missing, and the destination requires it"),
            Self::Blank { path } => write!(f, "{path}: blank, and the destination requires it"),
            Self::WrongType { path, found, expected } => {
                write!(f, "{path}: found {found}, and the spec expects {expected}")
            }
            Self::Timestamp(_) => f.write_str("timestamp: found a string that is not a date as the spec writes it"),
            Self::NoIdentity => {
                f.write_str("found neither a `userId` nor an `anonymousId`, and the destination requires one of them")
            }
            Self::GroupIdInUrl => f.write_str(
                "groupId: found one that cannot be a part of a URL, as it is too long, or nothing but one or two dots",
            ),
            Self::GroupIdTooLong { found, limit } => {
                write!(f, "groupId: found {found} characters, and the destination takes up to {limit}")
            }
            Self::TooManyTraits { found, limit } => {
                write!(f, "traits: found {found}, and the destination takes up to {limit}")
            }
            Self::TooLarge { bytes, limit } => {
                write!(f, "the request has {bytes} bytes, and the destination takes up to {limit}")
            }
            Self::Setting(error) => error.fmt(f),
        }
    }
}

impl Error for ConversionError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Timestamp(error) => Some(error),
            Self::Setting(error) => error.source(),
            _ => None,
        }
    }
}

impl From<SettingError> for ConversionError {
    fn from(error: SettingError) -> Self {
        Self::Setting(error)
    }
}

/// Why a setting of a destination cannot work. It shows nothing of the setting, which may be a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SettingError {
    /// It is empty, or nothing but white space.
    Blank {
        /// Which setting: `the access token`.
        setting: &'static str,
    },
    /// It holds a character that it cannot have, such as a line break in a credential.
    ForbiddenCharacter {
        /// Which setting.
        setting: &'static str,
        /// What it can have.
        expected: &'static str,
    },
    /// It is a word that means something else to the vendor.
    Reserved {
        /// Which setting.
        setting: &'static str,
    },
    /// It is not a URL to which the path of a request can be added.
    Url {
        /// Which setting.
        setting: &'static str,
        /// What is wrong with it.
        reason: UrlError,
    },
    /// The vendor has no such region.
    NoSuchRegion {
        /// The vendor.
        vendor: &'static str,
        /// The region.
        region: Region,
    },
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank { setting } => write!(f, "{setting} is blank"),
            Self::ForbiddenCharacter { setting, expected } => {
                write!(f, "{setting} holds a character that it cannot have: it takes {expected}")
            }
            Self::Reserved { setting } => write!(f, "{setting} is a word that means something else there"),
            Self::Url { setting, .. } => write!(f, "{setting} is not a URL that requests can be sent to"),
            Self::NoSuchRegion { vendor, region } => write!(f, "{vendor} has no region {region}"),
        }
    }
}

impl Error for SettingError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Url { reason, .. } => Some(reason),
            _ => None,
        }
    }
}

/// What is wrong with a URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UrlError {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It is not a URL, or has no host.
    Invalid,
    /// Its port is not a number of up to 65535.
    Port,
    /// It has a user name or a password.
    Credentials,
    /// It ends in the path of a request, or a part of it, which is added to it.
    Path,
    /// It has a query or a fragment, and paths cannot be added after those.
    QueryOrFragment,
}

impl fmt::Display for UrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "it does not begin with `http://` or `https://`",
            Self::Invalid => "it is not a URL, or has no host",
            Self::Port => "its port is not a number of up to 65535",
            Self::Credentials => "it has a user name or a password: leave them out",
            Self::Path => "it ends in the path of a request: leave that out, as it is added",
            Self::QueryOrFragment => "it has a query or a fragment, and a path cannot be added after those",
        })
    }
}

impl Error for UrlError {}
