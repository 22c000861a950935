//! Types whose fields are traits, and how they are written.

mod custom;
mod error;
pub mod fitting;
#[cfg_attr(not(feature = "receive"), expect(dead_code, reason = "only reading asks for the details"))]
pub(crate) mod json_form;
pub(crate) mod json_sink;
pub(crate) mod json_value;
pub(crate) mod map_sink;
pub(crate) mod maps;
mod names;
pub(crate) mod presence;
pub mod reserved;
mod serializer_methods;
pub(crate) mod shape;
pub(crate) mod sink;
mod watched;

use std::{borrow::Cow, rc::Rc, sync::Arc};

pub use self::{
    custom::CustomTrait,
    error::{ConversionError, WriteError},
};
use self::{shape::Shape, sink::Sink};

/// A type whose fields are group traits: what is known about a group.
///
/// Derive it on a struct with named fields. Every field is a trait under its own name; a field whose name is a spelling of
/// one of the [reserved traits](crate::reserved) must be of that trait's type, and every other field is a custom trait, of any type that
/// implements `serde::Serialize`.
#[cfg_attr(feature = "derive", doc = "The [derive macro](derive@crate::GroupTraits) has the attributes.")]
///
/// No type implements it by hand. Where the traits are only known at run time, use a map or a `TraitMap`.
///
/// Besides derived structs these are group traits: `()`, which has none; [`Option`], references, `Box`, `Rc`, `Arc` and `Cow` of
/// another; and string-keyed maps, whose keys are checked when they are written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no group traits",
    label = "expected a type with `#[derive(GroupTraits)]`, or a map with string keys",
    note = "for a struct of your own, add `#[derive(group_core::GroupTraits)]` to it",
    note = "for a map, use keys of text and values that serde can serialize",
    note = "for traits that are not known before the program runs, use a map such as `serde_json::Map<String, serde_json::Value>`"
)]
pub trait GroupTraits {
    #[doc(hidden)]
    const __SHAPE: &'static Shape;

    #[doc(hidden)]
    fn __write(&self, sink: &mut impl Sink);

    /// Whether the payload has no `traits` at all.
    #[doc(hidden)]
    fn __is_none(&self) -> bool {
        false
    }
}

/// A type that knows the ID of its group, by a field with `#[group(group_id)]`.
///
/// It is what [`Group::of`](crate::Group::of) takes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say which of its fields is the group ID",
    label = "no field with `#[group(group_id)]`",
    note = "to name the field that holds it, add `#[group(group_id)]` to that field, which must be one of the struct itself",
    note = "to give the ID where the call is made, use `Group::new`"
)]
pub trait HasGroupId: GroupTraits {
    /// The group ID, as it goes into `groupId`.
    fn group_id(&self) -> Cow<'_, str>;

    /// The group ID for as long as `Self` lives: a reference lends it, and anything else copies it.
    #[doc(hidden)]
    fn __lasting_group_id<'a>(&self) -> Cow<'a, str>
    where
        Self: 'a,
    {
        Cow::Owned(self.group_id().into_owned())
    }
}

/// No traits: `traits` is left out of the payload.
#[diagnostic::do_not_recommend]
impl GroupTraits for () {
    const __SHAPE: &'static Shape = &Shape::EMPTY;

    fn __write(&self, _: &mut impl Sink) {}

    fn __is_none(&self) -> bool {
        true
    }
}

/// `None` has no traits: `traits` is left out of the payload.
#[diagnostic::do_not_recommend]
impl<T: GroupTraits> GroupTraits for Option<T> {
    const __SHAPE: &'static Shape = T::__SHAPE;

    fn __write(&self, sink: &mut impl Sink) {
        if let Some(traits) = self {
            traits.__write(sink);
        }
    }

    fn __is_none(&self) -> bool {
        self.as_ref().is_none_or(T::__is_none)
    }
}

macro_rules! pointers_pass_on {
    ($([$($bound:tt)*] $Pointer:ty $({$($more:tt)*})?;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T: GroupTraits $($bound)*> GroupTraits for $Pointer {
                const __SHAPE: &'static Shape = T::__SHAPE;

                fn __write(&self, sink: &mut impl Sink) {
                    (**self).__write(sink);
                }

                fn __is_none(&self) -> bool {
                    (**self).__is_none()
                }
            }

            #[diagnostic::do_not_recommend]
            impl<T: HasGroupId $($bound)*> HasGroupId for $Pointer {
                fn group_id(&self) -> Cow<'_, str> {
                    (**self).group_id()
                }

                $($($more)*)?
            }
        )*
    };
}

pointers_pass_on! {
    [+ ?Sized] &T {
        fn __lasting_group_id<'a>(&self) -> Cow<'a, str>
        where
            Self: 'a,
        {
            let traits: &'a T = self;
            traits.group_id()
        }
    };
    [+ ?Sized] &mut T;
    [+ ?Sized] Box<T>;
    [+ ?Sized] Rc<T>;
    [+ ?Sized] Arc<T>;
    [+ ToOwned + ?Sized] Cow<'_, T>;
}
