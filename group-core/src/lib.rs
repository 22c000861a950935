//! Typed `group` calls of the Segment spec: the reserved traits are checked while your crate compiles, and the struct is
//! written as the spec's payload.
//!
//! A `group` call says that a user belongs to a group (a company, a team, a workspace) and what is known about that group:
//! its *traits*. Twelve trait names are reserved and have a fixed meaning and type.
//! [`#[derive(GroupTraits)]`][derive] makes a misspelled name, a wrong type or one trait under two spellings a compile error.
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
//!     total_billed: u64, // a custom trait: any type that serde can serialize
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
//!         r#""traits":{"name":"Initech","employees":329,"plan":"enterprise","#,
//!         r#""total billed":830}}"#,
//!     ),
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to go on
//!
//! | page | what it is about |
//! |---|---|
//! | [Deriving][derive] | every attribute, and what serde's attributes do |
//! | [Sending](_sending) | from one message to a service |
#![cfg_attr(
    feature = "http",
    doc = "| [Delivery](http) | requests, retries and order, by the HTTP client that you have |"
)]
#![cfg_attr(
    feature = "receive",
    doc = "| [Receiving](_receiving) | from the bytes of a webhook to a row in a database |"
)]
//! | [Testing](_testing) | what a unit test can hold |
#![cfg_attr(
    feature = "schema",
    doc = "| [Tracking plan](schema) | the plan that a data team keeps, made from the types |"
)]
//! | Destinations | the crate `group-destinations`: each vendor's own request out of a group call |
//! | [Errors](_errors) | every error that the derives give, and how to fix it |
//!
//! # The reserved traits
//!
//! | trait | accepted from Rust | on the wire |
//! |---|---|---|
//! | `address` | an [`Address`]: [`PostalAddress`], or a struct that derives it | object |
//! | `createdAt` | a [`Date`]: the date types of `jiff`, `chrono` and `time`, [`IsoDate`]; a bare `String` is refused | ISO-8601 string |
//! | `employees` | a [`Count`]: any integer, or text | number or string |
//! | `id` | an [`Id`]: text, any integer, UUIDs, `ObjectId`s; or [`Text`] | string |
//! | `avatar`, `description`, `email`, `industry`, `name`, `phone`, `plan`, `website` | [`Text`]: any string type, UUIDs, URLs, an enum that derives it | string |
//!
//! The spec's table calls `employees` a String, and its payloads send a number, as receivers expect: an integer goes out as a
//! number. `revenue` and `total billed` are in no row of the spec's table, so they are custom traits.
//!
//! # Absent and null
//!
//! A trait that is left out keeps the value that the receiver has stored, and `null` overwrites it. So `None` leaves the
//! trait out, and `null` is sent only when it is asked for: by [`Update::Clear`], or by the value of a custom trait
//! that is an explicit null, such as `()`.
//!
//! # Cargo features
//!
//! | feature | what it adds |
//! |---|---|
//! | `derive` (default) | the derive macros |
//! | `jiff1` (default) | `jiff`'s date types and `std::time::SystemTime` as dates |
//! | `receive` (default) | reading a group call without loss, and judging it by the spec |
//! | `stamp` (default) | `Group::stamp`, which fills in the message ID, the timestamp and the library |
//! | `chrono04`, `time03` | that crate's date types as dates |
//! | `uuid1`, `url2`, `bson2`, `bson3` | `Uuid`, `Url` and `ObjectId` as text, `Uuid` and `ObjectId` as IDs, `bson::DateTime` as a date |
//! | `indexmap2` | `IndexMap` as a map of traits |
//! | `schema` | JSON Schema and the vendor's tracking plan out of the types |
//! | `http` | delivery by requests of the `http` crate, with the client that you have |
//!
#![cfg_attr(feature = "derive", doc = "[derive]: derive@GroupTraits")]
#![cfg_attr(not(feature = "derive"), doc = "[derive]: trait@GroupTraits")]
#![cfg_attr(docsrs, feature(doc_cfg))]

