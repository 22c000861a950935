use std::fmt::{self, Display};

use group_spec::{ADDRESS_KEYS, AddressKey, Kind, ReservedTrait};

use super::list;
use crate::key::Key;

/// A mistake in the name of a trait, a key or a text.
#[derive(Clone, Copy)]
pub(crate) enum NameMistake<'a> {
    Blank { field: &'a str, is_given: bool },
    Secret { name: &'a str, beside: Option<Key> },
    SentTwice { name: &'a str, first: &'a str },
    Near { name: &'a str, reserved: ReservedTrait },
    CustomReserved { reserved: ReservedTrait },
    DisplayOfNoText { reserved: ReservedTrait },
    DateOfReserved { reserved: ReservedTrait },
    PartBesideAddress { whole: &'a str },
    AddressBesidePart { part: &'a str },
    FlattenedInAddress { field: &'a str },
    SecondGroupId { first: &'a str },
    NotAnAddressKey { name: &'a str, near: Option<AddressKey>, is_column: bool },
    KeyTwice { key: AddressKey, first: &'a str, is_column: bool },
    SameText { text: &'a str, first: &'a str },
}

impl Display for NameMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Blank { is_given: true, .. } => f.write_str(
                "this name is blank, and a trait needs a name\n\
                 give it one with `#[group(rename = \"…\")]`, or leave it out with `#[group(skip)]`",
            ),
            Self::Blank { field, is_given: false } => write!(
                f,
                "nothing is left of the name `{field}` in this `rename_all`, and a trait needs a name\n\
                 give it one with `#[group(rename = \"…\")]`, or leave it out with `#[group(skip)]`"
            ),
            Self::SentTwice { name, first } => write!(
                f,
                "the trait `{name}` is sent twice: the field `{first}` is the same trait\n\
                 names are compared without case, `_`, `-`, `.` and spaces\n\
                 rename one of the two with `#[group(rename = \"…\")]`, or leave it out with `#[group(skip)]`"
            ),
            Self::Near { name, reserved } => {
                let (canonical, meaning) = (reserved.name(), reserved.description());
                write!(
                    f,
                    "`{name}` looks like a misspelling of the reserved trait `{canonical}`\n\
                     the spec reserves `{canonical}` for {meaning}\n\
                     if that is meant, correct the name, or add `#[group(rename = \"{canonical}\")]`\n\
                     if it is a custom trait, add `#[group(custom)]`"
                )
            }
            Self::CustomReserved { reserved } => {
                let (canonical, meaning) = (reserved.name(), reserved.description());
                write!(
                    f,
                    "the reserved trait `{canonical}` cannot be `custom`\n\
                     the spec reserves `{canonical}` for {meaning}\n\
                     if that is meant, remove `custom`\n\
                     if something else is meant, give it another name with `#[group(rename = \"…\")]`"
                )
            }
            Self::DisplayOfNoText { reserved } => {
                let kind = if reserved.kind() == Kind::Date { "a date" } else { "an address" };
                write!(
                    f,
                    "the reserved trait `{}` must be {kind}, and `display` makes text of it\n\
                     remove `display`, or convert the value with `#[group(with = path::to::function)]`",
                    reserved.name()
                )
            }
            Self::DateOfReserved { reserved } => write!(
                f,
                "`date` is for custom traits, and `{name}` is a reserved trait, whose type the spec fixes\n\
                 remove `date`, or give the trait another name with `#[group(rename = \"…\")]`",
                name = reserved.name()
            ),
            Self::PartBesideAddress { whole } => write!(
                f,
                "the trait `address` is sent twice: the field `{whole}` is the whole address, and this is a part of it\n\
                 leave one of the two out with `#[group(skip)]`, or give the field `{whole}` another name with `#[group(rename = \"…\")]`"
            ),
            Self::AddressBesidePart { part } => write!(
                f,
                "the trait `address` is sent twice: the field `{part}` is a part of it, and this is the whole address\n\
                 leave one of the two out with `#[group(skip)]`, or give this one another name with `#[group(rename = \"…\")]`"
            ),
            Self::FlattenedInAddress { field } => write!(
                f,
                "an address has no parts inside of others, and `#[serde(flatten)]` puts the fields of `{field}` in its place\n\
                 write the parts as fields of this struct\n\
                 to leave the field out, add `#[group(skip)]`"
            ),
            Self::Secret { name, beside } => {
                write!(f, "by its name, `{name}` is a secret, and it would be sent\nto leave the field out, ")?;
                match beside {
                    Some(word) => write!(f, "write `#[group(skip)]` in place of `{}`", word.name())?,
                    None => f.write_str("add `#[group(skip)]`")?,
                }
                if beside != Some(Key::Address) {
                    f.write_str("\nif it is no secret, add `#[group(custom)]`")?;
                }
                if beside != Some(Key::Display) {
                    f.write_str("\nto send what a function makes of it, add `#[group(with = path::to::function)]`")?;
                }
                Ok(())
            }
            Self::SecondGroupId { first } => {
                write!(f, "a group has one ID, and the field `{first}` is marked as it: remove one of the two")
            }
            Self::NotAnAddressKey { name, near, is_column } => not_an_address_key(f, name, near, is_column),
            Self::KeyTwice { key, first, is_column } => {
                let word = if is_column { "address" } else { "rename" };
                let name = key.name();
                writeln!(f, "the key `{name}` is sent twice: the field `{first}` is the same key")?;
                if key == AddressKey::Street {
                    writeln!(f, "to add this text to that one, add `#[group({word} = \"{name}\", append)]`")?;
                }
                f.write_str("leave one of the two out with `#[group(skip)]`")
            }
            Self::SameText { text, first } => write!(
                f,
                "this variant is sent as `{text}`, like the variant `{first}`\n\
                 give one of the two another text with `#[group(rename = \"…\")]`"
            ),
        }
    }
}

fn not_an_address_key(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    near: Option<AddressKey>,
    is_column: bool,
) -> fmt::Result {
    write!(f, "`{name}` is not a key of an address")?;
    if let Some(near) = near {
        write!(f, ": did you mean `{}`?", near.name())?;
    }
    f.write_str("\nthe spec allows ")?;
    list(f, ADDRESS_KEYS.iter().map(|key| format!("`{}`", key.name())))?;
    f.write_str(", in any spelling")?;
    let key = near.map_or("…", AddressKey::name);
    if is_column {
        return write!(f, "\nto send it under one of them, write `#[group(address = \"{key}\")]`");
    }
    write!(f, "\nto send it under one of them, add `#[group(rename = \"{key}\")]`")?;
    if near.is_none() {
        f.write_str("\nto add it to the street, add `#[group(rename = \"street\", append)]`")?;
    }
    f.write_str("\nto leave it out, add `#[group(skip)]`")
}
