//! What is made of a value that does not live on: the result of a conversion, or a copy of a packed field.

use std::borrow::Cow;

use crate::value::{CountValue, DateValue, Update};

/// What a kind's method returns, borrowing nothing.
pub trait IntoOwned {
    /// The same type with another lifetime.
    type Owned;

    /// Copies what is borrowed.
    fn into_owned(self) -> Self::Owned;
}

impl IntoOwned for Cow<'_, str> {
    type Owned = Cow<'static, str>;

    fn into_owned(self) -> Cow<'static, str> {
        Cow::Owned(self.into_owned())
    }
}

impl IntoOwned for CountValue<'_> {
    type Owned = CountValue<'static>;

    fn into_owned(self) -> Self::Owned {
        self.into_owned()
    }
}

impl IntoOwned for DateValue<'_> {
    type Owned = DateValue<'static>;

    fn into_owned(self) -> Self::Owned {
        self.into_owned()
    }
}

impl<T: IntoOwned> IntoOwned for Update<T> {
    type Owned = Update<T::Owned>;

    fn into_owned(self) -> Self::Owned {
        self.map(IntoOwned::into_owned)
    }
}

impl<T: IntoOwned, E> IntoOwned for Result<T, E> {
    type Owned = Result<T::Owned, E>;

    fn into_owned(self) -> Self::Owned {
        self.map(IntoOwned::into_owned)
    }
}
