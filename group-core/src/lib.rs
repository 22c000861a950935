//! Typed `group` calls of the Segment spec: the reserved traits are checked while your crate compiles, and the struct is
//! written as the spec's payload.
//!
//! A `group` call says that a user belongs to a group (a company, a team, a workspace) and what is known about that group:
//! its *traits*. Twelve trait names are reserved and have a fixed meaning and type. `#[derive(GroupTraits)]` makes a
//! misspelled name, a wrong type or one trait under two spellings a compile error.
//!
//! ```
//! use group_core::{Group, GroupTraits, Identity, Text};
//!
//! #[derive(GroupTraits)]
//! struct Company {
//!     name: String,
//!     industry: Option<String>, // left out when it is `None`
//!     employees: u32,
//!     plan: Plan,
//!     #[group(rename = "total billed")]
//!     total_billed: u64, // a trait of one's own: any type that serde can serialize
//! }
//!
//! #[derive(Text)]
//! #[group(rename_all = "lowercase")]
//! enum Plan {
//!     Free,
//!     Enterprise,
//! }
//! # let _ = Plan::Free;
//!
//! let company = Company {
//!     name: "Initech".into(),
//!     industry: None,
//!     employees: 329,
//!     plan: Plan::Enterprise,
//!     total_billed: 830,
//! };
//! let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &company)?;
//! assert_eq!(
//!     group.to_json()?,
//!     concat!(
//!         r#"{"type":"group","userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","#,
//!         r#""traits":{"name":"Initech","employees":329,"plan":"enterprise","total billed":830}}"#,
//!     ),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The reserved traits
//!
//! | trait | accepted from Rust | on the wire |
//! |---|---|---|
//! | `address` | an [`Address`]: [`PostalAddress`], or a struct that derives it | object |
//! | `createdAt` | a [`Date`]: the date types of `jiff`, `chrono` and `time`, [`IsoDate`]; a bare `String` is refused | ISO-8601 string |
//! | `employees` | a [`Count`]: any integer, or text | number or string |
//! | `avatar`, `description`, `email`, `id`, `industry`, `name`, `phone`, `plan`, `website` | [`Text`]: any string type, UUIDs, URLs, an enum that derives it | string |
//!
//! The spec's table calls `employees` a String, and its payloads send a number, as receivers expect: an integer goes out as a
//! number. `revenue` and `total billed` are in no row of the spec's table, so they are traits of your own.
//!
//! # Absent and null
//!
//! A trait that is left out keeps the value that the receiver has stored, and `null` overwrites it. So `None` leaves the
//! trait out, and `null` is sent only when it is asked for: by [`Update::Clear`], or by a value of your own that is an
//! explicit null, such as `()`.
//!
//! # Cargo features
//!
//! | feature | what it adds |
//! |---|---|
//! | `derive` (default) | the derive macros |
//! | `jiff` (default) | `jiff`'s date types and `std::time::SystemTime` as dates |
//! | `receive` (default) | reading a group call without loss, and judging it by the spec |
//! | `stamp` (default) | `Group::stamp`, which fills in the message ID, the timestamp and the library |
//! | `chrono`, `time` | that crate's date types as dates |
//! | `uuid`, `url`, `bson` | `Uuid`, `Url` and `ObjectId` as text, and `Uuid` and `ObjectId` as IDs |
//! | `indexmap` | `IndexMap` as a map of traits |
//! | `http` | requests of the `http` crate for messages and batches, and what the response means |
//!
//! # Errors
//!
//! The module [`errors`] has every error that the derives give, and how to fix it.
#![doc = ""]
#![doc = include_str!("../docs/sending.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod address;
mod batch;
#[cfg(feature = "receive")]
mod check;
mod context;
mod conversion;
#[cfg(feature = "derive")]
mod derives;
mod display;
#[cfg(feature = "receive")]
mod entries;
mod error;
#[doc = include_str!("../docs/errors.md")]
pub mod errors {}
#[cfg(feature = "receive")]
mod folding;
#[cfg_attr(not(feature = "receive"), expect(dead_code, reason = "only reading asks for the details"))]
mod form;
mod group;
#[cfg(feature = "http")]
pub mod http;
mod id;
mod identity;
mod integrations;
mod into_owned;
mod iso_date;
#[cfg_attr(not(feature = "receive"), expect(dead_code, reason = "only reading asks for the details"))]
mod json;
mod kind;
mod loose;
mod map;
mod newtype;
#[cfg(feature = "receive")]
mod not_json;
mod own;
mod packed;
#[cfg(feature = "receive")]
mod path;
mod presence;
#[cfg(feature = "receive")]
mod raw;
#[cfg(feature = "receive")]
mod read_error;
#[cfg(feature = "receive")]
mod received;
pub mod reserved;
mod shape;
mod sink;
#[cfg(feature = "receive")]
mod trait_map;
mod traits;
mod update;

/// The tables of the spec: the reserved traits, the keys of an address, and the limits.
pub mod spec {
    pub use group_spec::{ADDRESS_KEYS, AddressKey, Kind, RESERVED, ReservedTrait, limits, same_name};
}

pub use address::PostalAddress;
pub use batch::{Batch, BatchFieldError, BatchLimits, PushError, Refusal};
#[cfg(feature = "receive")]
pub use check::{Rule, Severity, Violation, assert_valid, check, check_json};
pub use context::Context;
#[cfg(feature = "derive")]
pub use derives::{Address, Count, Date, GroupTraits, Text};
pub use error::{GroupError, WriteError};
pub use group::{Group, to_json};
pub use id::{Id, IntoId};
pub use identity::Identity;
pub use integrations::Integrations;
pub use iso_date::{IsoDate, IsoDateError};
pub use kind::{Address, AddressValue, Count, CountValue, Date, DateError, DateValue, Text};
pub use own::OwnTrait;
pub use traits::{GroupTraits, HasGroupId};
pub use update::Update;
#[cfg(feature = "receive")]
pub use {
    read_error::ReadError,
    received::ReceivedGroup,
    trait_map::{TraitMap, TraitMapIter},
};

// Bounds that only generated code asks for; here, so that a compile error shows a short path.
#[doc(hidden)]
pub use {
    display::{Direct, Displayed, DisplayedId},
    id::GroupId,
    kind::Part,
    newtype::{HoldsCount, HoldsDate, HoldsText},
    packed::PackedField,
    traits::Flatten,
};

/// What generated code names. Not part of the public interface.
#[doc(hidden)]
pub mod __private;
