//! What a value turns out to be while it is written.
//!
//! [`Watched`] stands before any serializer, passes everything on to it, and notes what no trait may be. So one pass both
//! writes a value and judges it, and a value that changes between two looks cannot slip through.

use std::{cell::Cell, fmt};

use serde_core::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::{
    WriteError,
    presence::{Presence, Unsendable},
    serializer_methods::{for_each_compound, for_each_text, for_each_token},
};

/// What was noted about a value.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// As a whole it serialized as none.
    is_absent: Cell<bool>,
    /// There was a float in it, at any depth, that is infinite or not a number.
    has_odd_float: Cell<bool>,
}

impl Notes {
    pub(super) fn presence(&self) -> Presence {
        if self.is_absent.get() { Presence::Absent } else { Presence::Present }
    }

    /// Whether there was nothing to note.
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        !self.is_absent.get() && !self.has_odd_float.get()
    }

    /// Why a value that was there at the first look cannot be sent.
    #[cold]
    pub(super) fn error(&self, name: &str) -> WriteError {
        let name = name.to_owned();
        if self.is_absent.get() { WriteError::Changed { name } } else { WriteError::NotFinite { name } }
    }

    /// What was written, if it can be sent.
    pub(super) fn judge<T, E: fmt::Display>(&self, written: Result<T, E>) -> Result<T, Unsendable> {
        if self.has_odd_float.get() {
            return Err(Unsendable::NotFinite);
        }
        written.map_err(|error| Unsendable::Refused(error.to_string()))
    }

    #[inline]
    pub(super) fn none(&self) {
        self.is_absent.set(true);
    }

    #[inline]
    pub(super) fn float(&self, is_finite: bool) {
        if !is_finite {
            self.has_odd_float.set(true);
        }
    }
}

/// A value, or a part of one, that is watched while it is written.
pub(super) struct WatchedValue<'a, T: ?Sized> {
    value: &'a T,
    notes: &'a Notes,
    /// Whether it is no part of another: only such a value can be absent.
    is_whole: bool,
}

impl<'a, T: ?Sized> WatchedValue<'a, T> {
    pub(super) fn whole(value: &'a T, notes: &'a Notes) -> Self {
        Self { value, notes, is_whole: true }
    }

    pub(super) fn part(value: &'a T, notes: &'a Notes) -> Self {
        Self { value, notes, is_whole: false }
    }
}

impl<T: Serialize + ?Sized> Serialize for WatchedValue<'_, T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(Watched { serializer, notes: self.notes, is_whole: self.is_whole })
    }
}

/// A serializer, and the compounds that it makes, with the notes beside it.
pub(super) struct Watched<'a, S> {
    serializer: S,
    notes: &'a Notes,
    is_whole: bool,
}

impl<'a, S> Watched<'a, S> {
    pub(super) fn compound(serializer: S, notes: &'a Notes) -> Self {
        Self { serializer, notes, is_whole: false }
    }
}

macro_rules! pass_on {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {
        $(#[inline]
        fn $method(self, $($argument: $type),*) -> Result<S::Ok, S::Error> {
            self.serializer.$method($($argument),*)
        })*
    };
}

macro_rules! watch_floats {
    ($($method:ident($type:ty);)*) => {
        $(#[inline]
        fn $method(self, value: $type) -> Result<S::Ok, S::Error> {
            self.notes.float(value.is_finite());
            self.serializer.$method(value)
        })*
    };
}

macro_rules! watch_compounds {
    ($($method:ident($($argument:ident: $type:ty),*) -> $Compound:ident;)*) => {
        $(
            type $Compound = Watched<'a, S::$Compound>;

            #[inline]
            fn $method(self, $($argument: $type),*) -> Result<Self::$Compound, S::Error> {
                Ok(Watched::compound(self.serializer.$method($($argument),*)?, self.notes))
            }
        )*
    };
}

impl<'a, S: Serializer> Serializer for Watched<'a, S> {
    type Ok = S::Ok;
    // Not one of its own: by it, a value that is JSON text knows whether it is written as JSON.
    type Error = S::Error;

    for_each_token!(pass_on);
    for_each_text!(pass_on);

    watch_floats! {
        serialize_f32(f32);
        serialize_f64(f64);
    }

    for_each_compound!(watch_compounds);

    #[inline]
    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        if self.is_whole {
            self.notes.none();
        }
        self.serializer.serialize_none()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        let Self { serializer, notes, is_whole } = self;
        serializer.serialize_some(&WatchedValue { value, notes, is_whole })
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<S::Ok, S::Error> {
        let Self { serializer, notes, is_whole } = self;
        serializer.serialize_newtype_struct(name, &WatchedValue { value, notes, is_whole })
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let value = WatchedValue::part(value, self.notes);
        self.serializer.serialize_newtype_variant(name, index, variant, &value)
    }

    #[inline]
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.serializer.collect_str(value)
    }

    fn is_human_readable(&self) -> bool {
        self.serializer.is_human_readable()
    }
}

macro_rules! watch_elements {
    ($($Compound:ident: $method:ident;)*) => {
        $(impl<C: $Compound> $Compound for Watched<'_, C> {
            type Ok = C::Ok;
            type Error = C::Error;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
                self.serializer.$method(&WatchedValue::part(value, self.notes))
            }

            #[inline]
            fn end(self) -> Result<C::Ok, C::Error> {
                self.serializer.end()
            }
        })*
    };
}

macro_rules! watch_fields {
    ($($Compound:ident;)*) => {
        $(impl<C: $Compound> $Compound for Watched<'_, C> {
            type Ok = C::Ok;
            type Error = C::Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), C::Error> {
                self.serializer.serialize_field(key, &WatchedValue::part(value, self.notes))
            }

            #[inline]
            fn skip_field(&mut self, key: &'static str) -> Result<(), C::Error> {
                self.serializer.skip_field(key)
            }

            #[inline]
            fn end(self) -> Result<C::Ok, C::Error> {
                self.serializer.end()
            }
        })*
    };
}

watch_elements! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
}

watch_fields! {
    SerializeStruct;
    SerializeStructVariant;
}

impl<C: SerializeMap> SerializeMap for Watched<'_, C> {
    type Ok = C::Ok;
    type Error = C::Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), C::Error> {
        self.serializer.serialize_key(&WatchedValue::part(key, self.notes))
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), C::Error> {
        self.serializer.serialize_value(&WatchedValue::part(value, self.notes))
    }

    #[inline]
    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), C::Error> {
        let (key, value) = (WatchedValue::part(key, self.notes), WatchedValue::part(value, self.notes));
        self.serializer.serialize_entry(&key, &value)
    }

    #[inline]
    fn end(self) -> Result<C::Ok, C::Error> {
        self.serializer.end()
    }
}
