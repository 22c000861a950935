use std::fmt::{self, Display};

use syn::{Fields, Ident, Token, Variant, punctuated::Punctuated};

/// A mistake in what is derived on.
#[derive(Clone, Copy)]
pub(crate) enum ItemMistake<'a> {
    NotAStruct { item: &'a str, derive: &'a str },
    Enum { name: &'a Ident, variants: &'a Punctuated<Variant, Token![,]> },
    TupleStruct { derive: &'a str },
    NotText,
    EnumIsText { derive: &'a str },
    NotANewtype { derive: &'a str },
    VariantWithData { variant: &'a str, is_one: bool },
    NoNamesToRename,
    KeysAreFixed,
    UnreadableExpression,
}

impl Display for ItemMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NotAStruct { item, derive } => write!(
                f,
                "`{derive}` is for a struct with named fields, not for {item}\n\
                 derive it on a struct that holds what is sent"
            ),
            Self::Enum { name, variants } => {
                f.write_str(
                    "`GroupTraits` is for a struct with named fields, not for an enum\n\
                     derive it on a struct inside each variant, and choose between them where the call is made:\n    \
                     match value {",
                )?;
                for Variant { ident, fields, .. } in variants {
                    let (pattern, traits) =
                        if matches!(fields, Fields::Unit) { ("", "()") } else { ("(traits)", "traits") };
                    write!(f, "\n        {name}::{ident}{pattern} => Group::new(identity, id, {traits})?.to_json()?,")?;
                }
                f.write_str("\n    }")
            }
            Self::TupleStruct { derive } => write!(
                f,
                "`{derive}` is for a struct with named fields, not for a tuple struct\n\
                 what is sent goes by the name of its field: give the fields names"
            ),
            Self::NotText => f.write_str(
                "`Text` is for an enum of unit variants, or a struct with one field that is text\n\
                 add `#[group(skip)]` to fields that are no part of the text\n\
                 for any other type, implement `group_core::Text` by hand: it is one method",
            ),
            Self::EnumIsText { derive: "Count" } => f.write_str(
                "`Count` is for a struct with one field\n\
                 derive `Text` on the enum instead: the text of a variant is a count as well, such as the band `11-50`",
            ),
            Self::EnumIsText { derive } => write!(
                f,
                "`{derive}` is for a struct with one field\n\
                 derive `Text` on the enum instead, to send the names of its variants"
            ),
            Self::NotANewtype { derive } => write!(
                f,
                "`{derive}` is for a struct with one field\n\
                 add `#[group(skip)]` to fields that are no part of the value\n\
                 for any other type, implement `group_core::{derive}` by hand: it is one method"
            ),
            Self::VariantWithData { variant, is_one } => {
                write!(f, "`{variant}` is not a unit variant, and `Text` sends a variant by its name alone")?;
                f.write_str(if is_one {
                    "\nto send the text that it holds, for any text that is no other variant, add `#[group(other)]`\nelse remove its data"
                } else {
                    "\nremove its data"
                })?;
                f.write_str(", or implement `group_core::Text` by hand: it is one method")
            }
            Self::NoNamesToRename => f.write_str("`rename_all` is for names, and this struct sends none: remove it"),
            Self::KeysAreFixed => f.write_str(
                "`rename_all` has no effect: the spec fixes the keys of an address, in any spelling\nremove it",
            ),
            Self::UnreadableExpression => f.write_str(
                "this expression is more than the derive can read\n\
                 move it into a `const`, and write the name of the `const` here",
            ),
        }
    }
}
