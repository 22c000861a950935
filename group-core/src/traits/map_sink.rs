use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};

use super::{
    GroupTraits, WriteError,
    names::Names,
    presence::{Presence, presence},
    shape::Shape,
    sink::{Name, Sink},
    watched::{Notes, WatchedValue},
};
use crate::value::DateValue;

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

    /// The key goes out before the value, so that a first look has to tell whether there is one.
    #[inline]
    fn custom<V: Serialize + ?Sized>(&mut self, name: &(impl Name + ?Sized), value: &V) {
        if self.error.is_some() {
            return;
        }
        match presence(value) {
            Ok(Presence::Present) => {}
            Ok(Presence::Absent) => return,
            Err(reason) => return self.fail(WriteError::unsendable(name.name(), reason)),
        }
        let notes = Notes::default();
        let written = self.map.serialize_entry(name.name(), &WatchedValue::whole(value, &notes));
        if !notes.is_empty() {
            self.fail(notes.error(name.name()));
        } else if let Err(error) = written {
            self.error = Some(error);
        }
    }

    #[inline]
    fn ready(&mut self, name: &(impl Name + ?Sized), _: &str, value: &(impl Serialize + ?Sized)) {
        self.entry(name, value);
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

    fn expect(&mut self, names: usize) {
        self.names.expect(names);
    }

    fn claim(&mut self, name: &str, hash: u32) -> Result<(), WriteError> {
        self.names.claim(name, hash)
    }
}

/// An object as a value of serde.
pub(crate) struct AsMap<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: GroupTraits + ?Sized> Serialize for AsMap<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MapSink::object(serializer, T::__SHAPE, |sink| self.0.__write(sink))
    }
}
