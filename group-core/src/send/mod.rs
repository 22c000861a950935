//! Many messages in one body, requests, and a queue that sends them.

mod batch;
mod batch_error;
#[cfg(feature = "http")]
pub(crate) mod delivery;
#[cfg(feature = "http")]
pub(crate) mod http;
#[cfg(feature = "http")]
pub(crate) mod outbox;

pub use self::{
    batch::{Batch, BatchLimits},
    batch_error::{BatchFieldError, PushError, Refusal},
};
