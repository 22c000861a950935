//! What a type of a kind can write, known before there is a value: plain data, of which a schema is made.

use std::{borrow::Cow, marker::PhantomData, num, rc::Rc, sync::Arc};

use super::{
    IsoDate, PostalAddress, Update,
    with::{Street, UnixTime},
};

/// What the values of a type can be on the wire, and whether they can be absent or `null`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writes {
    pub(crate) form: Form,
    pub(crate) may_be_absent: bool,
    pub(crate) may_be_null: bool,
}

/// The form on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    /// One of these texts.
    OneOf(&'static [&'static str]),
    Instant,
    CalendarDate,
    /// An instant or a calendar date.
    Date,
    Integer {
        least: i128,
        most: u128,
        may_be_zero: bool,
    },
    /// An integer of any size, or text.
    IntegerOrText,
    Address(Box<AddressWrites>),
}

/// What each part of an address can be; none where the type has no such part.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub struct AddressWrites {
    /// The city or town.
    pub city: Option<Writes>,
    /// The country.
    pub country: Option<Writes>,
    /// The postal code.
    pub postal_code: Option<Writes>,
    /// The state, province or region.
    pub state: Option<Writes>,
    /// The street and the number of the house.
    pub street: Option<Writes>,
}

impl AddressWrites {
    /// Every part, each of which can be the same.
    pub(crate) fn all(part: &Writes) -> Self {
        let part = || Some(part.clone());
        Self { city: part(), country: part(), postal_code: part(), state: part(), street: part() }
    }
}

impl Writes {
    /// Any text.
    pub const TEXT: Self = Self::always(Form::Text);
    /// A date and a time with an offset.
    pub const INSTANT: Self = Self::always(Form::Instant);
    /// A date without a time.
    pub const CALENDAR_DATE: Self = Self::always(Form::CalendarDate);
    /// An instant or a calendar date.
    pub const DATE: Self = Self::always(Form::Date);
    /// An integer of any size, or text.
    pub const INTEGER_OR_TEXT: Self = Self::always(Form::IntegerOrText);

    const fn always(form: Form) -> Self {
        Self { form, may_be_absent: false, may_be_null: false }
    }

    /// One of these texts.
    #[must_use]
    pub const fn one_of(texts: &'static [&'static str]) -> Self {
        Self::always(Form::OneOf(texts))
    }

    /// An integer within these bounds.
    #[must_use]
    pub const fn integer(least: i128, most: u128) -> Self {
        Self::always(Form::Integer { least, most, may_be_zero: true })
    }

    const fn nonzero(least: i128, most: u128) -> Self {
        Self::always(Form::Integer { least, most, may_be_zero: false })
    }

    /// An address of these parts. It is absent where none of them is there.
    #[must_use]
    pub fn address(parts: AddressWrites) -> Self {
        let AddressWrites { city, country, postal_code, state, street } = &parts;
        let all = [city, country, postal_code, state, street];
        let is_there = all.into_iter().flatten().any(|part| !part.may_be_absent);
        Self { may_be_absent: !is_there, ..Self::always(Form::Address(Box::new(parts))) }
    }

    /// The same, or absent.
    #[must_use]
    pub fn or_absent(self) -> Self {
        Self { may_be_absent: true, ..self }
    }

    /// The same, or `null`.
    #[must_use]
    pub fn or_null(self) -> Self {
        Self { may_be_null: true, ..self }
    }

    /// The same, with any other text beside it or after it.
    #[must_use]
    pub fn with_any_text(self) -> Self {
        Self { form: Form::Text, ..self }
    }

    fn anything(form: Form) -> Self {
        Self::always(form).or_absent().or_null()
    }
}

/// A kind of value, as a type.
pub trait Kind {
    /// What a type of this kind can write if it does not say.
    fn anything() -> Writes;
}

/// A [`Text`](super::Text).
#[derive(Debug)]
pub enum AsText {}

/// A [`Date`](super::Date).
#[derive(Debug)]
pub enum AsDate {}

/// A [`Count`](super::Count).
#[derive(Debug)]
pub enum AsCount {}

/// An [`Address`](super::Address).
#[derive(Debug)]
pub enum AsAddress {}

/// An [`Id`](super::Id).
#[derive(Debug)]
pub enum AsId {}

