use std::fmt::Display;

use serde_core::Serialize;

use super::{
    GroupTraits, WriteError,
    json_value::write_value,
    names::Names,
    presence::Presence,
    shape::Shape,
    sink::{Name, Sink},
};
use crate::{json::write::write_text, value::DateValue};

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
    fn custom<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V) {
        if self.error.is_some() {
            return;
        }
        let start = self.out.len();
        name.write_json(self.out);
        match write_value(value, self.out) {
            Ok(Presence::Present) => {}
            Ok(Presence::Absent) => self.out.truncate(start),
            Err(reason) => self.error = Some(WriteError::unsendable(name.name(), reason)),
        }
    }

    #[inline]
    fn ready(&mut self, name: &(impl Name + ?Sized), json: &str, _: &(impl Serialize + ?Sized)) {
        self.write(name, |out| {
            out.extend_from_slice(json.as_bytes());
            Ok(())
        });
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

    fn expect(&mut self, names: usize) {
        self.names.expect(names);
    }

    fn claim(&mut self, name: &str, hash: u32) -> Result<(), WriteError> {
        self.names.claim(name, hash)
    }
}

#[cold]
fn unwritable(name: &str, error: &impl Display) -> WriteError {
    WriteError::Value { name: name.to_owned(), message: error.to_string() }
}
