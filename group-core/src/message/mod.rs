//! The group call.

mod context;
mod error;
mod group;
mod identity;
mod integrations;
pub(crate) mod key;
pub(crate) mod open_object;
mod stamp;

#[cfg(feature = "receive")]
pub(crate) use self::group::check_message_id;
pub use self::{
    context::Context,
    error::GroupError,
    group::{Group, to_json},
    identity::Identity,
    integrations::Integrations,
};
