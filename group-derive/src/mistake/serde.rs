use std::fmt::{self, Display};

use crate::key::Key;

/// A word of serde whose effect the derive cannot have, or that leaves one of `#[group(…)]` without an effect.
#[derive(Clone, Copy)]
pub(crate) enum SerdeMistake<'a> {
    Hidden { field: &'a str, key: Key, serde: &'a str },
    HiddenVariant { variant: &'a str, serde: &'a str },
    Flattened { field: &'a str, key: Key },
    Function { what: &'a str, rename: Option<&'a str> },
    FunctionOfVariant { variant: &'a str },
    UntaggedUnit { variant: &'a str },
    Form { word: &'a str, derive: &'a str },
    FormOfText { word: &'a str },
}

impl Display for SerdeMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Hidden { field, key, serde } => write!(
                f,
                "`#[serde({serde})]` leaves out the field `{field}`, so that `{key}` has no effect\n\
                 to leave the field out, remove `{key}`\n\
                 to send it all the same, add `#[group(rename = \"…\")]`",
                key = key.name()
            ),
            Self::HiddenVariant { variant, serde } => write!(
                f,
                "`#[serde({serde})]` leaves out the variant `{variant}`, so that `other` has no effect\n\
                 remove one of the two"
            ),
            Self::Flattened { field, key } => write!(
                f,
                "`#[serde(flatten)]` sends the traits of the field `{field}` in its place, so that `{key}` has no effect\n\
                 to send them, remove `{key}`\n\
                 to send the field as one trait, add `#[group(rename = \"…\")]`",
                key = key.name()
            ),
            Self::Function { what, rename } => {
                write!(
                    f,
                    "a function of serde writes this field, and may write something else than {what}\n\
                     to send what a function makes of the field, add `#[group(with = path::to::function)]`\n\
                     to send its `Display` text, add `#[group(display)]`"
                )?;
                if let Some(name) = rename {
                    write!(f, "\nto send the field as it is, add `#[group(rename = \"{name}\")]`")?;
                }
                f.write_str("\nto leave it out, add `#[group(skip)]`")
            }
            Self::FunctionOfVariant { variant } => write!(
                f,
                "a function of serde writes the variant `{variant}`, and `Text` sends a variant by its name\n\
                 to send it by its name, add `#[group(rename = \"…\")]`"
            ),
            Self::UntaggedUnit { variant } => write!(
                f,
                "serde writes the variant `{variant}` as `null`, and `Text` sends text\n\
                 to send it by its name, add `#[group(rename = \"…\")]`"
            ),
            Self::Form { word, derive } => write!(
                f,
                "by `#[serde({word})]`, serde writes something else than the fields of this struct, and `{derive}` sends its fields\n\
                 derive `{derive}` on a struct without `{word}`, and convert into it with `From` where the call is made"
            ),
            Self::FormOfText { word } => write!(
                f,
                "by `#[serde({word})]`, serde writes something else than the names of the variants, and `Text` sends their names\n\
                 remove `{word}`, or implement `group_core::Text` by hand: it is one method"
            ),
        }
    }
}
