//! String-keyed maps as group traits, whose names are only known when they are written.

use std::collections::{BTreeMap, HashMap};

use group_spec::ReservedTrait;
use serde_core::Serialize;

use super::{
    GroupTraits, WriteError,
    json_form::{Conforming, conform},
    json_value::to_json,
    shape::Shape,
    sink::Sink,
};
use crate::json::verbatim::Verbatim;

macro_rules! maps {
    ($($(#[$attribute:meta])* [$($parameters:tt)*] $Map:ty;)*) => {
        $(
            /// Every key is a trait, and a value that serializes as none is left out.
            ///
            /// A key that is a spelling of a reserved trait goes out under the spec's own, and must hold a value of that
            /// trait's JSON form: a string, for `createdAt` one that [`IsoDate`](crate::IsoDate) accepts, for `employees`
            /// also a number without a fraction and exponent, for `id` also an integer, which goes out as text, for `address` an object of strings under the spec's keys in
            /// any spelling, or `null`. Anything else is [`WriteError::WrongType`].
            ///
            /// A key that is the same trait as a declared field or another key is [`WriteError::SentTwice`], and a blank one
            /// [`WriteError::BlankName`].
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl<$($parameters)*> GroupTraits for $Map {
                const __SHAPE: &'static Shape = &Shape::EMPTY;

                fn __write(&self, sink: &mut impl Sink) {
                    sink.expect(self.len());
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
    #[cfg(feature = "indexmap2")] [K: AsRef<str>, V: Serialize, H] indexmap::IndexMap<K, V, H>;
}

fn write_entry(name: &str, value: &impl Serialize, sink: &mut impl Sink) -> Result<(), WriteError> {
    let Some(reserved) = claim(name, sink)? else {
        sink.custom(name, value);
        return Ok(());
    };
    match to_json(value).map_err(|reason| WriteError::unsendable(name, reason))? {
        Some(json) => write_reserved(name, reserved, Verbatim::Value(&json), sink),
        None => Ok(()),
    }
}

/// Claims the name of a trait, which is not blank, and says which reserved trait it is.
#[inline]
pub(crate) fn claim(name: &str, sink: &mut impl Sink) -> Result<Option<ReservedTrait>, WriteError> {
    if group_spec::is_blank(name) {
        return Err(WriteError::BlankName);
    }
    let hash = group_spec::folded_hash(name);
    sink.claim(name, hash)?;
    Ok(ReservedTrait::find_hashed(name, hash))
}

/// Writes the value of a reserved trait under the spec's own spelling, if it is of that trait's form.
pub(crate) fn write_reserved(
    name: &str,
    reserved: ReservedTrait,
    value: Verbatim<'_>,
    sink: &mut impl Sink,
) -> Result<(), WriteError> {
    match conform(reserved, value) {
        // An address with nothing in it is left out here as well.
        Ok(Conforming::Address(parts)) if parts.is_empty() => {}
        Ok(Conforming::Value(value)) => sink.ready(reserved.name(), value.text(), &value),
        Ok(value) => sink.entry(reserved.name(), &value),
        Err(found) => return Err(WriteError::WrongType { name: name.to_owned(), reserved, found }),
    }
    Ok(())
}
