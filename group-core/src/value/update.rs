use std::ops::Deref;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

/// What to do with the value that the receiver has stored: keep it, set a new one, or clear it.
///
/// A trait that is left out keeps its stored value, and one that is sent as `null` overwrites it. [`Option`] covers the
/// first half: `None` is left out. `Update` is for a form on which the user can also empty a field.
///
/// | value | on the wire |
/// |---|---|
/// | `Keep` (the default) | left out |
/// | `Set(value)` | the value |
/// | `Clear` | `null` |
///
/// In serde types of your own, add `#[serde(default, skip_serializing_if = "Update::is_keep")]`. Then a field that is
/// missing reads as `Keep`, and `null` as `Clear`.
///
/// ```
/// use group_core::Update;
///
/// let stored = Some("sales@initech.com");
/// assert_eq!(Update::Keep.apply(stored), stored);
/// assert_eq!(Update::Set("info@initech.com").apply(stored), Some("info@initech.com"));
/// assert_eq!(Update::Clear.apply(stored), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Update<T> {
    /// Leave the stored value as it is: nothing is sent.
    #[default]
    Keep,
    /// Overwrite the stored value with this one.
    Set(T),
    /// Overwrite the stored value with `null`.
    Clear,
}

impl<T> Update<T> {
    /// Whether nothing is to be sent.
    #[must_use]
    pub const fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Whether a value is to be sent.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        matches!(self, Self::Set(_))
    }

    /// Whether `null` is to be sent.
    #[must_use]
    pub const fn is_clear(&self) -> bool {
        matches!(self, Self::Clear)
    }

    /// The same update of a borrowed value.
    #[must_use]
    pub const fn as_ref(&self) -> Update<&T> {
        match self {
            Self::Keep => Update::Keep,
            Self::Set(value) => Update::Set(value),
            Self::Clear => Update::Clear,
        }
    }

    /// The same update of what the value derefs to: of a `&str` where it is of a `String`.
    #[must_use]
    pub fn as_deref(&self) -> Update<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// The update that a nested option stands for in serde types and GraphQL inputs: `None` is `Keep`, `Some(None)` is
    /// `Clear`, and `Some(Some(value))` is `Set`.
    ///
    /// ```
    /// use group_core::Update;
    ///
    /// assert_eq!(Update::<u32>::from_nested(None), Update::Keep);
    /// assert_eq!(Update::<u32>::from_nested(Some(None)), Update::Clear);
    /// assert_eq!(Update::from_nested(Some(Some(329))), Update::Set(329));
    /// ```
    #[must_use]
    pub fn from_nested(nested: Option<Option<T>>) -> Self {
        match nested {
            None => Self::Keep,
            Some(None) => Self::Clear,
            Some(Some(value)) => Self::Set(value),
        }
    }

    /// The same update of a value made from this one.
    #[must_use]
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Update<U> {
        match self {
            Self::Keep => Update::Keep,
            Self::Set(value) => Update::Set(make(value)),
            Self::Clear => Update::Clear,
        }
    }

    /// The value that is set.
    #[must_use]
    pub fn value(self) -> Option<T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }

    /// What is stored after the update, if `stored` was before it.
    #[must_use]
    pub fn apply(self, stored: Option<T>) -> Option<T> {
        match self {
            Self::Keep => stored,
            Self::Set(value) => Some(value),
            Self::Clear => None,
        }
    }

    /// Makes the update in a field of a struct of yours.
    ///
    /// ```
    /// use group_core::Update;
    ///
    /// let mut email = Some("sales@initech.com".to_owned());
    /// Update::Keep.apply_to(&mut email);
    /// assert_eq!(email.as_deref(), Some("sales@initech.com"));
    /// Update::Clear.apply_to(&mut email);
    /// assert_eq!(email, None);
    /// ```
    pub fn apply_to(self, stored: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Set(value) => *stored = Some(value),
            Self::Clear => *stored = None,
        }
    }
}

impl<T> From<T> for Update<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

/// `None` is left out, as it is everywhere in this crate.
impl<T> From<Option<T>> for Update<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Keep, Self::Set)
    }
}

/// `Keep` serializes as none and `Clear` as unit. JSON writes `null` for both, so skip `Keep` with [`Update::is_keep`].
impl<T: Serialize> Serialize for Update<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep => serializer.serialize_none(),
            Self::Set(value) => serializer.serialize_some(value),
            Self::Clear => serializer.serialize_unit(),
        }
    }
}

/// `null` reads as `Clear`. For `Keep` where a field is missing, add `#[serde(default)]` to it.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Update<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}
