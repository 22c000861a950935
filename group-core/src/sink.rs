//! Where traits are written to. Generated code calls one body for both: [`JsonSink`] writes JSON into a buffer, and
//! [`MapSink`] feeds any serializer of serde.
//!
//! A sink remembers the first error and ignores what comes after it, so that nothing needs to be checked between fields.

use std::{collections::BTreeMap, fmt::Display};

use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::{GroupTraits, WriteError, shape::Shape};

/// The name of a trait, and the same ready for JSON: after a comma, escaped, quoted and with the colon.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name on the wire.
    pub name: &'static str,
    /// `,"name":`
    pub json: &'static str,
}

/// An object that is being written.
pub trait Sink {
    /// Writes one entry. The key is not in the object yet.
    fn entry<V: Serialize + ?Sized>(&mut self, key: &Key, value: &V);

    /// Writes one entry whose key is only known at run time, unless the trait is in the object already.
    fn dynamic_entry<V: Serialize + ?Sized>(&mut self, name: &str, value: &V);

    /// Writes one entry that is an object of traits.
    fn traits<T: GroupTraits + ?Sized>(&mut self, key: &Key, traits: &T);

    /// Gives up: this is the error of the whole payload, unless there was one before.
    fn fail(&mut self, error: WriteError);

    /// Claims a name that is only known at run time.
    ///
    /// # Errors
    ///
    /// If the object has the trait already, under this or another spelling.
    fn claim(&mut self, name: &str) -> Result<(), WriteError>;
}

/// The names in an object, for the keys that are only known at run time.
struct Names {
    declared: &'static Shape,
    /// Every name in folded form with its spelling; made when the first key is claimed, as most objects have none.
    seen: Option<BTreeMap<String, String>>,
}

impl Names {
    fn new(declared: &'static Shape) -> Self {
        Self { declared, seen: None }
    }

    fn claim(&mut self, name: &str) -> Result<(), WriteError> {
        let seen = self.seen.get_or_insert_with(|| {
            let mut names = BTreeMap::new();
            self.declared.each_name(&mut |name| {
                names.insert(group_spec::fold(name), name.to_owned());
            });
            names
        });
        match seen.insert(group_spec::fold(name), name.to_owned()) {
            Some(first) => Err(WriteError::SentTwice { name: name.to_owned(), first }),
            None => Ok(()),
        }
    }
}

/// Writes JSON into a buffer: the keys as they are, the values through `serde_json`.
pub(crate) struct JsonSink<'out> {
    out: &'out mut Vec<u8>,
    /// Where the first entry goes, which takes no comma.
    first_entry: usize,
    names: Names,
    error: Option<WriteError>,
}

impl JsonSink<'_> {
    /// Appends an object with what `write` writes. After an error the buffer is as it was.
    pub(crate) fn object(
        out: &mut Vec<u8>,
        declared: &'static Shape,
        write: impl FnOnce(&mut JsonSink<'_>),
    ) -> Result<(), WriteError> {
        let start = out.len();
        out.push(b'{');
        let mut sink = JsonSink { first_entry: out.len(), out, names: Names::new(declared), error: None };
        write(&mut sink);
        match sink.error {
            Some(error) => {
                out.truncate(start);
                Err(error)
            }
            None => {
                out.push(b'}');
                Ok(())
            }
        }
    }

    fn key(&mut self, key: &Key) {
        let comma = usize::from(self.out.len() == self.first_entry);
        self.out.extend_from_slice(&key.json.as_bytes()[comma..]);
    }

    fn value<V: Serialize + ?Sized>(&mut self, name: &str, value: &V) {
        if let Err(error) = serde_json::to_writer(&mut *self.out, value) {
            self.fail(unwritable(name, &error));
        }
    }
}

fn unwritable(name: &str, error: &impl Display) -> WriteError {
    WriteError::Value { name: name.to_owned(), message: error.to_string() }
}

impl Sink for JsonSink<'_> {
    #[inline]
    fn entry<V: Serialize + ?Sized>(&mut self, key: &Key, value: &V) {
        if self.error.is_none() {
            self.key(key);
            self.value(key.name, value);
        }
    }

    fn dynamic_entry<V: Serialize + ?Sized>(&mut self, name: &str, value: &V) {
        if self.error.is_some() {
            return;
        }
        if self.out.len() != self.first_entry {
            self.out.push(b',');
        }
        self.value(name, name);
        self.out.push(b':');
        self.value(name, value);
    }

    fn traits<T: GroupTraits + ?Sized>(&mut self, key: &Key, traits: &T) {
        if self.error.is_none() {
            self.key(key);
            if let Err(error) = JsonSink::object(self.out, T::__SHAPE, |sink| traits.__write(sink)) {
                self.fail(error);
            }
        }
    }

    fn fail(&mut self, error: WriteError) {
        self.error.get_or_insert(error);
    }

    fn claim(&mut self, name: &str) -> Result<(), WriteError> {
        self.names.claim(name)
    }
}

/// Feeds a map of any serializer.
pub(crate) struct MapSink<M: SerializeMap> {
    map: M,
    names: Names,
    error: Option<M::Error>,
}

impl<M: SerializeMap> MapSink<M> {
    /// Serializes a map with what `write` writes.
    pub(crate) fn object<S: Serializer<SerializeMap = M, Ok = M::Ok, Error = M::Error>>(
        serializer: S,
        declared: &'static Shape,
        write: impl FnOnce(&mut Self),
    ) -> Result<M::Ok, M::Error> {
        let mut sink = Self { map: serializer.serialize_map(None)?, names: Names::new(declared), error: None };
        write(&mut sink);
        match sink.error {
            Some(error) => Err(error),
            None => sink.map.end(),
        }
    }
}

impl<M: SerializeMap> Sink for MapSink<M> {
    #[inline]
    fn entry<V: Serialize + ?Sized>(&mut self, key: &Key, value: &V) {
        self.dynamic_entry(key.name, value);
    }

    #[inline]
    fn dynamic_entry<V: Serialize + ?Sized>(&mut self, name: &str, value: &V) {
        if self.error.is_none() {
            self.error = self.map.serialize_entry(name, value).err();
        }
    }

    fn traits<T: GroupTraits + ?Sized>(&mut self, key: &Key, traits: &T) {
        self.entry(key, &AsMap(traits));
    }

    fn fail(&mut self, error: WriteError) {
        self.error.get_or_insert_with(|| M::Error::custom(error));
    }

    fn claim(&mut self, name: &str) -> Result<(), WriteError> {
        self.names.claim(name)
    }
}

/// Traits as a value of serde.
struct AsMap<'a, T: ?Sized>(&'a T);

impl<T: GroupTraits + ?Sized> Serialize for AsMap<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MapSink::object(serializer, T::__SHAPE, |sink| self.0.__write(sink))
    }
}
