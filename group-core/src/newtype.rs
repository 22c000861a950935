//! What a derive on a newtype asks of the field: the kind, in words about the field.

use std::borrow::Cow;

use crate::{Count, CountValue, Date, DateError, DateValue, Text, Update};

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
