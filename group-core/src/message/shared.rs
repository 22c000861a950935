use std::{borrow::Cow, ops::Deref};

/// A value of the message's own, or one that many messages share.
///
/// A [`Cow`] would tie the message to one lifetime: one with static parts could take no part that is borrowed for less.
#[derive(Clone, Debug)]
pub(super) enum Shared<'a, T> {
    Own(T),
    Borrowed(&'a T),
}

impl<T: Clone> Shared<'_, T> {
    pub(super) fn into_own(self) -> T {
        match self {
            Self::Own(value) => value,
            Self::Borrowed(value) => value.clone(),
        }
    }
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Own(value) => value,
            Self::Borrowed(value) => value,
        }
    }
}

impl<T: PartialEq> PartialEq for Shared<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Shared<'_, T> {}

impl<'a, T: Clone> From<Cow<'a, T>> for Shared<'a, T> {
    fn from(value: Cow<'a, T>) -> Self {
        match value {
            Cow::Owned(value) => Self::Own(value),
            Cow::Borrowed(value) => Self::Borrowed(value),
        }
    }
}
