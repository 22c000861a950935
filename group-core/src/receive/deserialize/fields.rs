use std::{any::type_name, borrow::Cow, collections::HashSet, vec};

use group_spec::{Kind, ReservedTrait};
use serde_core::de::{DeserializeSeed, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Failure, Folding, Place, key::Key, unreadable};
use crate::{
    json::{
        node::{Json, Name, Node},
        path::child,
    },
    receive::ReadError,
};

/// The entries of an object as serde asks for them. Where a key comes twice, the first counts.
pub(super) struct Fields<'de> {
    path: String,
    place: Place<'de>,
    repeated: Vec<String>,
    fields: vec::IntoIter<Field<'de>>,
    /// The one whose key was asked for.
    next: Option<(Name<'de>, &'de RawValue)>,
    /// Whether a struct asks, which passes over a name that is no text like any other that it does not know.
    is_struct: bool,
    /// What a struct asks for and is not there.
    left_out: Vec<&'static str>,
}

struct Field<'de> {
    /// The name that is asked for.
    key: Cow<'de, str>,
    /// The name that was received.
    name: Name<'de>,
    value: &'de RawValue,
}

impl<'de> Fields<'de> {
    /// The entries under their own names.
    pub(super) fn under_own_names(object: Folding<'de>) -> Self {
        Self { is_struct: false, ..Self::for_struct(object, &[]) }
    }

    /// The entries under the names of the fields that they are a spelling of, and all others under their own.
    pub(super) fn for_struct(object: Folding<'de>, names: &'static [&'static str]) -> Self {
        let Folding { path, entries, place, repeated } = object;
        let (mut seen, mut taken, mut fields) = (HashSet::new(), Vec::<&str>::new(), Vec::new());
        for (name, value) in entries {
            if !seen.insert(name.clone()) {
                continue;
            }
            let names = if name.is_broken() { &[] } else { names };
            let exact = names.iter().find(|field| **field == &*name);
            let field = exact.or_else(|| names.iter().find(|field| group_spec::same_name(field, &name)));
            let is_apart = exact.is_some() && repeated.iter().all(|place| *place != child(&path, &name));
            let is_taken =
                |field| taken.iter().any(|other| *other == field || !is_apart && group_spec::same_name(other, field));
            match field {
                Some(field) if is_taken(field) => {}
                Some(field) => {
                    taken.push(field);
                    fields.push(Field { key: Cow::Borrowed(field), name, value });
                }
                None => fields.push(Field { key: name.clone().into_text(), name, value }),
            }
        }
        let left_out = names.iter().filter(|name| !taken.contains(name)).copied().collect();
        Self { path, place, repeated, fields: fields.into_iter(), next: None, is_struct: true, left_out }
    }

    /// Shows them to the visitor. A failure names a field only where it is surely one of this object: serde keeps what is
    /// behind `flatten`, `tag` and `untagged` for later, and then the failure may be about any object in it.
    pub(super) fn visit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failure> {
        let read = visitor.visit_map(&mut self);
        // Nothing is passed over in silence.
        let read = if self.fields.len() > 0 { read.and(Err(Failure::Other)) } else { read };
        read.map_err(|failure| match (failure, &self.next) {
            (Failure::Missing(name), _) if self.left_out.contains(&name) => {
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
            let (path, target) = (child(&self.path, &name), type_name::<K::Value>());
            let found = "a name with half of a surrogate pair";
            return Err(Failure::Located(ReadError::Value { path, target, found }));
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
            let address = Folding { path: path(), entries, place, repeated: self.repeated.clone() };
            return seed.deserialize(address).map_err(|failure| Failure::Located(failure.at::<S::Value>(&path())));
        }
        seed.deserialize(&mut serde_json::Deserializer::from_str(value.get()))
            .map_err(|_| Failure::Located(unreadable::<S::Value>(path(), &value.json())))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.fields.len())
    }
}
