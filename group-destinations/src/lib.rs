#![doc = include_str!("../README.md")]
//! ## The destinations
//!
//! Each page has the table of what goes where, the limits of the vendor, and a link to its documentation.
//!
//! | | request |
//! |---|---|
//! | [`Mixpanel`] | the group's profile |
//! | [`Amplitude`] | the membership of the user, and the group's properties |
//! | [`PostHog`] | the event `$groupidentify` |
//! | [`CustomerIo`] | an object, and the relationship of the person to it |
//! | [`Intercom`] | a company |
//! | [`HubSpot`] | a company, found by a unique property |
//! | [`Salesforce`] | an account, found by an external ID |
//!
#![doc = include_str!("../docs/relay.md")]

mod amplitude;
mod customer_io;
mod destination;
mod error;
mod form;
mod hubspot;
mod intercom;
mod json;
mod message;
mod mixpanel;
mod posthog;
mod request;
mod salesforce;
mod settings;
mod traits;

pub use amplitude::Amplitude;
pub use customer_io::CustomerIo;
pub use destination::{Converted, Destination, LeftOut, Reason};
pub use error::{ConversionError, SettingError, UrlError};
pub use hubspot::HubSpot;
pub use intercom::Intercom;
pub use mixpanel::Mixpanel;
pub use posthog::PostHog;
pub use salesforce::Salesforce;
pub use settings::Region;
