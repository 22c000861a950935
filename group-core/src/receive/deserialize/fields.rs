use std::{borrow::Cow, collections::HashSet, vec};

use group_spec::{Kind, ReservedTrait};
use serde_core::de::{DeserializeSeed, MapAccess, Visitor};

use super::{
    Failure, Folding, Place, SameField,
    asked::{Asked, Taken},
    expectation,
    key::Key,
    unreadable,
};
use crate::{
    json::{
        node::{Json, Name, Node},
        path::child,
        verbatim::Verbatim,
    },
    receive::ReadError,
};

/// The entries of an object as serde asks for them. Where a key comes twice, the first counts.
pub(super) struct Fields<'de> {
    path: String,
    place: Place<'de>,
    of_address: SameField,
    fields: vec::IntoIter<Field<'de>>,
    /// The one whose key was asked for.
    next: Option<(Name<'de>, Verbatim<'de>)>,
    /// Whether a struct asks, which passes over a name that is no text like any other that it does not know.
    is_struct: bool,
    /// What a struct asks for.
    asked: Asked,
}

struct Field<'de> {
    /// The name that is asked for.
    key: Cow<'de, str>,
    /// The name that was received.
    name: Name<'de>,
    value: Verbatim<'de>,
}

impl<'de> Fields<'de> {
    /// The entries under their own names.
    pub(super) fn under_own_names(object: Folding<'de>) -> Self {
        Self { is_struct: false, ..Self::for_struct(object, &[]) }
    }

    /// The entries under the names of the fields that they are a spelling of, and all others under their own.
    pub(super) fn for_struct(object: Folding<'de>, names: &'static [&'static str]) -> Self {
        let Folding { path, entries, place, fields: same_field, of_address } = object;
        let (mut asked, mut others) = (Asked::new(names), HashSet::new());
        let mut fields = Vec::with_capacity(entries.len());
        for (name, value) in entries {
            let key = match asked.take(&name, same_field) {
                Taken::Field(field) => Cow::Borrowed(field),
                Taken::Unknown if others.insert(name.clone()) => name.clone().into_text(),
                Taken::Unknown | Taken::Before => continue,
            };
            fields.push(Field { key, name, value });
        }
        let fields = fields.into_iter();
        Self { path, place, of_address, fields, next: None, is_struct: true, asked }
    }

    /// Shows them to the visitor. A failure names a field only where it is surely one of this object: serde keeps what is
    /// behind `flatten`, `tag` and `untagged` for later, and then the failure may be about any object in it.
    pub(super) fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failure> {
        let read = visitor.visit_map(&mut self);
        // Nothing is passed over in silence.
        let read = if self.fields.len() > 0 { read.and(Err(Failure::Other)) } else { read };
        read.map_err(|failure| match (failure, &self.next) {
            (Failure::Missing(name), _) if self.asked.is_left_out(name) => {
                Failure::Located(ReadError::Missing { path: child(&self.path, name) })
            }
            (Failure::Repeated, Some((name, _))) => {
                Failure::Located(ReadError::Repeated { path: child(&self.path, name) })
            }
            (failure, _) => failure,
        })
    }
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        let Some(Field { key, name, value }) = self.fields.next() else { return Ok(None) };
        if name.is_broken() && !self.is_struct {
            let path = child(&self.path, &name);
            let found = "a name with half of a surrogate pair";
            return Err(Failure::Located(ReadError::Value { path, expected: Some("text".to_owned()), found }));
        }
        let key = seed.deserialize(Key(key)).map_err(|failure| match failure {
            Failure::Unknown => Failure::Located(ReadError::UnknownField { path: child(&self.path, &name) }),
            failure => failure,
        })?;
        self.next = Some((name, value));
        Ok(Some(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Failure> {
        // Nobody asks for a value before its key.
        let Some((name, value)) = self.next.take() else { return Err(Failure::Other) };
        let path = || child(&self.path, &name);
        let is_address = || ReservedTrait::find(&name).is_some_and(|reserved| reserved.kind() == Kind::Address);
        if matches!(self.place, Place::Traits) && is_address() && matches!(value.json(), Json::Object) {
            let (entries, place) = (value.entries(), Place::Address(value));
            let address =
                Folding { path: path(), entries, place, fields: self.of_address, of_address: self.of_address };
            return seed.deserialize(address).map_err(|failure| Failure::Located(failure.at(&path())));
        }
        seed.deserialize(&mut serde_json::Deserializer::from_str(value.text()))
            .map_err(|error| Failure::Located(unreadable(path(), &value.json(), expectation(&error))))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.fields.len())
    }
}
