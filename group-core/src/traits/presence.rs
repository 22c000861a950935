//! Whether a trait's value is sent at all, decided by its serde form and not by the look of its type.
//!
//! [`Probe`] is a serializer that walks the value, formats nothing and answers only this. So aliases, generics and
//! `Box<Option<_>>` are seen for what they are, and a float that JSON has no form for is found before a byte is written.

use std::fmt;

use serde_core::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::serializer_methods::{for_each_compound, for_each_text, for_each_token};

/// What a value would be sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// It serializes as none: the trait is left out.
    Absent,
    /// It serializes as something, `null` included.
    Present,
}

/// Why a value cannot be sent.
#[derive(Debug)]
pub(crate) enum Unsendable {
    /// There is a float in it, at any depth, that is infinite or not a number.
    NotFinite,
    /// Its `Serialize` says so.
    Refused(String),
}

/// Walks the value.
pub(crate) fn presence<T: Serialize + ?Sized>(value: &T) -> Result<Presence, Unsendable> {
    value.serialize(Probe)
}

impl fmt::Display for Unsendable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite => f.write_str("a float in it is infinite or not a number"),
            Self::Refused(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for Unsendable {}

impl ser::Error for Unsendable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Refused(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct Probe;

type Answer = Result<Presence, Unsendable>;

fn finite(is_finite: bool) -> Answer {
    if is_finite { Ok(Presence::Present) } else { Err(Unsendable::NotFinite) }
}

macro_rules! present {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(#[inline]
        fn $method(self, $(_: $type),*) -> Answer {
            Ok(Presence::Present)
        })*
    };
}

macro_rules! compound {
    ($($method:ident($($argument:ident: $type:ty),*) -> $Compound:ident;)*) => {
        $(type $Compound = Self;)*
        $(#[inline]
        fn $method(self, $(_: $type),*) -> Result<Self, Unsendable> {
            Ok(self)
        })*
    };
}

impl Serializer for Probe {
    type Ok = Presence;
    type Error = Unsendable;

    for_each_token!(present);
    for_each_text!(present);
    for_each_compound!(compound);

    #[inline]
    fn serialize_f32(self, value: f32) -> Answer {
        finite(value.is_finite())
    }

    #[inline]
    fn serialize_f64(self, value: f64) -> Answer {
        finite(value.is_finite())
    }

    #[inline]
    fn serialize_none(self) -> Answer {
        Ok(Presence::Absent)
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Answer {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Answer {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Answer {
        value.serialize(self).map(|_| Presence::Present)
    }

    // The default would format the value.
    #[inline]
    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Answer {
        Ok(Presence::Present)
    }
}

macro_rules! walk {
    ($($Compound:ident: $method:ident($($key:ty)?);)*) => {
        $(impl $Compound for Probe {
            type Ok = Presence;
            type Error = Unsendable;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, $(_: $key,)? value: &T) -> Result<(), Unsendable> {
                value.serialize(*self).map(drop)
            }

            #[inline]
            fn end(self) -> Answer {
                Ok(Presence::Present)
            }
        })*
    };
}

walk! {
    SerializeSeq: serialize_element();
    SerializeTuple: serialize_element();
    SerializeTupleStruct: serialize_field();
    SerializeTupleVariant: serialize_field();
    SerializeStruct: serialize_field(&'static str);
    SerializeStructVariant: serialize_field(&'static str);
}

impl SerializeMap for Probe {
    type Ok = Presence;
    type Error = Unsendable;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unsendable> {
        key.serialize(*self).map(drop)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsendable> {
        value.serialize(*self).map(drop)
    }

    #[inline]
    fn end(self) -> Answer {
        Ok(Presence::Present)
    }
}
