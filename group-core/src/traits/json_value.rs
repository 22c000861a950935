//! The value of a custom trait as JSON, in one pass.

use std::fmt;

use serde_core::ser::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::{
    presence::{Presence, Unsendable},
    serializer_methods::{for_each_compound, for_each_token},
    watched::{Notes, Watched, WatchedValue},
};
use crate::json::write::write_text;

/// Appends the value, or nothing if it is absent. After an error, what was appended is of no use.
#[inline]
pub(super) fn write_value<V: Serialize + ?Sized>(value: &V, out: &mut Vec<u8>) -> Result<Presence, Unsendable> {
    let notes = Notes::default();
    let written = value.serialize(JsonValue { out, compound: &mut None, notes: &notes });
    notes.judge(written).map(|()| notes.presence())
}

/// The value as JSON text, or nothing if it is absent.
pub(crate) fn to_json<V: Serialize + ?Sized>(value: &V) -> Result<Option<Box<RawValue>>, Unsendable> {
    let notes = Notes::default();
    let json = notes.judge(to_raw_value(&WatchedValue::whole(value, &notes)))?;
    Ok(match notes.presence() {
        Presence::Present => Some(json),
        Presence::Absent => None,
    })
}

type Json<'out> = serde_json::Serializer<&'out mut Vec<u8>>;
type Error = serde_json::Error;

/// The serializer of a value as a whole. Most values are one token, and text is scanned faster here than by `serde_json`.
struct JsonValue<'a> {
    out: &'a mut Vec<u8>,
    /// Room for the serializer of an array or an object, which outlives this one.
    compound: &'a mut Option<Json<'a>>,
    notes: &'a Notes,
}

impl<'a> JsonValue<'a> {
    fn begin<C>(self, begin: impl FnOnce(&'a mut Json<'a>) -> Result<C, Error>) -> Result<Watched<'a, C>, Error> {
        let serializer = self.compound.insert(Json::new(self.out));
        Ok(Watched::compound(begin(serializer)?, self.notes))
    }
}

macro_rules! tokens {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(#[inline]
        fn $method(self, $($argument: $type),*) -> Result<(), Error> {
            Json::new(self.out).$method($($argument),*)
        })*
    };
}

macro_rules! floats {
    ($($method:ident($type:ty);)*) => {
        $(#[inline]
        fn $method(self, value: $type) -> Result<(), Error> {
            self.notes.float(value.is_finite());
            Json::new(self.out).$method(value)
        })*
    };
}

macro_rules! compounds {
    ($($method:ident($($argument:ident: $type:ty),*) -> $Compound:ident;)*) => {
        $(
            type $Compound = Watched<'a, <&'a mut Json<'a> as Serializer>::$Compound>;

            #[inline]
            fn $method(self, $($argument: $type),*) -> Result<Self::$Compound, Error> {
                self.begin(|serializer| serializer.$method($($argument),*))
            }
        )*
    };
}

impl<'a> Serializer for JsonValue<'a> {
    type Ok = ();
    type Error = Error;

    for_each_token!(tokens);

    floats! {
        serialize_f32(f32);
        serialize_f64(f64);
    }

    for_each_compound!(compounds);

    #[inline]
    fn serialize_char(self, value: char) -> Result<(), Error> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result<(), Error> {
        write_text(value, self.out);
        Ok(())
    }

    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Error> {
        self.notes.none();
        Ok(())
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let value = WatchedValue::part(value, self.notes);
        Json::new(self.out).serialize_newtype_variant(name, index, variant, &value)
    }

    #[inline]
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        Json::new(self.out).collect_str(value)
    }
}
