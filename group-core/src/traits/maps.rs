//! String-keyed maps as group traits, whose names are only known when they are written.

use std::collections::{BTreeMap, HashMap};

use group_spec::ReservedTrait;
use serde_core::Serialize;

use super::{
    GroupTraits, WriteError,
    json_form::{Conforming, conform},
    presence::{Presence, presence},
    shape::Shape,
    sink::Sink,
};
use crate::json::node::Node;

macro_rules! maps {
    ($($(#[$attribute:meta])* [$($parameters:tt)*] $Map:ty;)*) => {
        $(
            /// Every key is a trait, and a value that serializes as none is left out.
            ///
            /// A key that is a spelling of a reserved trait goes out under the spec's own, and must hold a value of that
            /// trait's JSON form: a string, for `createdAt` one that [`IsoDate`](crate::IsoDate) accepts, for `employees`
            /// also a number without a fraction and exponent, for `address` an object of strings under the spec's keys in
            /// any spelling, or `null`. Anything else is [`WriteError::WrongType`].
            ///
            /// A key that is the same trait as a declared field or another key is [`WriteError::SentTwice`], and a blank one
            /// [`WriteError::BlankName`].
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl<$($parameters)*> GroupTraits for $Map {
                const __SHAPE: &'static Shape = &Shape::EMPTY;

                fn __write(&self, sink: &mut impl Sink) {
                    for (name, value) in self {
                        if let Err(error) = write_entry(name.as_ref(), value, sink) {
                            sink.fail(error);
                        }
                    }
                }
            }
        )*
    };
}

maps! {
    [K: AsRef<str>, V: Serialize] BTreeMap<K, V>;
    [K: AsRef<str>, V: Serialize, H] HashMap<K, V, H>;
    [] serde_json::Map<String, serde_json::Value>;
    #[cfg(feature = "indexmap")] [K: AsRef<str>, V: Serialize, H] indexmap::IndexMap<K, V, H>;
}

fn write_entry(name: &str, value: &impl Serialize, sink: &mut impl Sink) -> Result<(), WriteError> {
    claim(name, sink)?;
    if presence(value).map_err(|reason| WriteError::unsendable(name, reason))? == Presence::Absent {
        return Ok(());
    }
    let Some(reserved) = ReservedTrait::find(name) else {
        sink.entry(name, value);
        return Ok(());
    };
    let value = serde_json::to_value(value)
        .map_err(|error| WriteError::Value { name: name.to_owned(), message: error.to_string() })?;
    write_reserved(name, reserved, &value, sink)
}

/// Claims the name of a trait, which is not blank.
pub(crate) fn claim(name: &str, sink: &mut impl Sink) -> Result<(), WriteError> {
    if group_spec::is_blank(name) {
        return Err(WriteError::BlankName);
    }
    sink.claim(name)
}

/// Writes the value of a reserved trait under the spec's own spelling, if it is of that trait's form.
pub(crate) fn write_reserved<'a>(
    name: &str,
    reserved: ReservedTrait,
    value: impl Node<'a> + Serialize,
    sink: &mut impl Sink,
) -> Result<(), WriteError> {
    match conform(reserved, value) {
        // An address with nothing in it is left out here as well.
        Ok(Conforming::Address(parts)) if parts.is_empty() => {}
        Ok(value) => sink.entry(reserved.name(), &value),
        Err(found) => return Err(WriteError::WrongType { name: name.to_owned(), reserved, found }),
    }
    Ok(())
}
