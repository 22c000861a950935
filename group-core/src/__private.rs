//! Everything that generated code names, and nothing else: it must not rely on what is in the user's scope.

pub use std::{borrow::Cow, fmt::Display, marker::Sized, result::Result};

pub use crate::{
    Address, AddressValue, Count, CountValue, Date, DateError, DateValue, Displayed, DisplayedId, Flatten, GroupId,
    GroupTraits, HasGroupId, HoldsCount, HoldsDate, HoldsText, Id, IntoId, OwnTrait, PackedField, Part, Text, Update,
    conversion::Function,
    into_owned::IntoOwned,
    kind::count_of_text,
    reserved,
    shape::{Flattened, NoShape, Shape, ShapeOf, check_flattened},
    sink::{Key, Sink},
};

/// Text, with a name of its own as `str` could be another type in the user's scope.
pub type CowStr<'a> = Cow<'a, str>;
