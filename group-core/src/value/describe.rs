//! The kinds of values as types, and what each type can write as a value of one.

use std::{borrow::Cow, num, rc::Rc, sync::Arc};

use super::{
    IsoDate, PostalAddress, Update,
    with::{Street, UnixTime},
    writes::{AddressWrites, Values, Writes},
};

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
        Writes::anything(Values::Text)
    }
}

impl Kind for AsDate {
    fn anything() -> Writes {
        Writes::anything(Values::Date)
    }
}

impl Kind for AsCount {
    fn anything() -> Writes {
        Writes::anything(Values::IntegerOrText)
    }
}

impl Kind for AsAddress {
    fn anything() -> Writes {
        Writes::address(AddressWrites::all(&AsText::anything())).or_null()
    }
}

impl Kind for AsId {
    fn anything() -> Writes {
        Writes::anything(Values::Text)
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
