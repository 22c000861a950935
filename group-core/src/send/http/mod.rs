//! Requests for messages and batches, and what the response means.

mod endpoint;
mod verdict;
mod write_key;

pub use self::endpoint::{Endpoint, EndpointError};
pub use self::verdict::Verdict;
pub use self::write_key::{WriteKey, WriteKeyError};
