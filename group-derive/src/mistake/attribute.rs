use std::fmt::{self, Display};

use super::list;
use crate::{
    key::{Key, Place},
    name::{CASES, Case},
};

/// A mistake in a `#[group(…)]`.
#[derive(Clone, Copy)]
pub(crate) enum AttributeMistake<'a> {
    NoList { place: &'a Place },
    NotAKey { place: &'a Place },
    UnknownKey { key: &'a str, place: &'a Place },
    Misplaced { key: Key, place: &'a Place },
    NoValue { key: Key },
    WrongValue { key: Key },
    Closure,
    UnneededValue { key: Key },
    Repeated { key: Key },
    Conflict { key: Key, with: Key },
    FlattenedIntoItself,
    AppendOfTrait,
    NothingToAppendTo { key: &'a str },
    OtherWithoutText,
    DisplayOfSkipped,
    SecondOther { first: &'a str },
    Blank { key: Key },
    NotAPath,
    NotACase { found: &'a str },
    NoComma { next: &'a str },
    NoSchemaFeature,
}

impl Display for AttributeMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoList { place } => write!(f, "expected a list in parentheses: `#[group(…)]`\n{place}"),
            Self::NotAKey { place } => write!(f, "expected the name of an attribute\n{place}"),
            Self::UnknownKey { key, place } => {
                write!(f, "unknown attribute `{key}`")?;
                if let Some(near) = place.nearest(key) {
                    write!(f, ": did you mean `{}`?", near.sample())?;
                }
                write!(f, "\n{place}")
            }
            Self::Misplaced { key, place } => write!(f, "`{}` is not allowed here\n{place}", key.name()),
            Self::NoValue { key } => write!(f, "`{}` needs a value: write `{}`", key.name(), key.sample()),
            Self::WrongValue { key } => {
                write!(f, "the value of `{}` must be {}: write `{}`", key.name(), key.value(), key.sample())
            }
            Self::Closure => {
                write!(f, "a closure is not taken in `with`: write a function, and name it: `{}`", Key::With.sample())
            }
            Self::UnneededValue { key } => write!(f, "`{}` takes no value: write `{}`", key.name(), key.sample()),
            Self::Repeated { key } => write!(f, "`{}` is given twice: remove one of the two", key.name()),
            Self::Conflict { key, with } => {
                let why = match with {
                    Key::Skip => "what is skipped is not sent",
                    Key::Flatten => "the traits of a flattened field keep their own names and types",
                    Key::GroupId => "the group ID is not a trait",
                    Key::Address => "a part of the address is no trait of its own",
                    Key::Rename => "a variant has one text, or every other",
                    _ => "a value is converted one way or the other",
                };
                write!(f, "`{}` cannot be combined with `{}`: {why}\nremove one of the two", key.name(), with.name())
            }
            Self::FlattenedIntoItself => f.write_str(
                "a struct cannot be flattened into itself: its traits would have no end\n\
                 to send the value as one trait, remove `flatten`\n\
                 to leave the field out, write `skip` instead",
            ),
            Self::AppendOfTrait => f.write_str(
                "`append` adds text to a part of the address, and this field is none\n\
                 write `#[group(address = \"street\", append)]`",
            ),
            Self::NothingToAppendTo { key } => write!(
                f,
                "there is no text of the key `{key}` that this could be appended to\n\
                 remove `append`, or give the field with the first line the key `{key}`"
            ),
            Self::OtherWithoutText => f.write_str(
                "`other` is for a variant that holds any other text\n\
                 give it one unnamed field with the text: `Other(String)`",
            ),
            Self::DisplayOfSkipped => f.write_str("`display` has no effect, as the variant is left out: remove it"),
            Self::SecondOther { first } => {
                write!(f, "`{first}` stands for every other text already: remove `other` from one of the two variants")
            }
            Self::Blank { key } => {
                write!(f, "the value of `{}` is blank: write `{}`", key.name(), key.sample())
            }
            Self::NotAPath => write!(
                f,
                "the value of `crate` must be the path of `group_core`, as `use` would take it: write `{}`",
                Key::Crate.sample()
            ),
            Self::NotACase { found } => {
                write!(f, "unknown case `{found}`")?;
                if let Some(near) = Case::nearest(found) {
                    write!(f, ": did you mean `{near}`?")?;
                }
                f.write_str("\nallowed in `rename_all`: ")?;
                list(f, CASES.iter().map(|(name, _)| format!("`{name}`")))
            }
            Self::NoSchemaFeature => f.write_str(
                "`schema` needs the Cargo feature `schema` of `group-core`\n\
                 add `schema` to the features of `group-core` in `Cargo.toml`",
            ),
            Self::NoComma { next } => write!(f, "a comma is missing before `{next}`"),
        }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "allowed {}: ", self.what)?;
        list(f, self.keys.iter().map(|key| format!("`{}`", key.sample())))
    }
}
