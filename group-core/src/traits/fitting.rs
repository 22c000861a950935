//! The markers of reserved traits once more, with notes for a type that is known by its look: an integer, text, a JSON value, a
//! date of chrono or time, a wrapper of another crate. The derive asks for one of them in place of the marker in
//! [`reserved`]; the two hold for the same types.

use super::{
    reserved,
    sink::{Key, Sink},
};

macro_rules! fitting {
    ($($Name:ident: $Marker:ident, $message:literal, $label:literal, $($note:literal),*;)*) => {
        $(
            #[doc = concat!("[`", stringify!($Marker), "`](reserved::", stringify!($Marker), ") for a type of this look.")]
            #[diagnostic::on_unimplemented(
                message = $message,
                label = $label,
                $(note = $note,)*
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
            pub trait $Name {
                /// Writes the trait under the spec's own spelling.
                #[doc(hidden)]
                fn write(&self, sink: &mut impl Sink);

                /// Writes the trait under the name that the user gave it.
                #[doc(hidden)]
                fn write_as(&self, key: &Key, sink: &mut impl Sink);
            }

            #[diagnostic::do_not_recommend]
            impl<T: reserved::$Marker + ?Sized> $Name for T {
                #[inline]
                fn write(&self, sink: &mut impl Sink) {
                    reserved::$Marker::write(self, sink);
                }

                #[inline]
                fn write_as(&self, key: &Key, sink: &mut impl Sink) {
                    reserved::$Marker::write_as(self, key, sink);
                }
            }
        )*
    };
}

macro_rules! fitting_json_text {
    ($($Name:ident: $Marker:ident, $message:literal, $meaning:literal;)*) => {
        fitting! {
            $($Name: $Marker, $message, "expected text, such as `String` or `&str`", $meaning,
                "to send the text in it, add `#[group(with = serde_json::Value::as_str)]`; what is no text is then left out",
                "to send what another function makes of it, add `#[group(with = path::to::function)]`",
                "for a type of your own, add `#[derive(group_core::Text)]` to it";)*
        }
    };
}

fitting! {
    IntegerCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "for seconds since 1970, add `#[group(with = group_core::with::unix_seconds)]`",
        "for milliseconds since 1970, add `#[group(with = group_core::with::unix_millis)]`",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`";
    TextCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "for text, use `group_core::IsoDate`, which is checked to be a date in ISO-8601",
        "to check it when it is sent, add `#[group(with = group_core::IsoDate::parse)]`",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`; it may fail";
    ChronoCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "`chrono::DateTime` and `chrono::NaiveDate` of chrono 0.4 are dates with the Cargo feature `chrono04` of `group-core`",
        "where that is on, the type may be of another version: `cargo tree -i chrono` shows it",
        "to send what a function makes of it, add `#[group(with = path::to::function)]`";
    TimeCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "`time::OffsetDateTime`, `time::UtcDateTime` and `time::Date` of time 0.3 are dates with the Cargo feature `time03` of `group-core`",
        "where that is on, the type may be of another version: `cargo tree -i time` shows it",
        "to send what a function makes of it, add `#[group(with = path::to::function)]`";
    NaiveCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "without an offset, a date-time names no instant",
        "if it is in UTC, add `#[group(with = chrono::NaiveDateTime::and_utc)]`, with the Cargo feature `chrono04` of `group-core`",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`";
    PrimitiveCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "without an offset, a date-time names no instant",
        "if it is in UTC, add `#[group(with = utc)]`, with `fn utc(date: &time::PrimitiveDateTime) -> time::OffsetDateTime {{ \
         date.assume_utc() }}` and the Cargo feature `time03` of `group-core`",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`";
    CivilCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "without an offset, a date-time names no instant",
        "if it is in UTC, add `#[group(with = utc)]`, with `fn utc(date: &jiff::civil::DateTime) -> Result<jiff::ZonedDateTime, \
         jiff::Error> {{ date.to_zoned_datetime(jiff::tz::TimeZone::UTC) }}`",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`";
    TextAddress: Address,
        "the reserved trait `address` must be an address, not `{Self}`",
        "expected an address, such as `group_core::PostalAddress`",
        "the spec reserves `address` for the postal address of the group",
        "to send it as the street, add `#[group(with = group_core::with::street)]`",
        "for a column such as the city, add `#[group(address = \"city\")]`",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`";
    WrappedAddress: Address,
        "the reserved trait `address` must be an address, not `{Self}`",
        "expected an address, such as `group_core::PostalAddress`",
        "the spec reserves `address` for the postal address of the group",
        "to send what is in a wrapper of another crate, add `#[group(with = path::to::function)]`, with a function that borrows it: \
         `fn(&{Self}) -> &Inner`",
        "the type in it needs `#[derive(group_core::Address)]`",
        "for a type of your own, add `#[derive(group_core::Address)]` to it";
    JsonAddress: Address,
        "the reserved trait `address` must be an address, not `{Self}`",
        "expected an address, such as `group_core::PostalAddress`",
        "the spec reserves `address` for the postal address of the group",
        "read the JSON into a struct with `#[derive(group_core::Address)]` first, or add `#[group(with = path::to::function)]`, with a \
         function that makes a `group_core::PostalAddress` of it",
        "for a type of your own, add `#[derive(group_core::Address)]` to it";
    JsonCreatedAt: CreatedAt,
        "the reserved trait `createdAt` must be a date, not `{Self}`", "expected a date or an instant",
        "the spec reserves `createdAt` for the date on which the group's account was created",
        "add `#[group(with = path::to::function)]`, with a function that makes a `group_core::IsoDate` of it",
        "for a type of your own, add `#[derive(group_core::Date)]` to it";
    JsonEmployees: Employees,
        "the reserved trait `employees` must be a whole number or a String, not `{Self}`",
        "expected an integer such as `u32`, or text",
        "the spec reserves `employees` for the number of people who work for the group",
        "to send the number in it, add `#[group(with = serde_json::Value::as_u64)]`; what is no whole number is then left out",
        "to send what another function makes of it, add `#[group(with = path::to::function)]`",
        "for a type of your own, add `#[derive(group_core::Count)]` to it";
}

fitting_json_text! {
    JsonAvatar: Avatar,
        "the reserved trait `avatar` must be a String, not `{Self}`",
        "the spec reserves `avatar` for the URL of an image that stands for the group";
    JsonDescription: Description,
        "the reserved trait `description` must be a String, not `{Self}`",
        "the spec reserves `description` for a description of the group";
    JsonEmail: Email,
        "the reserved trait `email` must be a String, not `{Self}`",
        "the spec reserves `email` for the email address of the group";
    JsonId: Id,
        "the reserved trait `id` must be text, an integer, a UUID or an ObjectId, not `{Self}`",
        "the spec reserves `id` for the unique ID of the group in your database";
    JsonIndustry: Industry,
        "the reserved trait `industry` must be a String, not `{Self}`",
        "the spec reserves `industry` for the industry that the group is part of";
    JsonName: Name,
        "the reserved trait `name` must be a String, not `{Self}`",
        "the spec reserves `name` for the name of the group";
    JsonPhone: Phone,
        "the reserved trait `phone` must be a String, not `{Self}`",
        "the spec reserves `phone` for the phone number of the group";
    JsonWebsite: Website,
        "the reserved trait `website` must be a String, not `{Self}`",
        "the spec reserves `website` for the website of the group";
    JsonPlan: Plan,
        "the reserved trait `plan` must be a String, not `{Self}`",
        "the spec reserves `plan` for the plan that the group is on";
}
