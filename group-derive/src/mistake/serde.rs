use std::fmt::{self, Display};

use crate::key::{Key, Place};

/// A word of serde whose effect the derive cannot have, or that leaves one of `#[group(…)]` without an effect.
#[derive(Clone, Copy)]
pub(crate) enum SerdeMistake<'a> {
    Hidden { field: &'a str, key: Key, serde: &'a str, place: &'a Place },
    HiddenVariant { variant: &'a str, serde: &'a str },
    Flattened { field: &'a str, key: Key },
    Function { what: &'a str, words: &'a [Key], name: Option<&'a str> },
    FunctionOfVariant { variant: &'a str },
    FunctionOfOther { variant: &'a str },
    OnlyField { word: &'a str, derive: &'a str },
    Converted { key: Key },
    BlankText,
    UntaggedUnit { variant: &'a str },
    Form { word: &'a str, derive: &'a str },
    FormOfText { word: &'a str },
}

impl Display for SerdeMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Hidden { field, key, serde, place } => {
                write!(
                    f,
                    "`#[serde({serde})]` leaves out the field `{field}`, so that `{key}` has no effect\n\
                     to leave the field out, remove `{key}`\n",
                    key = key.name()
                )?;
                if place.keys.contains(&Key::Rename) {
                    f.write_str("to send it all the same, add `#[group(rename = \"…\")]`")
                } else {
                    write!(f, "to send it, remove `#[serde({serde})]`")
                }
            }
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
            Self::Function { what, words, name } => {
                write!(f, "a function of serde writes this field, and may write something else than {what}")?;
                for word in words {
                    let effect = match (word, name) {
                        (Key::Display, _) => "to send its `Display` text",
                        (Key::Flatten, _) => "to send its group traits as they are",
                        (Key::Rename, Some(_)) => "to send the field as it is",
                        (Key::Rename, None) => "to send the field as one trait",
                        (Key::Skip, _) => "to leave it out",
                        _ => "to send what a function makes of the field",
                    };
                    write!(f, "\n{effect}, add ")?;
                    match (word, name) {
                        (Key::Rename, Some(name)) => write!(f, "`#[group(rename = \"{name}\")]`")?,
                        (word, _) => write!(f, "`#[group({})]`", word.sample())?,
                    }
                }
                Ok(())
            }
            Self::FunctionOfVariant { variant } => write!(
                f,
                "a function of serde writes the variant `{variant}`, and `Text` sends a variant by its name\n\
                 to send it by its name, add `#[group(rename = \"…\")]`"
            ),
            Self::FunctionOfOther { variant } => write!(
                f,
                "a function of serde writes the variant `{variant}`, and may write something else than the text that it holds\n\
                 to send the `Display` text of what it holds, add `#[group(display)]` to its field: `{variant}(#[group(display)] …)`\n\
                 for any other text, implement `group_core::Text` by hand: it is one method"
            ),
            Self::OnlyField { word, derive } => write!(
                f,
                "`#[serde({word})]` leaves out the only field, so that `{derive}` has nothing to send\n\
                 remove it, or implement `group_core::{derive}` by hand: it is one method"
            ),
            Self::Converted { key } => write!(
                f,
                "`{}` has no effect: by `#[serde(into = \"…\")]`, what the enum converts into is sent\n\
                 remove one of the two",
                key.name()
            ),
            Self::BlankText => f.write_str(
                "this text is blank, and would be sent\n\
                 give the variant another with `#[group(rename = \"…\")]`, or leave it out with `#[group(skip)]`",
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
            Self::FormOfText { word: "remote" } => f.write_str(
                "by `#[serde(remote = \"…\")]`, this enum is how serde writes another type, and `Text` sends this one\n\
                 derive `Text` on an enum without `remote`, or implement `group_core::Text` by hand: it is one method",
            ),
            Self::FormOfText { word } => write!(
                f,
                "by `#[serde({word})]`, serde writes something else than the names of the variants, and `Text` sends their names\n\
                 remove `{word}`, or implement `group_core::Text` by hand: it is one method"
            ),
        }
    }
}
