//! JSON text, written piece by piece.

use std::{borrow::Cow, collections::HashSet};

use crate::Reason;

/// JSON text that is being written.
#[derive(Debug, Default)]
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    /// With room for this many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    /// Text that is JSON already.
    pub(crate) fn raw(&mut self, json: &str) -> &mut Self {
        self.0.extend_from_slice(json.as_bytes());
        self
    }

    /// Text as a JSON string.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        // Writing a string to memory does not fail.
        let _ = serde_json::to_writer(&mut self.0, text);
        self
    }

    pub(crate) fn integer(&mut self, integer: impl Into<i128>) -> &mut Self {
        let _ = serde_json::to_writer(&mut self.0, &integer.into());
        self
    }

    pub(crate) fn append(&mut self, other: &Self) -> &mut Self {
        self.0.extend_from_slice(&other.0);
        self
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// A JSON object that is written key by key, and each key once.
#[derive(Debug)]
pub(crate) struct Object<'a, 'w> {
    json: &'w mut Writer,
    taken: HashSet<Cow<'a, str>>,
    written: usize,
}

impl<'a, 'w> Object<'a, 'w> {
    /// Begins the object behind what was written.
    pub(crate) fn begin(json: &'w mut Writer) -> Self {
        json.raw("{");
        Self { json, taken: HashSet::new(), written: 0 }
    }

    /// Makes room for this many keys.
    pub(crate) fn make_room(&mut self, keys: usize) {
        self.taken.reserve(keys);
    }

    /// Keeps a key from being written.
    pub(crate) fn withhold(&mut self, key: impl Into<Cow<'a, str>>) {
        self.taken.insert(key.into());
    }

    /// Writes a key, and what is to be behind it, unless the key is taken.
    pub(crate) fn put(&mut self, key: impl Into<Cow<'a, str>>, value: impl FnOnce(&mut Writer)) -> Result<(), Reason> {
        let key = key.into();
        if !self.taken.insert(key.clone()) {
            return Err(Reason::Taken);
        }
        if self.written > 0 {
            self.json.raw(",");
        }
        value(self.json.text(&key).raw(":"));
        self.written += 1;
        Ok(())
    }

    pub(crate) fn put_text(&mut self, key: impl Into<Cow<'a, str>>, text: &str) -> Result<(), Reason> {
        self.put(key, |json| {
            json.text(text);
        })
    }

    /// Ends the object, and says how many keys it has.
    pub(crate) fn end(self) -> usize {
        self.json.raw("}");
        self.written
    }
}
