//! What generated code asks of a field: a kind or a trait, in words about that place.

use std::borrow::Cow;

use crate::{
    traits::{GroupTraits, sink::Sink},
    value::{Count, CountValue, Date, DateError, DateValue, Id, Text, Update},
};

/// The field of a newtype with `#[derive(Text)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Text)]` must hold text, not `{Self}`",
    label = "expected text, such as `String` or `&str`",
    note = "to send its `Display` text, add `#[group(display)]` to the field",
    note = "for an enum or a newtype of your own in it, add `#[derive(group_core::Text)]` to that one too",
    note = "for any other type, implement `group_core::Text` by hand, or for an ID, `group_core::Id`: it is one method"
)]
pub trait HoldsText {
    /// The text of the field.
    fn held_text(&self) -> Update<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> HoldsText for T {
    fn held_text(&self) -> Update<Cow<'_, str>> {
        Text::text(self)
    }
}

/// The field of a newtype with `#[derive(Count)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Count)]` must hold a whole number or text, not `{Self}`",
    label = "expected an integer such as `u32`, or text",
    note = "for any other type, implement `group_core::Count` by hand: it is one method"
)]
pub trait HoldsCount {
    /// The number or text of the field.
    fn held_count(&self) -> Update<CountValue<'_>>;
}

#[diagnostic::do_not_recommend]
impl<T: Count + ?Sized> HoldsCount for T {
    fn held_count(&self) -> Update<CountValue<'_>> {
        Count::count(self)
    }
}

/// The field of a newtype with `#[derive(Date)]`.
#[diagnostic::on_unimplemented(
    message = "a newtype with `#[derive(Date)]` must hold a date, not `{Self}`",
    label = "expected a date or an instant",
    note = "for text, use `group_core::IsoDate`, which is checked to be a date in ISO-8601",
    note = "for any other type, implement `group_core::Date` by hand: it is one method"
)]
pub trait HoldsDate {
    /// The date of the field.
    ///
    /// # Errors
    ///
    /// If the value has no form in ISO-8601.
    fn held_date(&self) -> Result<Update<DateValue<'_>>, DateError>;
}

#[diagnostic::do_not_recommend]
impl<T: Date + ?Sized> HoldsDate for T {
    fn held_date(&self) -> Result<Update<DateValue<'_>>, DateError> {
        Date::date(self)
    }
}

/// The value of one key of a derived address.
#[diagnostic::on_unimplemented(
    message = "every part of an address must be a String, and `{Self}` is not text",
    label = "expected text, such as `String` or `&str`",
    note = "to send the value's `Display` text, add `#[group(display)]` to the field",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
    note = "for an enum or a newtype of your own, add `#[derive(group_core::Text)]` to it"
)]
pub trait Part {
    /// The text, borrowed from the address.
    fn part(&self) -> Update<Cow<'_, str>>;
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> Part for T {
    fn part(&self) -> Update<Cow<'_, str>> {
        self.text()
    }
}

/// A field with `#[group(group_id)]`: what it asks of the field's type, in its own words.
#[diagnostic::on_unimplemented(
    message = "the group ID must be text, a UUID or an ObjectId, not `{Self}`",
    label = "expected text, such as `String`",
    note = "an ID is never absent, so an `Option` is not one",
    note = "to send the value's `Display` text, add `#[group(display)]` to the field",
    note = "`uuid::Uuid` is an ID with the Cargo feature `uuid` of `group-core`, and `bson::oid::ObjectId` with `bson`",
    note = "for a newtype of your own, add `#[derive(group_core::Text)]` to it, or implement `group_core::Id` by hand"
)]
pub trait GroupId {
    /// The text of the ID.
    fn group_id_text(&self) -> Cow<'_, str>;
}

#[diagnostic::do_not_recommend]
impl<T: Id + ?Sized> GroupId for T {
    fn group_id_text(&self) -> Cow<'_, str> {
        Id::id(self)
    }
}

/// A field with `#[group(flatten)]`: what it asks of the field's type, in its own words.
#[diagnostic::on_unimplemented(
    message = "`#[group(flatten)]` needs a type with group traits, and `{Self}` has none",
    label = "expected a type with `#[derive(GroupTraits)]`, or a map with string keys",
    note = "for a struct of your own, add `#[derive(group_core::GroupTraits)]` to it",
    note = "for a map, use keys of text and values that serde can serialize",
    note = "to send the value as one trait, remove `#[group(flatten)]`"
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
    note = "to send it, take `packed` from the struct"
)]
pub trait PackedField {
    /// A call makes the compiler check the bound.
    fn check() {}
}

#[diagnostic::do_not_recommend]
impl<T: Copy> PackedField for T {}