// A folder imports only those before it in this order: json, value, traits, derived, message, receive, check, send, schema.
#[cfg(feature = "receive")]
mod check;
mod derived;
mod json;
mod message;
#[cfg(feature = "receive")]
mod receive;
#[cfg(feature = "schema")]
pub mod schema;
mod send;
mod traits;
mod value;

#[cfg(feature = "derive")]
mod derives;
#[doc = include_str!("../docs/errors.md")]
#[expect(clippy::doc_markdown, reason = "messages stand there as the compiler prints them")]
pub mod _errors {}

pub mod _sending {
    #![doc = include_str!("../docs/sending.md")]
    //!
    //! The same with Kafka, by `rskafka`:
    //!
    //! ```ignore
    #![doc = include_str!("../docs/clients/kafka.rs")]
    //! ```
    //!
    //! Whatever reads the queue passes a record on as it is: into an outbox by `push_received`, or alone by
    //! `Endpoint::group_json`. An outbox settles the oldest messages first, so that counting them says up to which record the
    //! offset can be committed.

    #[cfg(doc)]
    use super::*;
}

#[cfg(feature = "receive")]
pub mod _receiving {
    #![doc = include_str!("../docs/receiving.md")]

    #[cfg(doc)]
    use super::*;
}

#[doc = include_str!("../docs/testing.md")]
pub mod _testing {}

/// The tables of the spec: the reserved traits, the keys of an address, and the limits.
pub mod spec {
    pub use group_spec::{ADDRESS_KEYS, AddressKey, Kind, RESERVED, ReservedTrait, is_blank, limits, same_name};
}

#[cfg(feature = "http")]
pub mod http {
    #![doc = include_str!("../docs/http.md")]
    //! ## `ureq` 3
    //!
    //! ```ignore
    #![doc = include_str!("../docs/clients/ureq.rs")]
    //! ```
    //! ## `reqwest::blocking`
    //!
    //! ```ignore
    #![doc = include_str!("../docs/clients/reqwest.rs")]
    //! ```
    //! The example `service` of the repository sends with async `reqwest`, from an [`Outbox`].

    pub use crate::send::{
        delivery::{Closed, Delivery, FlushError},
        http::{Endpoint, EndpointError, Verdict, WriteKey, WriteKeyError},
        outbox::{
            Dispatch, DispatchId, Next, Outbox, OutboxSettings, Outcome, RetryPolicy, Undelivered, UndeliveredReason,
        },
    };
}
pub use traits::reserved;

#[cfg(feature = "receive")]
pub use check::{Rule, Severity, Violation, assert_valid, check_json, check_value};
#[cfg(feature = "derive")]
pub use derives::{Address, Count, Date, GroupTraits, Id, Text};
pub use message::{Context, Group, GroupError, Identity, Integrations, to_json};
#[cfg(feature = "receive")]
pub use receive::{ReadError, ReceivedGroup, TraitMap, TraitMapIntoIter, TraitMapIter};
pub use send::{Batch, BatchFieldError, BatchLimits, PushError, Refusal};
pub use traits::{ConversionError, CustomTrait, GroupTraits, HasGroupId, WriteError};
pub use value::{
    Address, AddressValue, Count, CountValue, Date, DateError, DateTimeParts, DateValue, Id, IntoId, IsoDate,
    IsoDateError, OptionalId, PostalAddress, Text, Update, with,
};

// Here, so that a compile error shows a short path.
#[doc(hidden)]
pub use derived::{
    address_part,
    bounds::{CustomDate, Flatten, GroupId, HoldsCount, HoldsDate, HoldsId, HoldsText, OtherText, PackedField},
    conversion::{ArgumentByValue, Fallible, IntoConversionError, TakenByReference, With},
    display::{Direct, Displayed, DisplayedId},
    returned,
};
#[doc(hidden)]
pub use traits::fitting;

/// What generated code names. Not part of the public interface.
#[doc(hidden)]
pub mod __private;
