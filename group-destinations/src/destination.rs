use std::fmt;

use group_core::ReceivedGroup;
use http::Request;

use crate::ConversionError;

/// A vendor that takes group calls in a form of its own.
///
/// The trait is object-safe: a relay can have its destinations in a `Vec<Box<dyn Destination>>`, with ones that you write
/// beside those of this crate.
pub trait Destination: fmt::Debug + Send + Sync {
    /// The name by which the `integrations` of a message switch it on or off, in the case that they have.
    fn name(&self) -> &str;

    /// The requests for a message, and what has no place in them.
    ///
    /// The `integrations` come first: if they switch this destination off, there is no request, nothing is left out, and the
    /// rest of the message is not looked at. It asks no clock and no network: the same message makes the same requests.
    ///
    /// A [`Group`](group_core::Group) becomes a [`ReceivedGroup`] by [`ReceivedGroup::try_from`].
    ///
    /// # Errors
    ///
    /// If the group ID is missing or blank, the traits are no object, or what the destination requires is not there or breaks
    /// one of its limits. A trait that has no place is no error: it is in [`Converted::left_out`].
    fn convert(&self, group: &ReceivedGroup) -> Result<Converted, ConversionError>;
}

/// What a message became.
///
/// `Debug` shows no request, as the traits are personal data and some bodies hold a credential.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Converted {
    /// The requests, to be sent in this order: the second only if the first was accepted. None if the `integrations` of the
    /// message switch the destination off.
    pub requests: Vec<Request<Vec<u8>>>,
    /// Every trait that is in no request, in the order of the message.
    pub left_out: Vec<LeftOut>,
}

impl fmt::Debug for Converted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Converted")
            .field("requests", &self.requests.len())
            .field("left_out", &self.left_out)
            .finish_non_exhaustive()
    }
}

/// A trait, or a part of an address, that has no place in the requests.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LeftOut {
    name: String,
    reason: Reason,
}

impl LeftOut {
    /// The trait of this name, for this reason.
    pub fn new(name: impl Into<String>, reason: Reason) -> Self {
        Self { name: name.into(), reason }
    }

    /// The name of the trait as it is in the message.
    ///
    /// For a part of an address it is that of the address and that of the part, each as in the message, with a dot between:
    /// `address.postal_code`. A name with half of a surrogate pair, which no Rust string can hold, is given as its JSON text,
    /// quotes and all: `"\ud83d"`, or `address."\ud83d"`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Why it is left out.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }
}

/// The name and the reason: `` `plan`: the destination has no place for it ``.
impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.name, self.reason)
    }
}

/// Why a trait is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The destination has no field for it, and no setting gives it one; or a setting leaves it out.
    NoPlace,
    /// What comes before it in the message, or the group ID, has its field already.
    Taken,
    /// It is `null`, an array with `null` in it, or an address with nothing in it, and the destination has no way to say so.
    Null,
    /// It is an object or an array, and the field takes a single value.
    Nested,
    /// It is of another type than the spec or the field has.
    WrongType {
        /// What was found: a JSON type, never a value.
        found: &'static str,
        /// What is needed.
        expected: &'static str,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPlace => f.write_str("the destination has no place for it"),
            Self::Taken => f.write_str("its place is taken"),
            Self::Null => f.write_str("it has no value"),
            Self::Nested => f.write_str("found an object or an array, and the field takes a single value"),
            Self::WrongType { found, expected } => write!(f, "found {found}, and the field takes {expected}"),
        }
    }
}
