//! The parts of an address as bounds: one marker for each key, so that the compiler's answer can name the key.

use std::borrow::Cow;

use crate::value::{Text, Update};

macro_rules! parts {
    ($($Key:ident, $message:literal;)*) => {
        $(
            /// The value of the key.
            #[diagnostic::on_unimplemented(
                message = $message,
                label = "expected text, such as `String` or `&str`",
                note = "to send the value's `Display` text, add `#[group(display)]` to the field",
                note = "to send what a function makes of it, add `#[group(with = path::to::function)]`; in an `Address` struct, the function cannot fail",
                note = "for an enum or a newtype of your own, add `#[derive(group_core::Text)]` to it"
            )]
            pub trait $Key {
                /// The text, borrowed from the address.
                fn sent_text(&self) -> Update<Cow<'_, str>>;
            }

            #[diagnostic::do_not_recommend]
            impl<T: Text + ?Sized> $Key for T {
                #[inline]
                fn sent_text(&self) -> Update<Cow<'_, str>> {
                    Text::text(self)
                }
            }
        )*
    };
}

parts! {
    City, "the key `city` of an address must be a String, not `{Self}`";
    Country, "the key `country` of an address must be a String, not `{Self}`";
    PostalCode, "the key `postalCode` of an address must be a String, not `{Self}`";
    State, "the key `state` of an address must be a String, not `{Self}`";
    Street, "the key `street` of an address must be a String, not `{Self}`";
}

/// The text with more of it after a comma. What is blank or absent is not added, and stands alone where there is no first text.
#[must_use]
pub fn appended<'a>(text: Update<Cow<'a, str>>, more: Update<Cow<'a, str>>) -> Update<Cow<'a, str>> {
    match (text, more) {
        (text, Update::Set(more)) if group_spec::is_blank(&more) => text,
        (Update::Set(text), Update::Set(more)) if !group_spec::is_blank(&text) => {
            Update::Set(Cow::Owned(format!("{text}, {more}")))
        }
        (_, Update::Set(more)) => Update::Set(more),
        (text, Update::Keep | Update::Clear) => text,
    }
}
