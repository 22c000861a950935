//! Where traits are written to. Generated code calls one body for both: [`JsonSink`](super::json_sink::JsonSink) writes JSON
//! into a buffer, and [`MapSink`](super::map_sink::MapSink) feeds any serializer of serde.
//!
//! A sink remembers the first error and ignores what comes after it, so that nothing needs to be checked between fields.

use serde_core::Serialize;

use super::{GroupTraits, WriteError};
use crate::{json::write::write_key, value::DateValue};

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
        write_key(self, out);
    }
}

/// An object that is being written.
pub trait Sink {
    /// Writes one entry. The name is not in the object yet.
    fn entry<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V);

    /// Writes one entry that is a custom trait, unless it is absent. A float that JSON has no form for is an error.
    fn custom<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V);

    /// Writes one entry that is ready as JSON text. `value` is the same, for what does not write JSON.
    fn ready(&mut self, name: &(impl Name + ?Sized), json: &str, value: &(impl Serialize + ?Sized));

    /// Writes one entry that is text.
    fn text(&mut self, name: &(impl Name + ?Sized), text: &str);

    /// Writes one entry that is a date.
    fn date(&mut self, name: &(impl Name + ?Sized), date: &DateValue<'_>);

    /// Writes one entry that is an object itself.
    fn object<T: GroupTraits + ?Sized>(&mut self, name: &(impl Name + ?Sized), traits: &T);

    /// Gives up: this is the error of the whole payload, unless there was one before.
    fn fail(&mut self, error: WriteError);

    /// Makes room for so many names that are only known at run time.
    fn expect(&mut self, names: usize);

    /// Claims a name that is only known at run time, with its [`folded_hash`](group_spec::folded_hash).
    ///
    /// # Errors
    ///
    /// If the object has the trait already, under this or another spelling.
    fn claim(&mut self, name: &str, hash: u32) -> Result<(), WriteError>;
}
