//! Requests for messages and batches, and what the response means. Feature `http`.
//!
//! Nothing here opens a connection. An [`Endpoint`] makes an [`http::Request`], the client that you have
//! sends it, and a [`Verdict`] says what to do after the response.
//!
//! ```
//! use std::time::SystemTime;
//! use group_core::{Batch, http::{Endpoint, Verdict, WriteKey}};
//! # use http::{HeaderMap, StatusCode};
//!
//! let endpoint = Endpoint::new(Endpoint::EU, WriteKey::new("my-write-key")?)?;
//!
//! let batch = Batch::new();
//! let request = endpoint.batch(&batch);
//! assert_eq!(request.uri(), "https://events.eu1.segmentapis.com/v1/batch");
//!
//! # let (status, headers) = (StatusCode::OK, HeaderMap::new());
//! match Verdict::new(status, &headers, SystemTime::now()) {
//!     Verdict::Accepted => {}          // the messages can be forgotten
//!     Verdict::Retry { after } => {}   // the same batch again, after a while
//!     Verdict::Rejected => {}          // sending it again does not help: keep it, and look into it
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Clients
//!
//! Every client that takes an `http::Request` does. `ureq` 3 does, as the example `send` of the repository shows with
//! retries and backoff: `agent.run(request)`. With `reqwest` a request is converted, and the response has the two parts that the
//! verdict needs:
//!
//! ```ignore
//! let response = client.execute(endpoint.batch(&batch).try_into()?).await?;
//! let verdict = Verdict::new(response.status(), response.headers(), SystemTime::now());
//! ```
//!
//! Whatever the client:
//!
//! - Give it a timeout, and treat an error from it like [`Verdict::Retry`] without a time: the receiver may have the messages or
//!   not.
//! - Give every message an ID with [`Group::message_id`](crate::Group::message_id) before the first attempt. By it the receiver
//!   drops a message that arrives twice.
//! - Let it return the response of every status, and follow no redirect: many clients follow one with a GET, without the body, and
//!   what comes back looks like success.
//! - Wait longer after each failure, with jitter, so that clients do not retry in lockstep.

mod endpoint;
mod verdict;
mod write_key;

pub use endpoint::{Endpoint, EndpointError};
pub use verdict::Verdict;
pub use write_key::{WriteKey, WriteKeyError};
