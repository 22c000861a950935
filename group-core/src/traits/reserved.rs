//! The reserved traits as bounds: one marker for each, which every type of the right kind has.
//!
//! The derive asks for `T: reserved::Email` where a struct has `email: T`, so that the compiler's answer can name the
//! reserved trait and its meaning. Nothing implements a marker by hand: implement the kind ([`Text`], [`Date`], [`Count`]
//! or [`Address`](crate::Address)), and every marker of that kind follows. In generic code, a marker can be a bound:
//!
//! ```
//! use group_core::{GroupTraits, reserved};
//!
//! #[derive(GroupTraits)]
//! struct Company<E: reserved::Email> {
//!     email: E,
//! }
//! # let _ = Company { email: "sales@initech.com" };
//! ```

use group_spec::{Kind, ReservedTrait};

use super::{
    WriteError,
    shape::is_equal,
    sink::{Key, Sink},
};
use crate::value::{self, Count, Date, OptionalId, Text, Update};

/// Declares the markers of the spec's table, and fails to compile if the table has a trait that is missing here, or gives
/// it another name or kind.
///
/// The messages are written out because `on_unimplemented` takes nothing but literals.
macro_rules! markers {
    ($($Marker:ident: $Kind:ident, $name:literal, $message:literal, $meaning:literal $(, $more:literal)?;)*) => {
        $(markers!(@$Kind $Marker, $name, $message, $meaning $(, $more)?);)*

        /// What the function of a `#[group(with = …)]` must return. In generated code, none of these is ever a bound on the type of a
        /// field: with `&'a T: Email` in scope, the compiler would infer that the function returns `&'a T`.
        #[doc(hidden)]
        pub mod returned {
            use super::{Key, Sink, value, write_address, write_count, write_date, write_id, write_text};

            $(markers!(@returned $Kind $Marker, $name, $message, $meaning);)*
        }

        const _: () = {
            /// Not exhaustive if the table has a trait without a marker.
            const fn declared(reserved: ReservedTrait) -> (&'static str, Kind) {
                match reserved {
                    $(ReservedTrait::$Marker => ($name, Kind::$Kind),)*
                }
            }
            $(
                let (name, kind) = declared(ReservedTrait::$Marker);
                assert!(is_equal(name, ReservedTrait::$Marker.name()));
                assert!(kind as u8 == ReservedTrait::$Marker.kind() as u8);
            )*
        };
    };
    (@Text Id, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker Id, $name, OptionalId, write_id;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected an ID, such as `String` or `u64`",
                note = $meaning,
                note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it, in place of `Text` if it derives that",
                note = "if it is the ID of the group: derive `Id` on it, and add `#[group(group_id)]`",
                note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`",
                note = "to send the value's `Display` text, add `#[group(display)]` to the field",
                note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@Text $Marker:ident, $name:literal, $message:literal, $meaning:literal $(, $more:literal)?) => {
        markers! {
            @marker $Marker, $name, Text, write_text;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected text, such as `String` or `&str`",
                note = $meaning,
                $(note = $more,)?
                note = "to send the value's `Display` text, add `#[group(display)]` to the field",
                note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
                note = "for an enum or a newtype of your own, add `#[derive(group_core::Text)]` to it",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@Count $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Count, write_count;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected an integer such as `u32`, or text",
                note = $meaning,
                note = "to send the value's `Display` text, add `#[group(display)]` to the field",
                note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
                note = "for a newtype of an integer, add `#[derive(group_core::Count)]` to it",
                note = "for an enum, such as one of size bands, add `#[derive(group_core::Text)]` to it",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@Date $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Date, write_date;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected a date or an instant",
                note = $meaning,
                note = "for a newtype of a date, add `#[derive(group_core::Date)]` to it",
                note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
                note = "for text, use `group_core::IsoDate`, which is checked to be a date in ISO-8601",
                note = "for an integer of seconds or milliseconds since 1970, use `with = group_core::with::unix_seconds` or `unix_millis`",
                note = "`jiff::Timestamp`, `jiff::ZonedDateTime`, `jiff::civil::Date` of jiff 1 and `std::time::SystemTime` are dates with the \
            Cargo feature `jiff1` of `group-core`, which is on by default",
    note = "`chrono::DateTime` and `chrono::NaiveDate` of chrono 0.4 are dates with the feature `chrono04`",
    note = "`time::OffsetDateTime`, `time::UtcDateTime` and `time::Date` of time 0.3 are dates with the feature `time03`",
    note = "`bson::DateTime` of bson 2 or 3 is a date with the feature `bson2` or `bson3`",
                note = "a type of one of these names may be of another version of its crate, which `cargo tree -i jiff` shows for `jiff`",
                note = "a date-time without an offset names no instant: give it one with `.and_utc()` of `chrono`, `.assume_utc()` of `time` \
                        or `.to_zoned_datetime(TimeZone::UTC)` of `jiff`",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@Address $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Address, write_address;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected an address, such as `group_core::PostalAddress`",
                note = $meaning,
                note = "for a struct of your own, add `#[derive(group_core::Address)]` to it",
                note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
                note = "for text, use `with = group_core::with::street`",
                note = "for parts in columns of their own, add `#[group(address = \"city\")]` and the like to them",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@returned Text Id, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker Id, $name, OptionalId, write_id;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected a function that returns an ID, such as `String` or `u64`",
                note = $meaning,
                note = "for a newtype of an ID, add `#[derive(group_core::Id)]` to it, in place of `Text` if it derives that",
                note = "`uuid::Uuid` of uuid 1 is an ID with the Cargo feature `uuid1` of `group-core`, and `bson::oid::ObjectId` of bson 2 or 3 with \
            `bson2` or `bson3`",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@returned Text $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Text, write_text;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected a function that returns text, such as `String` or `&str`",
                note = $meaning,
                note = "for an enum or a newtype of your own, add `#[derive(group_core::Text)]` to it",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@returned Count $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Count, write_count;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected a function that returns an integer such as `u32`, or text",
                note = $meaning,
                note = "for a newtype of an integer, add `#[derive(group_core::Count)]` to it",
                note = "for an enum, such as one of size bands, add `#[derive(group_core::Text)]` to it",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@returned Date $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Date, write_date;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected a function that returns a date or an instant",
                note = $meaning,
                note = "for text, return what `group_core::IsoDate::parse` makes of it, a `Result`",
                note = "for an integer of seconds or milliseconds since 1970, name `group_core::with::unix_seconds` or `unix_millis` in place of the \
            function",
                note = "for a newtype of a date, add `#[derive(group_core::Date)]` to it",
                note = "dates of other crates are dates with a Cargo feature of `group-core`, for one version of the crate: `jiff1`, `chrono04`, \
            `time03`, `bson2` or `bson3`",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@returned Address $Marker:ident, $name:literal, $message:literal, $meaning:literal) => {
        markers! {
            @marker $Marker, $name, Address, write_address;
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected a function that returns an address, such as `group_core::PostalAddress`",
                note = $meaning,
                note = "for the text of a street, name `group_core::with::street` in place of the function",
                note = "for a struct of your own, add `#[derive(group_core::Address)]` to it",
                note = "if the field means something else, give it another name with `#[group(rename = \"…\")]`"
            )]
        }
    };
    (@marker $Marker:ident, $name:literal, $Kind:ident, $write:ident; $(#[$diagnostic:meta])*) => {
        #[doc = concat!("The reserved trait `", $name, "`. Every [`", stringify!($Kind), "`](crate::", stringify!($Kind), ") has it.")]
        $(#[$diagnostic])*
        pub trait $Marker {
            /// Writes the trait under the spec's own spelling.
            #[doc(hidden)]
            #[inline]
            fn write(&self, sink: &mut impl Sink) {
                self.write_as(&Key { name: $name, json: concat!(",\"", $name, "\":") }, sink);
            }

            /// Writes the trait under the name that the user gave it.
            #[doc(hidden)]
            fn write_as(&self, key: &Key, sink: &mut impl Sink);
        }

        #[diagnostic::do_not_recommend]
        impl<T: value::$Kind + ?Sized> $Marker for T {
            #[inline]
            fn write_as(&self, key: &Key, sink: &mut impl Sink) {
                $write(self, key, sink);
            }
        }
    };
}

markers! {
    Address: Address, "address",
        "the reserved trait `address` must be an address, not `{Self}`",
        "the spec reserves `address` for the postal address of the group";
    Avatar: Text, "avatar",
        "the reserved trait `avatar` must be a String, not `{Self}`",
        "the spec reserves `avatar` for the URL of an image that stands for the group",
        "`url::Url` of url 2 is text with the Cargo feature `url2` of `group-core`";
    CreatedAt: Date, "createdAt",
        "the reserved trait `createdAt` must be a date, not `{Self}`",
        "the spec reserves `createdAt` for the date on which the group's account was created";
    Description: Text, "description",
        "the reserved trait `description` must be a String, not `{Self}`",
        "the spec reserves `description` for a description of the group";
    Email: Text, "email",
        "the reserved trait `email` must be a String, not `{Self}`",
        "the spec reserves `email` for the email address of the group";
    Employees: Count, "employees",
        "the reserved trait `employees` must be a whole number or a String, not `{Self}`",
        "the spec reserves `employees` for the number of people who work for the group";
    Id: Text, "id",
        "the reserved trait `id` must be text, an integer, a UUID or an ObjectId, not `{Self}`",
        "the spec reserves `id` for the unique ID of the group in your database";
    Industry: Text, "industry",
        "the reserved trait `industry` must be a String, not `{Self}`",
        "the spec reserves `industry` for the industry that the group is part of";
    Name: Text, "name",
        "the reserved trait `name` must be a String, not `{Self}`",
        "the spec reserves `name` for the name of the group";
    Phone: Text, "phone",
        "the reserved trait `phone` must be a String, not `{Self}`",
        "the spec reserves `phone` for the phone number of the group";
    Website: Text, "website",
        "the reserved trait `website` must be a String, not `{Self}`",
        "the spec reserves `website` for the website of the group",
        "`url::Url` of url 2 is text with the Cargo feature `url2` of `group-core`";
    Plan: Text, "plan",
        "the reserved trait `plan` must be a String, not `{Self}`",
        "the spec reserves `plan` for the plan that the group is on";
}

#[inline]
fn write_text(value: &(impl Text + ?Sized), key: &Key, sink: &mut impl Sink) {
    match value.text() {
        Update::Keep => {}
        Update::Set(text) => sink.text(key, &text),
        Update::Clear => sink.entry(key, &()),
    }
}

#[inline]
fn write_id(value: &(impl OptionalId + ?Sized), key: &Key, sink: &mut impl Sink) {
    match value.optional_id() {
        Update::Keep => {}
        Update::Set(text) => sink.text(key, &text),
        Update::Clear => sink.entry(key, &()),
    }
}

#[inline]
fn write_count(value: &(impl Count + ?Sized), key: &Key, sink: &mut impl Sink) {
    match value.count() {
        Update::Keep => {}
        Update::Set(count) => sink.entry(key, &count),
        Update::Clear => sink.entry(key, &()),
    }
}

#[inline]
pub(crate) fn write_date(value: &(impl Date + ?Sized), key: &Key, sink: &mut impl Sink) {
    match value.date() {
        Ok(Update::Keep) => {}
        Ok(Update::Set(date)) => sink.date(key, &date),
        Ok(Update::Clear) => sink.entry(key, &()),
        Err(source) => sink.fail(WriteError::Date { name: key.name.to_owned(), source }),
    }
}

#[inline]
fn write_address(value: &(impl value::Address + ?Sized), key: &Key, sink: &mut impl Sink) {
    match value.address() {
        Update::Keep => {}
        Update::Set(address) if address.is_empty() => {}
        Update::Set(address) => sink.entry(key, &address),
        Update::Clear => sink.entry(key, &()),
    }
}
