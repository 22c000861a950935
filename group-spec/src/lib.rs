//! The tables of the Segment spec "Group", as data.
//!
//! The derive macros and the runtime of `group-core` read the spec from here, so that each of its
//! facts is written once: the [reserved traits](ReservedTrait) and the
//! [keys of an address](AddressKey), when two names are [the same](same_name), which names are
//! [a near miss](ReservedTrait::near) or [another name](ReservedTrait::by_other_name) of a reserved one,
//! which are [secrets](is_secret), and the [limits] of a message.

mod address;
mod fold;
pub mod limits;
mod names;
mod near;
mod secret;
mod traits;

pub use address::{ADDRESS_KEYS, AddressKey};
pub use fold::{fold, is_blank, same_name};
pub use names::{Spelling, folded_hash};
pub use near::is_nearly;
pub use secret::is_secret;
pub use traits::{Kind, RESERVED, ReservedTrait};