impl Kind for AsText {
    fn anything() -> Writes {
        Writes::anything(Form::Text)
    }
}

impl Kind for AsDate {
    fn anything() -> Writes {
        Writes::anything(Form::Date)
    }
}

impl Kind for AsCount {
    fn anything() -> Writes {
        Writes::anything(Form::IntegerOrText)
    }
}

impl Kind for AsAddress {
    fn anything() -> Writes {
        Writes::address(AddressWrites::all(&AsText::anything())).or_null()
    }
}

impl Kind for AsId {
    fn anything() -> Writes {
        Writes::anything(Form::Text)
    }
}

/// The kinds for which text will do.
pub trait TextDoes: Kind {}

impl TextDoes for AsText {}
impl TextDoes for AsCount {}
impl TextDoes for AsId {}

/// A type that says what it can write as a value of the kind `K`, which every type of this crate and of its derives does.
///
/// Where a type of a kind does not, as one by hand, a schema takes it to write anything of the kind, nothing, or `null`.
/// This says more:
///
/// ```
/// # #[cfg(feature = "schema")] {
/// use std::borrow::Cow;
/// use group_core::{Text, Update, schema::{AsText, Describe, Writes}};
///
/// struct Domain { host: String }
///
/// impl Text for Domain {
///     fn text(&self) -> Update<Cow<'_, str>> {
///         Update::Set(Cow::Owned(format!("https://{}", self.host)))
///     }
/// }
///
/// impl Describe<AsText> for Domain {
///     fn writes() -> Writes {
///         Writes::TEXT // always there, and never null
///     }
/// }
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say what it can write",
    note = "the schema of a generic struct asks its parameters for it",
    note = "for a type of your own, add an implementation of `group_core::schema::Describe`"
)]
pub trait Describe<K> {
    /// What it can write.
    fn writes() -> Writes;
}

/// Reaches what a type says of itself, or else what its kind says, as [`ShapeOf`](crate::__private::ShapeOf) does.
#[derive(Debug)]
pub struct WritesOf<K, T: ?Sized>(PhantomData<(K, PhantomData<T>)>);

impl<K, T: Describe<K> + ?Sized> WritesOf<K, T> {
    /// What `T` says.
    #[must_use]
    pub fn __group_writes() -> Writes {
        T::writes()
    }
}

/// The fallback of [`WritesOf`].
pub trait Undescribed {
    /// What the kind says.
    fn __group_writes() -> Writes;
}

impl<K: Kind, T: ?Sized> Undescribed for WritesOf<K, T> {
    fn __group_writes() -> Writes {
        K::anything()
    }
}

/// What a function returns, of which there is no value.
#[derive(Debug)]
pub struct Returned<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> Returned<T> {
    /// No value says which type it is.
    pub const NOTHING: Self = Self(PhantomData);

    /// The type of the value.
    #[must_use]
    pub fn by(_: &T) -> Self {
        Self::NOTHING
    }

    /// The type of the value, if the function did not fail.
    #[must_use]
    pub fn by_result<E>(_: &Result<T, E>) -> Self
    where
        T: Sized,
    {
        Self::NOTHING
    }
}

/// The same as a value of a kind.
#[derive(Debug)]
pub struct ReturnedAs<K, T: ?Sized>(PhantomData<(K, PhantomData<T>)>);

impl<K, T: ?Sized> ReturnedAs<K, T> {
    /// The type that was returned.
    #[must_use]
    pub fn new(_: Returned<T>) -> Self {
        Self(PhantomData)
    }
}

impl<K, T: Describe<K> + ?Sized> ReturnedAs<K, T> {
    /// What `T` says.
    #[must_use]
    pub fn __group_writes(&self) -> Writes {
        T::writes()
    }
}

/// The fallback of [`ReturnedAs`].
pub trait UndescribedReturn {
    /// What the kind says.
    fn __group_writes(&self) -> Writes;
}

impl<K: Kind, T: ?Sized> UndescribedReturn for ReturnedAs<K, T> {
    fn __group_writes(&self) -> Writes {
        K::anything()
    }
}

