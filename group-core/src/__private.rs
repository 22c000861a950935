//! Everything that generated code names, and nothing else: it must not rely on what is in the user's scope.

pub use std::{borrow::Cow, default::Default, fmt::Display, marker::Sized, option::Option, result::Result};

#[cfg(feature = "schema")]
pub use crate::schema::traits::{CustomSchema, DescribeTraits, FlattenSchema, Property, TraitsSchema};
pub use crate::{
    derived::{
        bounds::{Flatten, GroupId, HoldsCount, HoldsDate, HoldsText, PackedField, Part},
        conversion::{Function, IntoOwned},
        display::{Displayed, DisplayedId},
        flatten_check::{NoShape, ShapeOf, check_flattened},
    },
    traits::{
        CustomTrait, GroupTraits, HasGroupId, reserved,
        shape::{Flattened, Shape},
        sink::{Key, Sink},
    },
    value::{
        Address, AddressValue, Count, CountValue, Date, DateError, DateValue, Id, IntoId, Text, Update, count_of_text,
        writes::{
            AddressWrites, AsAddress, AsCount, AsDate, AsId, AsText, Describe, Returned, ReturnedAs, TextDoes,
            Undescribed, UndescribedReturn, Writes, WritesOf,
        },
    },
};
pub use group_spec::ReservedTrait;

/// Text, with a name of its own as `str` could be another type in the user's scope.
pub type CowStr<'a> = Cow<'a, str>;
