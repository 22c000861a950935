//! What one value may be: the kinds of values that reserved traits have, one file per kind, and types that are ready made.
//!
//! Every implementation has `do_not_recommend`: the notes of a kind say what to use, and the compiler's list of all types
//! that implement it would bury them.

/// Implements a kind for the types that hold a value of it. `$absent` and `$clear` are what the kind's method returns for
/// `None` and `Keep`, and for `Clear`.
macro_rules! wrappers_pass_on {
    ($Kind:ident::$method:ident -> $Value:ty, $absent:expr, $clear:expr) => {
        #[diagnostic::do_not_recommend]
        impl<T: $Kind> $Kind for Option<T> {
            fn $method(&self) -> $Value {
                self.as_ref().map_or($absent, $Kind::$method)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T: $Kind> $Kind for super::Update<T> {
            fn $method(&self) -> $Value {
                match self {
                    Self::Keep => $absent,
                    Self::Set(value) => value.$method(),
                    Self::Clear => $clear,
                }
            }
        }

        wrappers_pass_on!(@deref $Kind::$method -> $Value,
            (T) &T, (T) &mut T, (T) Box<T>, (T) std::rc::Rc<T>, (T) std::sync::Arc<T>);

        #[diagnostic::do_not_recommend]
        impl<T: $Kind + ToOwned + ?Sized> $Kind for std::borrow::Cow<'_, T> {
            fn $method(&self) -> $Value {
                (**self).$method()
            }
        }
    };
    (@deref $Kind:ident::$method:ident -> $Value:ty, $(($T:ident) $Wrapper:ty),*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<$T: $Kind + ?Sized> $Kind for $Wrapper {
                fn $method(&self) -> $Value {
                    (**self).$method()
                }
            }
        )*
    };
}

/// The field that holds the part of an address, of whatever type has one for each.
macro_rules! address_part {
    ($key:expr => $($address:tt)+) => {
        match $key {
            group_spec::AddressKey::City => $($address)+.city,
            group_spec::AddressKey::Country => $($address)+.country,
            group_spec::AddressKey::PostalCode => $($address)+.postal_code,
            group_spec::AddressKey::State => $($address)+.state,
            group_spec::AddressKey::Street => $($address)+.street,
        }
    };
}

mod address;
mod calendar;
mod count;
mod date;
#[cfg(any(feature = "bson2", feature = "bson3", feature = "chrono04", feature = "jiff1", feature = "time03"))]
mod date_types;
pub(crate) mod describe;
mod id;
pub(crate) mod iso_date;
mod postal_address;
mod text;
mod update;
pub mod with;
pub(crate) mod writes;

pub use self::{
    address::{Address, AddressValue},
    count::{Count, CountValue, count_of_text},
    date::{Date, DateError, DateTimeParts, DateValue},
    id::{Id, IntoId, OptionalId},
    iso_date::{IsoDate, IsoDateError},
    postal_address::PostalAddress,
    text::Text,
    update::Update,
};
