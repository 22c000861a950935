use std::{
    borrow::Cow,
    num::{
        NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
        NonZeroU64, NonZeroU128, NonZeroUsize,
    },
};

use serde_core::{Serialize, Serializer};

use super::{Text, Update};

/// A value that is sent as a whole JSON number, or as text: what the reserved trait `employees` takes.
///
/// The spec's table calls `employees` a String, and its payloads send a number. So every integer type (and its `NonZero`
/// form) goes out as a number, and every text type as a string, such as the size band `11-50`.
///
/// An integer is written as it is, however large. A receiver that reads JSON numbers as `f64`, as JavaScript does, rounds
/// those beyond 2^53 - 1, and a `serde_json::Value` takes none of more than 64 bits: `serde_json::to_value` is an error there.
///
/// `#[derive(Text)]` makes a type a count as well. For a newtype of an integer, derive it with `#[derive(Count)]`. By hand it
/// is one method:
///
/// ```
/// use group_core::{Count, CountValue, Update};
///
/// struct Headcount { offices: Vec<u32> }
///
/// impl Count for Headcount {
///     fn count(&self) -> Update<CountValue<'_>> {
///         Update::Set(self.offices.iter().sum::<u32>().into())
///     }
/// }
/// # assert_eq!(Headcount { offices: vec![1, 2] }.count(), Update::Set(3.into()));
/// ```
///
/// For a type whose [`Text`] is written by hand, it is `self.text().map(CountValue::Text)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a whole number nor text",
    label = "expected an integer such as `u32`, or text",
    note = "for a newtype of an integer, add `#[derive(group_core::Count)]` to it",
    note = "for an enum of unit variants, add `#[derive(group_core::Text)]` to it"
)]
pub trait Count {
    /// The number or text to send, or whether to leave it out or to send `null`.
    fn count(&self) -> Update<CountValue<'_>>;
}

/// What a [`Count`] sends: an integer of any size, or text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CountValue<'a> {
    /// An integer, sent as a JSON number.
    Integer(i128),
    /// An integer beyond the largest `i128`, sent as a JSON number.
    Huge(u128),
    /// Text, sent as a JSON string.
    Text(Cow<'a, str>),
}

/// Every integer in the smallest type of serde that holds it, since few formats know 128 bits.
impl Serialize for CountValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) => match (u64::try_from(*number), i64::try_from(*number)) {
                (Ok(number), _) => serializer.serialize_u64(number),
                (_, Ok(number)) => serializer.serialize_i64(number),
                _ => serializer.serialize_i128(*number),
            },
            Self::Huge(number) => serializer.serialize_u128(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

macro_rules! integers_count {
    ($($Integer:ident $NonZero:ident: $value:expr;)*) => {
        $(
            impl From<$Integer> for CountValue<'_> {
                fn from(number: $Integer) -> Self {
                    $value(number)
                }
            }

            #[diagnostic::do_not_recommend]
            impl Count for $Integer {
                #[inline]
                fn count(&self) -> Update<CountValue<'_>> {
                    Update::Set((*self).into())
                }
            }

            #[diagnostic::do_not_recommend]
            impl Count for $NonZero {
                #[inline]
                fn count(&self) -> Update<CountValue<'_>> {
                    Update::Set(self.get().into())
                }
            }
        )*
    };
}

integers_count! {
    i8 NonZeroI8: integer;
    i16 NonZeroI16: integer;
    i32 NonZeroI32: integer;
    i64 NonZeroI64: integer;
    i128 NonZeroI128: integer;
    u8 NonZeroU8: integer;
    u16 NonZeroU16: integer;
    u32 NonZeroU32: integer;
    u64 NonZeroU64: integer;
    u128 NonZeroU128: huge;
    // No `From` leads from these to 128 bits, although they fit on every platform.
    isize NonZeroIsize: |number| integer(number as i128);
    usize NonZeroUsize: |number| huge(number as u128);
}

fn integer<'a>(number: impl Into<i128>) -> CountValue<'a> {
    CountValue::Integer(number.into())
}

fn huge<'a>(number: u128) -> CountValue<'a> {
    i128::try_from(number).map_or(CountValue::Huge(number), CountValue::Integer)
}

impl<'a> From<&'a str> for CountValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<Cow<'a, str>> for CountValue<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for CountValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

/// One by one: `impl<T: Text> Count for T` would collide with the wrappers.
macro_rules! text_counts {
    ($($(#[$attribute:meta])* $Text:ty),*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl Count for $Text {
                #[inline]
                fn count(&self) -> Update<CountValue<'_>> {
                    count_of_text(self)
                }
            }
        )*
    };
}

/// Text as a count: what the derive of [`Text`] writes.
pub fn count_of_text(text: &(impl Text + ?Sized)) -> Update<CountValue<'_>> {
    text.text().map(CountValue::Text)
}

text_counts!(
    str,
    String,
    char,
    #[cfg(feature = "uuid")]
    uuid::Uuid,
    #[cfg(feature = "url")]
    url::Url,
    #[cfg(feature = "bson")]
    bson::oid::ObjectId
);

wrappers_pass_on!(Count::count -> Update<CountValue<'_>>, Update::Keep, Update::Clear);
