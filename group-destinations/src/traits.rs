//! Where traits go.

use std::borrow::Cow;

use group_core::spec::{AddressKey, ReservedTrait, is_blank};
use serde_json::value::RawValue;

use crate::{
    LeftOut, Reason,
    form::{Form, Value},
    json::{self, Entry, Json, Object, Writer},
    message::Message,
    settings::Mapping,
};

/// A reserved trait, its name in the destination, and its form there.
pub(crate) type Field = (ReservedTrait, &'static str, Form);

/// Writes every trait: a reserved one under its name in the destination or the spec, a custom one under the name that it has.
/// A custom trait whose name means something else to the destination is left out. `null` is a value here.
pub(crate) fn write_all<'a>(
    message: &Message<'a>,
    renamed: &[Field],
    without: &[&str],
    object: &mut Object<'a, '_>,
    left_out: &mut Vec<LeftOut>,
) {
    object.make_room(message.traits.len());
    for entry in &message.traits {
        let Some(name) = named(entry, left_out) else { continue };
        let written = match ReservedTrait::find(name) {
            Some(address @ ReservedTrait::Address) if matches!(Json::of(entry.value), Json::Object) => {
                object.put(address.name(), |json| write_address(name, entry.value, json, left_out))
            }
            Some(reserved) => {
                let as_in_spec = (reserved, reserved.name(), Form::of(reserved.kind()));
                let (_, key, form) = renamed.iter().copied().find(|field| field.0 == reserved).unwrap_or(as_in_spec);
                or_null(form.read(entry.value)).and_then(|value| object.put(key, |json| value.write(json)))
            }
            None if without.contains(&name.as_ref()) => Err(Reason::NoPlace),
            None => or_null(Form::Any.read(entry.value))
                .and_then(|value| object.put(name.clone(), |json| value.write(json))),
        };
        note(name, written, left_out);
    }
}

fn write_address(name: &str, address: &RawValue, json: &mut Writer, left_out: &mut Vec<LeftOut>) {
    let mut object = Object::begin(json);
    for part in json::entries(address) {
        let Some(part_name) = &part.name else {
            note(&path(name, part.key), Err(BROKEN_NAME), left_out);
            continue;
        };
        let (key, form) = match AddressKey::find(part_name) {
            Some(key) => (Cow::Borrowed(key.name()), Form::Text),
            None => (part_name.clone(), Form::Any),
        };
        if let Err(reason) = or_null(form.read(part.value)).and_then(|value| object.put(key, |json| value.write(json)))
        {
            note(&path(name, part_name), Err(reason), left_out);
        }
    }
    object.end();
}

fn or_null(value: Result<Value<'_>, Reason>) -> Result<Value<'_>, Reason> {
    match value {
        Err(Reason::Null) => Ok(Value::Received("null")),
        value => value,
    }
}

/// The fields that a destination has.
#[derive(Debug)]
pub(crate) struct Fields {
    pub(crate) traits: &'static [Field],
    /// The fields for the parts of an address.
    pub(crate) address: &'static [(AddressKey, &'static str)],
}

/// Where a trait goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    pub(crate) field: &'a str,
    pub(crate) form: Form,
    /// Whether a setting says so.
    pub(crate) is_mapped: bool,
}

/// Puts every trait that has a field into it: that of a setting, or the destination's own.
pub(crate) fn place_all<'a>(
    message: &Message<'a>,
    fields: &Fields,
    mapping: &'a Mapping,
    left_out: &mut Vec<LeftOut>,
    mut put: impl FnMut(Place<'a>, &'a RawValue) -> Result<(), Reason>,
) {
    for entry in &message.traits {
        let Some(name) = named(entry, left_out) else { continue };
        let placed = match (mapping.find(name), ReservedTrait::find(name)) {
            (Some(field), _) if is_blank(field) => Err(Reason::NoPlace),
            (Some(field), _) => put(Place { field, form: Form::Scalar, is_mapped: true }, entry.value),
            (None, Some(ReservedTrait::Address)) if !fields.address.is_empty() => {
                place_address(name, entry.value, fields.address, left_out, &mut put)
            }
            (None, reserved) => match fields.traits.iter().find(|field| Some(field.0) == reserved) {
                Some(&(_, field, form)) => put(Place { field, form, is_mapped: false }, entry.value),
                None => Err(Reason::NoPlace),
            },
        };
        note(name, placed, left_out);
    }
}

fn place_address<'a>(
    name: &str,
    address: &'a RawValue,
    fields: &[(AddressKey, &'static str)],
    left_out: &mut Vec<LeftOut>,
    put: &mut impl FnMut(Place<'a>, &'a RawValue) -> Result<(), Reason>,
) -> Result<(), Reason> {
    Form::Object.read(address)?;
    let parts = json::entries(address);
    if parts.is_empty() {
        return Err(Reason::Null);
    }
    for part in parts {
        let key = part.name.as_deref().and_then(AddressKey::find);
        let placed = match fields.iter().find(|field| Some(field.0) == key) {
            Some(&(_, field)) => put(Place { field, form: Form::Text, is_mapped: false }, part.value),
            None => Err(Reason::NoPlace),
        };
        if placed.is_err() {
            note(&path(name, part.name.as_deref().unwrap_or(part.key)), placed, left_out);
        }
    }
    Ok(())
}

const BROKEN_NAME: Reason = Reason::WrongType { found: "a name with half of a surrogate pair", expected: "whole text" };

/// The name of a trait; one that no Rust string can hold is left out, called by its JSON text.
fn named<'e, 'a>(entry: &'e Entry<'a>, left_out: &mut Vec<LeftOut>) -> Option<&'e Cow<'a, str>> {
    if entry.name.is_none() {
        note(entry.key, Err(BROKEN_NAME), left_out);
    }
    entry.name.as_ref()
}

fn path(address: &str, part: &str) -> String {
    format!("{address}.{part}")
}

fn note(name: &str, placed: Result<(), Reason>, left_out: &mut Vec<LeftOut>) {
    if let Err(reason) = placed {
        left_out.push(LeftOut::new(name, reason));
    }
}
