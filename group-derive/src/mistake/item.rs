use std::fmt::{self, Display};

/// A mistake in what is derived on.
#[derive(Clone, Copy)]
pub(crate) enum ItemMistake<'a> {
    NotAStruct { item: &'a str, derive: &'a str },
    Enum { name: &'a str, variants: &'a [String] },
    TupleStruct { derive: &'a str },
    NotText,
    NotANewtype { derive: &'a str },
    VariantWithData { variant: &'a str },
    NoNamesToRename,
}

impl Display for ItemMistake<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NotAStruct { item, derive } => {
                write!(f, "`{derive}` is for a struct with named fields, not for {item}")
            }
            Self::Enum { name, variants } => {
                write!(
                    f,
                    "`GroupTraits` is for a struct with named fields, not for an enum\n\
                     derive it on the struct inside each variant, and choose where the call is made:\n    \
                     match value {{"
                )?;
                for variant in variants {
                    write!(f, "\n        {name}::{variant}(traits) => Group::new(identity, id, traits)?.to_json(),")?;
                }
                f.write_str("\n    }")
            }
            Self::TupleStruct { derive } => write!(
                f,
                "`{derive}` is for a struct with named fields, not for a tuple struct\n\
                 every trait is sent under the name of its field: give the fields names"
            ),
            Self::NotText => f.write_str(
                "`Text` is for an enum of unit variants, or a struct with one field that is text\n\
                 for any other type, implement `group_core::Text` by hand: it is one method",
            ),
            Self::NotANewtype { derive } => write!(
                f,
                "`{derive}` is for a struct with one field\n\
                 add `#[group(skip)]` to fields that are not part of the value, or implement `group_core::{derive}` by hand"
            ),
            Self::VariantWithData { variant } => write!(
                f,
                "the variant `{variant}` holds data, and `Text` sends a variant by its name alone\n\
                 make it a unit variant, or implement `group_core::Text` by hand: it is one method"
            ),
            Self::NoNamesToRename => f.write_str("`rename_all` is for names, and this struct sends none: remove it"),
        }
    }
}
