//! Many messages in one body, and requests.

mod batch;
mod batch_error;
#[cfg(feature = "http")]
pub mod http;

pub use self::{
    batch::{Batch, BatchLimits},
    batch_error::{BatchFieldError, PushError, Refusal},
};
