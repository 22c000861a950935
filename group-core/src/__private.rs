//! Everything that generated code names, and nothing else: it must not rely on what is in the user's scope.

pub use serde_core::Serializer;
pub use std::{
    borrow::Cow, clone::Clone, convert::Into, default::Default, fmt::Display, marker::Sized, option::Option,
    result::Result,
};

#[cfg(feature = "schema")]
pub use crate::schema::traits::{CustomSchema, DescribeTraits, FlattenSchema, Property, TraitsSchema};
pub use crate::{
    derived::{
        address_part::{self, appended},
        bounds::{CustomDate, Flatten, GroupId, HoldsCount, HoldsDate, HoldsId, HoldsText, OtherText, PackedField},
        conversion::{
            AnyArgument, AnyReference, ArgumentByValue, Fallible, Infallible, WholeField, With, WithinField,
            WithinPointer, fail, result_of,
        },
        display::{Displayed, DisplayedId},
        flatten_check::{NoShape, ShapeOf, check_flattened},
        into_owned::IntoOwned,
        returned,
        serialized::{FieldOf, SerializeField},
        writes_of::{Returned, ReturnedAs, Undescribed, UndescribedReturn, WritesOf},
    },
    traits::{
        CustomTrait, GroupTraits, HasGroupId, fitting, reserved,
        shape::{Flattened, Shape},
        sink::{Key, Sink},
    },
    value::{
        Address, AddressValue, Count, CountValue, Date, DateError, DateValue, Id, IntoId, OptionalId, Text, Update,
        count_of_text,
        describe::{AsAddress, AsCount, AsDate, AsId, AsText, Describe},
        writes::{AddressWrites, Writes},
    },
};
pub use group_spec::ReservedTrait;

/// The tokens as they are.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($($token:tt)*) => { $($token)* };
}
pub use crate::__expression as expression;

/// Text, with a name of its own as `str` could be another type in the user's scope.
pub type CowStr<'a> = Cow<'a, str>;
