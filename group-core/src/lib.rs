//! Typed `group` calls of the Segment spec.

mod address;
mod context;
mod display;
mod error;
mod form;
mod group;
mod id;
mod identity;
mod integrations;
mod iso_date;
mod kind;
mod loose;
mod map;
mod own;
mod packed;
mod presence;
pub mod reserved;
mod shape;
mod sink;
mod traits;
mod update;

pub use group_spec as spec;

pub use address::PostalAddress;
pub use context::Context;
pub use error::{GroupError, WriteError};
pub use group::{Group, to_json};
#[cfg(feature = "derive")]
pub use group_derive::{Address, Count, Date, GroupTraits, Text};
pub use id::{Id, IntoId};
pub use identity::Identity;
pub use integrations::Integrations;
pub use iso_date::{IsoDate, IsoDateError};
pub use kind::{Address, AddressValue, Count, CountValue, Date, DateError, DateValue, Text};
pub use own::Own;
pub use traits::{GroupTraits, HasGroupId};
pub use update::Update;

// Bounds that only generated code asks for; here, so that a compile error shows a short path.
#[doc(hidden)]
pub use {display::Displayed, kind::Part, packed::PackedField, traits::Flatten};

/// What generated code names. Not part of the public interface.
#[doc(hidden)]
pub mod __private;
