use std::fmt::{self, Display};

use group_spec::{ADDRESS_KEYS, AddressKey, ReservedTrait};

use super::list;

/// A mistake in the name of a trait, a key or a text.
#[derive(Clone, Copy)]
pub(crate) enum NameMistake<'a> {
    SentTwice { name: &'a str, first: &'a str },
    Near { name: &'a str, reserved: ReservedTrait },
    CustomReserved { reserved: ReservedTrait },
    DisplayOfNoText { reserved: ReservedTrait },
    HiddenFromSerde { name: &'a str, key: &'a str },
    SecondGroupId { first: &'a str },
    NotAnAddressKey { name: &'a str, near: Option<AddressKey> },
    SameText { text: &'a str, first: &'a str },
}

impl Display for NameMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::SentTwice { name, first } => write!(
                f,
                "the trait `{name}` is sent twice: the field `{first}` is the same trait\n\
                 names are compared without case, `_`, `-`, `.` and spaces: rename or skip one of the two"
            ),
            Self::Near { name, reserved } => {
                let (canonical, meaning) = (reserved.name(), reserved.description());
                write!(
                    f,
                    "the trait `{name}` looks like a misspelling of the reserved trait `{canonical}`\n\
                     the spec reserves `{canonical}` for {meaning}\n\
                     if that is meant, correct the name; if it is a trait of your own, add `#[group(custom)]`"
                )
            }
            Self::CustomReserved { reserved } => {
                let (canonical, meaning) = (reserved.name(), reserved.description());
                write!(
                    f,
                    "the reserved trait `{canonical}` cannot be `custom`\n\
                     the spec reserves `{canonical}` for {meaning}\n\
                     if something else is meant, give it another name with `#[group(rename = \"…\")]`"
                )
            }
            Self::DisplayOfNoText { reserved } => write!(
                f,
                "the reserved trait `{0}` is not text, so `display` cannot send it\n\
                 convert it with `#[group(with = path::to::function)]`",
                reserved.name()
            ),
            Self::HiddenFromSerde { name, key } => write!(
                f,
                "the field `{name}` is hidden from serde by `{key}`, and would be sent as a trait\n\
                 add `#[group(skip)]` to hide it here too, or `#[group(rename = \"{name}\")]` to send it"
            ),
            Self::SecondGroupId { first } => {
                write!(f, "a group has one ID, and the field `{first}` is marked as it: remove one of the two")
            }
            Self::NotAnAddressKey { name, near } => {
                write!(f, "`{name}` is not a key of an address")?;
                if let Some(near) = near {
                    write!(f, ": did you mean `{}`?", near.name())?;
                }
                f.write_str("\nthe spec allows ")?;
                list(f, ADDRESS_KEYS.iter().map(|key| format!("`{}`", key.name())))?;
                f.write_str(", in any spelling\nadd `#[group(rename = \"…\")]` to send it under one of them, or `#[group(skip)]` to leave it out")
            }
            Self::SameText { text, first } => write!(
                f,
                "this variant is sent as `{text}`, like the variant `{first}`\n\
                 give one of the two another text with `#[group(rename = \"…\")]`"
            ),
        }
    }
}
