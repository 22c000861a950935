//! Where traits are written to. Generated code calls one body for both: [`JsonSink`] writes JSON into a buffer, and
//! [`MapSink`] feeds any serializer of serde.
//!
//! A sink remembers the first error and ignores what comes after it, so that nothing needs to be checked between fields.

use std::{collections::BTreeMap, fmt::Display};

use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};

use crate::{DateValue, GroupTraits, WriteError, shape::Shape};

/// The name of an entry.
pub trait Name {
    /// The name on the wire.
    fn name(&self) -> &str;

    /// Appends `,"name":`.
    fn write_json(&self, out: &mut Vec<u8>);
}

/// A name that is known at compile time, and the same ready for JSON: after a comma, escaped, quoted and with the colon.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The name on the wire.
    pub name: &'static str,
    /// `,"name":`
    pub json: &'static str,
}

impl Name for Key {
    #[inline]
    fn name(&self) -> &str {
        self.name
    }

    #[inline]
    fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.json.as_bytes());
    }
}

/// A name that is only known at run time.
impl Name for str {
    fn name(&self) -> &str {
        self
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        out.push(b',');
        write_text(self, out);
        out.push(b':');
    }
}

/// An object that is being written.
pub trait Sink {
    /// Writes one entry. The name is not in the object yet.
    fn entry<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V);

    /// Writes one entry that is text.
    fn text(&mut self, name: &(impl Name + ?Sized), text: &str);

    /// Writes one entry that is a date.
    fn date(&mut self, name: &(impl Name + ?Sized), date: &DateValue<'_>);

    /// Writes one entry that is an object itself.
    fn object<T: GroupTraits + ?Sized>(&mut self, name: &(impl Name + ?Sized), traits: &T);

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
        let mut sink = JsonSink { out, names: Names::new(declared), error: None };
        write(&mut sink);
        if let Some(error) = sink.error {
            out.truncate(start);
            return Err(error);
        }
        // Every entry begins with a comma, so that none needs to know whether it is the first.
        match out.get_mut(start) {
            Some(comma) => *comma = b'{',
            None => out.push(b'{'),
        }
        out.push(b'}');
        Ok(())
    }

    /// Writes one entry, unless there was an error before.
    #[inline]
    fn write(&mut self, name: &(impl Name + ?Sized), value: impl FnOnce(&mut Vec<u8>) -> Result<(), WriteError>) {
        if self.error.is_none() {
            name.write_json(self.out);
            if let Err(error) = value(self.out) {
                self.error = Some(error);
            }
        }
    }
}

impl Sink for JsonSink<'_> {
    #[inline]
    fn entry<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V) {
        self.write(name, |out| serde_json::to_writer(out, value).map_err(|error| unwritable(name.name(), &error)));
    }

    #[inline]
    fn text(&mut self, name: &(impl Name + ?Sized), text: &str) {
        self.write(name, |out| {
            write_text(text, out);
            Ok(())
        });
    }

    #[inline]
    fn date(&mut self, name: &(impl Name + ?Sized), date: &DateValue<'_>) {
        self.write(name, |out| {
            date.write_json(out);
            Ok(())
        });
    }

    #[inline]
    fn object<T: GroupTraits + ?Sized>(&mut self, name: &(impl Name + ?Sized), traits: &T) {
        self.write(name, |out| JsonSink::object(out, T::__SHAPE, |sink| traits.__write(sink)));
    }

    #[cold]
    fn fail(&mut self, error: WriteError) {
        self.error.get_or_insert(error);
    }

    fn claim(&mut self, name: &str) -> Result<(), WriteError> {
        self.names.claim(name)
    }
}

#[cold]
fn unwritable(name: &str, error: &impl Display) -> WriteError {
    WriteError::Value { name: name.to_owned(), message: error.to_string() }
}

/// Appends a JSON string. Most text has nothing to escape; what has is left to `serde_json`.
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    // Not `any`, which stops at the first and so looks at one byte at a time.
    let escapes = text.bytes().fold(0, |seen, byte| seen | u8::from(byte < b' ' || byte == b'"' || byte == b'\\'));
    if escapes == 0 {
        out.reserve(text.len() + 2);
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else if serde_json::to_writer(&mut *out, text).is_err() {
        unreachable!("neither a string nor a buffer in memory fails");
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
    fn entry<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V) {
        if self.error.is_none()
            && let Err(error) = self.map.serialize_entry(name.name(), value)
        {
            self.error = Some(error);
        }
    }

    #[inline]
    fn text(&mut self, name: &(impl Name + ?Sized), text: &str) {
        self.entry(name, text);
    }

    #[inline]
    fn date(&mut self, name: &(impl Name + ?Sized), date: &DateValue<'_>) {
        self.entry(name, date);
    }

    fn object<T: GroupTraits + ?Sized>(&mut self, name: &(impl Name + ?Sized), traits: &T) {
        self.entry(name, &AsMap(traits));
    }

    #[cold]
    fn fail(&mut self, error: WriteError) {
        self.error.get_or_insert_with(|| M::Error::custom(error));
    }

    fn claim(&mut self, name: &str) -> Result<(), WriteError> {
        self.names.claim(name)
    }
}

/// An object as a value of serde.
pub(crate) struct AsMap<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: GroupTraits + ?Sized> Serialize for AsMap<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MapSink::object(serializer, T::__SHAPE, |sink| self.0.__write(sink))
    }
}
