//! The tables of the Segment spec "Group", as data.
//!
//! The derive macros and the runtime of `group-core` read the spec from here, so that each of its
//! facts is written once: the [reserved traits](ReservedTrait) and the
//! [keys of an address](AddressKey), when two names are [the same](same_name), which names are
//! [a near miss](ReservedTrait::near) of a reserved one, and the [limits] of a message.

mod address;
mod fold;
pub mod limits;
mod near;
mod traits;

pub use address::{ADDRESS_KEYS, AddressKey};
pub use fold::{fold, folded_hash, is_blank, same_name};
pub use near::is_nearly;
pub use traits::{Kind, RESERVED, ReservedTrait};
