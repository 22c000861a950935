//! Custom traits: any type of serde.

use serde_core::Serialize;

use super::sink::{Key, Sink};

/// A value that can be a custom trait, which is one that is not reserved: every type that serde can serialize. Nothing implements
/// it by hand.
///
/// A value that serializes as none is left out, so that aliases, generics and `Box<Option<_>>` work; a value that
/// serializes as unit, such as `()` and [`Update::Clear`](crate::Update::Clear), is sent as `null`. A float that is infinite
/// or not a number has no form in JSON: at any depth it is an error, [`WriteError::NotFinite`](crate::WriteError::NotFinite).
///
/// On the way to JSON, as by [`Group::to_json`](crate::Group::to_json), it is serialized once. A serializer of serde is given the
/// name before the value, so that a first look has to tell whether there is one: a value that has become absent or not finite by
/// the second is an error, and never `null`.
#[diagnostic::on_unimplemented(
    message = "a group trait must be serializable, and `{Self}` is not",
    label = "`serde::Serialize` is not implemented",
    note = "for a type of your own, add `#[derive(serde::Serialize)]` to it",
    note = "for a type of another crate, turn on the Cargo feature of that crate for serde; `Rc` and `Arc` need the feature `rc` of \
            serde itself",
    note = "to send the value's `Display` text, add `#[group(display)]` to the field",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
    note = "to send the group traits that the type has, add `#[group(flatten)]`",
    note = "to leave the field out, add `#[group(skip)]`"
)]
pub trait CustomTrait {
    #[doc(hidden)]
    fn write_as(&self, key: &Key, sink: &mut impl Sink);
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> CustomTrait for T {
    fn write_as(&self, key: &Key, sink: &mut impl Sink) {
        sink.custom(key, self);
    }
}
