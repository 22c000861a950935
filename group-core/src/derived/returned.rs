//! What the function of a `#[group(with = …)]` must return, unless it is sent as a reserved trait: the bounds for those are in
//! `reserved::returned`. As there, none of these is ever a bound on the type of a field.

use std::borrow::Cow;

use serde_core::Serialize;

use crate::{
    traits::{
        reserved::write_date,
        sink::{Key, Sink},
    },
    value::{self, CountValue, DateError, DateValue, Update},
};

/// The text of a part of an address or of a newtype.
#[diagnostic::on_unimplemented(
    message = "the function in `#[group(with = …)]` must return text, not `{Self}`",
    label = "expected a function that returns text, such as `String` or `&str`",
    note = "the parts of an address are text",
    note = "in a newtype or an `Address` struct, the function cannot fail, so that a `Result` is no text there",
    note = "for an enum or a newtype of your own, add `#[derive(group_core::Text)]` to it"
)]
pub trait Text {
    /// The text.
    fn sent_text(&self) -> Update<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl<T: value::Text + ?Sized> Text for T {
    #[inline]
    fn sent_text(&self) -> Update<Cow<'_, str>> {
        self.text()
    }
}

/// The number or text of a newtype.
#[diagnostic::on_unimplemented(
    message = "the function in `#[group(with = …)]` must return a whole number or text, not `{Self}`",
    label = "expected a function that returns an integer such as `u32`, or text",
    note = "in a newtype, the function cannot fail, so that a `Result` is no number there",
    note = "for a newtype of an integer, add `#[derive(group_core::Count)]` to it",
    note = "for an enum, such as one of size bands, add `#[derive(group_core::Text)]` to it"
)]
pub trait Count {
    /// The number or text.
    fn sent_count(&self) -> Update<CountValue<'_>>;
}

#[diagnostic::do_not_recommend]
impl<T: value::Count + ?Sized> Count for T {
    #[inline]
    fn sent_count(&self) -> Update<CountValue<'_>> {
        self.count()
    }
}

/// The date of a field with `#[group(date)]` or of a newtype.
#[diagnostic::on_unimplemented(
    message = "the function in `#[group(with = …)]` must return a date, not `{Self}`",
    label = "expected a function that returns a date or an instant",
    note = "`#[group(date)]` makes a date of a custom trait: to send the value as serde writes it, remove `date`",
    note = "in a newtype, the function cannot fail, so that a `Result` is no date there",
    note = "for text, return what `group_core::IsoDate::parse` makes of it, a `Result`",
    note = "for an integer of seconds or milliseconds since 1970, name `group_core::with::unix_seconds` or `unix_millis` in place of the function",
    note = "for a newtype of a date, add `#[derive(group_core::Date)]` to it",
    note = "dates of other crates are dates with a Cargo feature of `group-core`, for one version of the crate: `jiff1`, `chrono04`, `time03`, \
            `bson2` or `bson3`"
)]
pub trait Date {
    #[doc(hidden)]
    fn write_as(&self, key: &Key, sink: &mut impl Sink);

    /// The date.
    ///
    /// # Errors
    ///
    /// If the value has no form in ISO-8601.
    fn sent_date(&self) -> Result<Update<DateValue<'_>>, DateError>;
}

#[diagnostic::do_not_recommend]
impl<T: value::Date + ?Sized> Date for T {
    #[inline]
    fn write_as(&self, key: &Key, sink: &mut impl Sink) {
        write_date(self, key, sink);
    }

    #[inline]
    fn sent_date(&self) -> Result<Update<DateValue<'_>>, DateError> {
        self.date()
    }
}

/// The group ID, or that of a newtype.
#[diagnostic::on_unimplemented(
    message = "the function in `#[group(with = …)]` must return text, an integer, a UUID or an ObjectId, not `{Self}`",
    label = "expected a function that returns an ID, such as `String` or `u64`",
    note = "an ID is never absent, and its function cannot fail, so that an `Option` or `Result` is not one",
    note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it, in place of `Text` if it derives that",
    note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`"
)]
pub trait Id {
    /// The text of the ID.
    fn sent_id(&self) -> Cow<'_, str>;
}

#[diagnostic::do_not_recommend]
impl<T: value::Id + ?Sized> Id for T {
    #[inline]
    fn sent_id(&self) -> Cow<'_, str> {
        self.id()
    }
}

/// A custom trait.
#[diagnostic::on_unimplemented(
    message = "the function in `#[group(with = …)]` must return what serde can serialize, and `{Self}` is not that",
    label = "expected a function whose result implements `serde::Serialize`",
    note = "for a type of your own, add `#[derive(serde::Serialize)]` to it",
    note = "for a type of another crate, turn on the Cargo feature of that crate for serde; `Rc` and `Arc` need the feature `rc` of serde itself"
)]
pub trait Custom {
    #[doc(hidden)]
    fn write_as(&self, key: &Key, sink: &mut impl Sink);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> Custom for T {
    #[inline]
    fn write_as(&self, key: &Key, sink: &mut impl Sink) {
        sink.custom(key, self);
    }
}
