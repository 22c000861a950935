use std::{
    borrow::Cow,
    fmt,
    marker::PhantomData,
    num::{
        NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
        NonZeroU64, NonZeroU128, NonZeroUsize,
    },
};

use serde_core::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess, Visitor},
};

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
/// For a type whose [`Text`] is written by hand, it is `self.text().map(CountValue::from)`.
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

/// What a [`Count`] sends: an integer of up to 128 bits, or text.
///
/// It is made from an integer or text by `From`, and read from either by serde, so that a struct of a receiver can have it:
///
/// ```
/// use group_core::CountValue;
///
/// #[derive(serde::Deserialize)]
/// struct Company {
///     employees: CountValue<'static>,
/// }
///
/// let company: Company = serde_json::from_str(r#"{"employees":329}"#)?;
/// assert_eq!(company.employees.as_u64(), Some(329));
/// let company: Company = serde_json::from_str(r#"{"employees":"329"}"#)?;
/// assert_eq!(company.employees.as_u64(), Some(329));
/// let company: Company = serde_json::from_str(r#"{"employees":"11-50"}"#)?;
/// assert_eq!((company.employees.as_u64(), company.employees.as_str()), (None, Some("11-50")));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CountValue<'a>(Form<'a>);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Form<'a> {
    Integer(i128),
    /// Beyond the largest `i128`.
    Huge(u128),
    Text(Cow<'a, str>),
}

impl CountValue<'_> {
    /// The number: an integer that fits, or text of nothing but digits that do.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match &self.0 {
            Form::Integer(number) => (*number).try_into().ok(),
            Form::Huge(_) => None,
            Form::Text(text) => digits(text)?.parse().ok(),
        }
    }

    /// The number: an integer that fits, or text of nothing but digits that do, with a minus sign or without.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Form::Integer(number) => (*number).try_into().ok(),
            Form::Huge(_) => None,
            Form::Text(text) => {
                digits(text.strip_prefix('-').unwrap_or(text))?;
                text.parse().ok()
            }
        }
    }

    /// The text, where it is text and no number.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Form::Text(text) => Some(text),
            Form::Integer(_) | Form::Huge(_) => None,
        }
    }

    /// The same count, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> CountValue<'static> {
        CountValue(match self.0 {
            Form::Integer(number) => Form::Integer(number),
            Form::Huge(number) => Form::Huge(number),
            Form::Text(text) => Form::Text(Cow::Owned(text.into_owned())),
        })
    }

    /// The integer that a JSON number stands for; none if it is not whole as it is written, or has more than 128 bits.
    pub(crate) fn from_number(number: &str) -> Option<Self> {
        let integer = number.parse().map(Form::Integer);
        integer.or_else(|_| number.parse().map(Form::Huge)).ok().map(Self)
    }
}

/// The text, if it has nothing but digits.
fn digits(text: &str) -> Option<&str> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text)
}

impl fmt::Debug for CountValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("CountValue");
        match &self.0 {
            Form::Integer(number) => tuple.field(number),
            Form::Huge(number) => tuple.field(number),
            Form::Text(text) => tuple.field(text),
        }
        .finish()
    }
}

/// Every integer in the smallest type of serde that holds it, since few formats know 128 bits.
impl Serialize for CountValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Integer(number) => match (u64::try_from(*number), i64::try_from(*number)) {
                (Ok(number), _) => serializer.serialize_u64(number),
                (_, Ok(number)) => serializer.serialize_i64(number),
                _ => serializer.serialize_i128(*number),
            },
            Form::Huge(number) => serializer.serialize_u128(*number),
            Form::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for CountValue<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberOrText(PhantomData))
    }
}

struct NumberOrText<'a>(PhantomData<&'a ()>);

impl NumberOrText<'_> {
    /// How `serde_json` hands over every number under its feature `arbitrary_precision`.
    const NUMBER: &'static str = "$serde_json::private::Number";

    /// Not the number itself, as it is somebody's data.
    fn unlike<E: de::Error>(&self, found: &str) -> E {
        E::invalid_type(de::Unexpected::Other(found), self)
    }
}

impl<'a, 'de> Visitor<'de> for NumberOrText<'a> {
    type Value = CountValue<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number or a string")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Self::Value, E> {
        Ok(number.into())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Err(self.unlike("a number with a fraction, an exponent or more than 64 bits"))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        if map.next_key::<String>()?.as_deref() != Some(Self::NUMBER) {
            return Err(self.unlike("a map"));
        }
        let number: String = map.next_value()?;
        CountValue::from_number(&number)
            .ok_or_else(|| self.unlike("a number with a fraction, an exponent or more than 128 bits"))
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
    CountValue(Form::Integer(number.into()))
}

fn huge<'a>(number: u128) -> CountValue<'a> {
    CountValue(i128::try_from(number).map_or(Form::Huge(number), Form::Integer))
}

impl<'a> From<&'a str> for CountValue<'a> {
    fn from(text: &'a str) -> Self {
        Self(Form::Text(Cow::Borrowed(text)))
    }
}

impl<'a> From<Cow<'a, str>> for CountValue<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self(Form::Text(text))
    }
}

impl From<String> for CountValue<'_> {
    fn from(text: String) -> Self {
        Self(Form::Text(Cow::Owned(text)))
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
    text.text().map(CountValue::from)
}

text_counts!(
    str,
    String,
    char,
    #[cfg(feature = "uuid1")]
    uuid::Uuid,
    #[cfg(feature = "url2")]
    url::Url,
    #[cfg(feature = "bson2")]
    bson2::oid::ObjectId,
    #[cfg(feature = "bson3")]
    bson::oid::ObjectId
);

wrappers_pass_on!(Count::count -> Update<CountValue<'_>>, Update::Keep, Update::Clear);