macro_rules! describe {
    ($($(#[$attribute:meta])* [$($parameters:tt)*] $Type:ty as $Kind:ty: $writes:expr;)*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl<$($parameters)*> Describe<$Kind> for $Type {
                fn writes() -> Writes {
                    $writes
                }
            }
        )*
    };
}

describe! {
    [K: TextDoes] str as K: Writes::TEXT;
    [K: TextDoes] String as K: Writes::TEXT;
    [K: TextDoes] char as K: Writes::TEXT;
    #[cfg(feature = "uuid1")]
    [K: TextDoes] uuid::Uuid as K: Writes::TEXT;
    #[cfg(feature = "url2")]
    [K: TextDoes] url::Url as K: Writes::TEXT;
    #[cfg(feature = "bson3")]
    [K: TextDoes] bson::oid::ObjectId as K: Writes::TEXT;
    #[cfg(feature = "bson2")]
    [K: TextDoes] bson2::oid::ObjectId as K: Writes::TEXT;

    [] IsoDate as AsDate: Writes::DATE;
    [] UnixTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "bson3")]
    [] bson::DateTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "bson2")]
    [] bson2::DateTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "jiff1")]
    [] std::time::SystemTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "jiff1")]
    [] jiff::Timestamp as AsDate: Writes::INSTANT;
    #[cfg(feature = "jiff1")]
    [] jiff::ZonedDateTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "jiff1")]
    [] jiff::civil::Date as AsDate: Writes::CALENDAR_DATE;
    #[cfg(feature = "chrono04")]
    [Tz: chrono::TimeZone] chrono::DateTime<Tz> as AsDate: Writes::INSTANT;
    #[cfg(feature = "chrono04")]
    [] chrono::NaiveDate as AsDate: Writes::CALENDAR_DATE;
    #[cfg(feature = "time03")]
    [] time::OffsetDateTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "time03")]
    [] time::UtcDateTime as AsDate: Writes::INSTANT;
    #[cfg(feature = "time03")]
    [] time::Date as AsDate: Writes::CALENDAR_DATE;

    [] PostalAddress as AsAddress: Writes::address(AddressWrites::all(&Writes::TEXT.or_absent()));

    [T: Describe<AsText> + ?Sized] Street<'_, T> as AsAddress: {
        let Writes { may_be_absent, may_be_null, .. } = T::writes();
        let street = Some(Writes::TEXT);
        Writes { may_be_absent, may_be_null, ..Writes::address(AddressWrites { street, ..AddressWrites::default() }) }
    };

    [K, T: Describe<K>] Option<T> as K: T::writes().or_absent();
    [K, T: Describe<K>] Update<T> as K: T::writes().or_absent().or_null();
    [K, T: Describe<K> + ?Sized] &T as K: T::writes();
    [K, T: Describe<K> + ?Sized] &mut T as K: T::writes();
    [K, T: Describe<K> + ?Sized] Box<T> as K: T::writes();
    [K, T: Describe<K> + ?Sized] Rc<T> as K: T::writes();
    [K, T: Describe<K> + ?Sized] Arc<T> as K: T::writes();
    [K, T: Describe<K> + ToOwned + ?Sized] Cow<'_, T> as K: T::writes();
}

macro_rules! describe_integers {
    ($($Integer:ident $NonZero:ident;)*) => {
        $(
            describe! {
                [] $Integer as AsCount: Writes::integer($Integer::MIN as i128, $Integer::MAX as u128);
                [] num::$NonZero as AsCount: Writes::nonzero($Integer::MIN as i128, $Integer::MAX as u128);
                [] $Integer as AsId: Writes::TEXT;
                [] num::$NonZero as AsId: Writes::TEXT;
            }
        )*
    };
}

#[allow(
    clippy::cast_lossless,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "128 bits have room for each bound, as the least is no large number and the most is positive"
)]
mod integers {
    use super::{AsCount, AsId, Describe, Writes, num};

    describe_integers! {
        i8 NonZeroI8;
        i16 NonZeroI16;
        i32 NonZeroI32;
        i64 NonZeroI64;
        i128 NonZeroI128;
        isize NonZeroIsize;
        u8 NonZeroU8;
        u16 NonZeroU16;
        u32 NonZeroU32;
        u64 NonZeroU64;
        u128 NonZeroU128;
        usize NonZeroUsize;
    }
}
