//! What generated code asks of a field: a kind or a trait, in words about that place.

use std::borrow::Cow;

use crate::{
    traits::{
        GroupTraits,
        reserved::write_date,
        sink::{Key, Sink},
    },
    value::{Count, CountValue, Date, DateError, DateValue, Id, Text, Update},
};

/// The field of a newtype with `#[derive(Text)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Text)]` must hold text, not `{Self}`",
    label = "expected text, such as `String` or `&str`",
    note = "to send its `Display` text, add `#[group(display)]` to the field",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`; the function cannot fail",
    note = "for an enum or a newtype of your own in it, add `#[derive(group_core::Text)]` to that one too",
    note = "for an ID, derive `group_core::Id` instead",
    note = "for any other type, implement `group_core::Text` by hand: it is one method"
)]
pub trait HoldsText {
    /// The text of the field.
    fn sent_text(&self) -> Update<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> HoldsText for T {
    fn sent_text(&self) -> Update<Cow<'_, str>> {
        Text::text(self)
    }
}

/// The field of a variant with `#[group(other)]`.
#[diagnostic::on_unimplemented(
    message = "the variant with `#[group(other)]` must hold text, not `{Self}`",
    label = "expected text, such as `String` or `&str`",
    note = "to send its `Display` text, add `#[group(display)]` to the field: `Other(#[group(display)] {Self})`",
    note = "for an enum or a newtype of your own in it, add `#[derive(group_core::Text)]` to that one too"
)]
pub trait OtherText {
    /// The text of the field.
    fn sent_text(&self) -> Update<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> OtherText for T {
    fn sent_text(&self) -> Update<Cow<'_, str>> {
        Text::text(self)
    }
}

/// The field of a newtype with `#[derive(Count)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Count)]` must hold a whole number or text, not `{Self}`",
    label = "expected an integer such as `u32`, or text",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`; the function cannot fail",
    note = "for any other type, implement `group_core::Count` by hand: it is one method"
)]
pub trait HoldsCount {
    /// The number or text of the field.
    fn sent_count(&self) -> Update<CountValue<'_>>;
}

#[diagnostic::do_not_recommend]
impl<T: Count + ?Sized> HoldsCount for T {
    fn sent_count(&self) -> Update<CountValue<'_>> {
        Count::count(self)
    }
}

/// The field of a newtype with `#[derive(Date)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Date)]` must hold a date, not `{Self}`",
    label = "expected a date or an instant",
    note = "for text, use `group_core::IsoDate`, which is checked to be a date in ISO-8601",
    note = "for an integer of seconds or milliseconds since 1970, add `#[group(with = group_core::with::unix_seconds)]` or `unix_millis`",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`; the function cannot fail",
    note = "for any other type, implement `group_core::Date` by hand: it is one method"
)]
pub trait HoldsDate {
    /// The date of the field.
    ///
    /// # Errors
    ///
    /// If the value has no form in ISO-8601.
    fn sent_date(&self) -> Result<Update<DateValue<'_>>, DateError>;
}

#[diagnostic::do_not_recommend]
impl<T: Date + ?Sized> HoldsDate for T {
    fn sent_date(&self) -> Result<Update<DateValue<'_>>, DateError> {
        Date::date(self)
    }
}

/// The field of a newtype with `#[derive(Id)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Id)]` must hold text, an integer, a UUID or an ObjectId, not `{Self}`",
    label = "expected an ID, such as `String` or `u64`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "to send its `Display` text, add `#[group(display)]` to the field",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`; the function cannot fail",
    note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`",
    note = "for any other type, implement `group_core::Id` by hand: it is one method"
)]
pub trait HoldsId {
    /// The text of the ID.
    fn sent_id(&self) -> Cow<'_, str>;
}

#[diagnostic::do_not_recommend]
impl<T: Id + ?Sized> HoldsId for T {
    fn sent_id(&self) -> Cow<'_, str> {
        Id::id(self)
    }
}

/// A field with `#[group(date)]`.
#[diagnostic::on_unimplemented(
    message = "`#[group(date)]` needs a date, not `{Self}`",
    label = "expected a date or an instant",
    note = "for text, use `group_core::IsoDate`, which is checked to be a date in ISO-8601, or add `with = group_core::IsoDate::parse`",
    note = "for an integer of seconds or milliseconds since 1970, add `with = group_core::with::unix_seconds` or `unix_millis`",
    note = "to send what a function makes of it, add `#[group(date, with = path::to::function)]`",
    note = "to send the value as serde writes it, remove `date`"
)]
pub trait CustomDate {
    #[doc(hidden)]
    fn write_as(&self, key: &Key, sink: &mut impl Sink);
}

#[diagnostic::do_not_recommend]
impl<T: Date + ?Sized> CustomDate for T {
    fn write_as(&self, key: &Key, sink: &mut impl Sink) {
        write_date(self, key, sink);
    }
}

/// A field with `#[group(group_id)]`: what it asks of the field's type, in its own words.
#[diagnostic::on_unimplemented(
    message = "the group ID must be text, an integer, a UUID or an ObjectId, not `{Self}`",
    label = "expected an ID, such as `String` or `u64`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it, in place of `Text` if it derives that; for any other type of yours, \
            implement `group_core::Id` by hand",
    note = "to send the value's `Display` text, add `#[group(display)]` to the field",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`; the function of the group ID cannot fail",
    note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`"
)]
pub trait GroupId {
    /// The text of the ID.
    fn sent_id(&self) -> Cow<'_, str>;
}

#[diagnostic::do_not_recommend]
impl<T: Id + ?Sized> GroupId for T {
    fn sent_id(&self) -> Cow<'_, str> {
        Id::id(self)
    }
}

/// A field with `#[group(flatten)]`: what it asks of the field's type, in its own words.
#[diagnostic::on_unimplemented(
    message = "`flatten` needs a type with group traits, and `{Self}` has none",
    label = "expected a type with `#[derive(GroupTraits)]`, or a map with string keys",
    note = "for a struct of your own, add `#[derive(group_core::GroupTraits)]` to it",
    note = "for a map, use keys of text and values that serde can serialize; for JSON, use `serde_json::Map<String, Value>`",
    note = "to send the value as one trait, remove `flatten`; if it is serde's, add `#[group(rename = \"…\")]`"
)]
pub trait Flatten {
    #[doc(hidden)]
    fn write_flattened(&self, sink: &mut impl Sink);
}

#[diagnostic::do_not_recommend]
impl<T: GroupTraits + ?Sized> Flatten for T {
    fn write_flattened(&self, sink: &mut impl Sink) {
        self.__write(sink);
    }
}

/// A field of a packed struct that can be read.
#[diagnostic::on_unimplemented(
    message = "a field of a packed struct can only be sent if it is `Copy`, and `{Self}` is not",
    label = "this field cannot be borrowed from a packed struct",
    note = "to leave the field out, add `#[group(skip)]`",
    note = "to send it, remove `#[repr(packed)]`"
)]
pub trait PackedField {
    /// A call makes the compiler check the bound.
    fn check() {}
}

#[diagnostic::do_not_recommend]
impl<T: Copy> PackedField for T {}
