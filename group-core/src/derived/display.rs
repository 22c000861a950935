//! `#[group(display)]`: a value that is sent as its `Display` text.

use std::{borrow::Cow, fmt::Display};

use crate::value::{Update, writes::Writes};

/// A value with a `Display` text, or one that may be absent.
///
/// `Via` tells the implementations apart, since `Option` could have a `Display` of its own one day; it is always inferred.
#[diagnostic::on_unimplemented(
    message = "`#[group(display)]` needs `{Self}` to implement `Display`",
    label = "`std::fmt::Display` is not implemented",
    note = "for a type of your own, implement `std::fmt::Display`",
    note = "in a struct with several fields, `#[group(with = path::to::function)]` instead of `display` sends what a function \
            makes of it"
)]
pub trait Displayed<Via> {
    /// The text to send, or whether to leave it out or to send `null`.
    fn displayed(&self) -> Update<String>;

    /// What it can write.
    fn writes() -> Writes;
}

/// A value that is there.
#[derive(Debug)]
pub struct Direct;

/// A value in an `Option` or [`Update`].
#[derive(Debug)]
pub struct Within<Via>(Via);

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized> Displayed<Direct> for T {
    fn displayed(&self) -> Update<String> {
        Update::Set(self.to_string())
    }

    fn writes() -> Writes {
        Writes::TEXT
    }
}

#[diagnostic::do_not_recommend]
impl<Via, T: Displayed<Via>> Displayed<Within<Via>> for Option<T> {
    fn displayed(&self) -> Update<String> {
        self.as_ref().map_or(Update::Keep, Displayed::displayed)
    }

    fn writes() -> Writes {
        T::writes().or_absent()
    }
}

#[diagnostic::do_not_recommend]
impl<Via, T: Displayed<Via>> Displayed<Within<Via>> for Update<T> {
    fn displayed(&self) -> Update<String> {
        match self {
            Self::Keep => Update::Keep,
            Self::Set(value) => value.displayed(),
            Self::Clear => Update::Clear,
        }
    }

    fn writes() -> Writes {
        T::writes().or_absent().or_null()
    }
}

/// A group ID that is sent as its `Display` text.
#[diagnostic::on_unimplemented(
    message = "`#[group(display)]` needs `{Self}` to implement `Display`",
    label = "`std::fmt::Display` is not implemented",
    note = "an ID is never absent, so an `Option` is not one",
    note = "for a type of your own, implement `std::fmt::Display`",
    note = "in a struct with several fields, `#[group(with = path::to::function)]` instead of `display` sends what a function \
            makes of it"
)]
pub trait DisplayedId {
    /// The text of the ID.
    fn displayed_id(&self) -> Cow<'static, str>;
}

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized> DisplayedId for T {
    fn displayed_id(&self) -> Cow<'static, str> {
        Cow::Owned(self.to_string())
    }
}
