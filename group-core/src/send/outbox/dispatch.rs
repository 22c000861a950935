use std::{
    fmt,
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

use http::{Request, StatusCode};

/// What an [`Outbox`](super::Outbox) wants next.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "it is moved once for a request, which costs far more")]
#[must_use = "a dispatch that is dropped is never sent"]
pub enum Next {
    /// A request to make.
    Send(Dispatch),
    /// Nothing to do before this time, unless something is pushed or flushed.
    WaitUntil(Instant),
    /// Nothing to do before something is pushed, or the request that is out is answered.
    Idle,
}

/// A request to make. [`answered`](super::Outbox::answered) or [`failed`](super::Outbox::failed) then says what became of it; until
/// one of them is called, the outbox sends nothing else.
#[must_use = "a dispatch that is dropped is never sent"]
pub struct Dispatch {
    /// By which its answer is found.
    pub id: DispatchId,
    /// The request, with the body of a batch.
    pub request: Request<Vec<u8>>,
}

/// Says how long the body is, and not what is in it: traits are personal data.
impl fmt::Debug for Dispatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dispatch")
            .field("id", &self.id)
            .field("uri", self.request.uri())
            .field("body_len", &self.request.body().len())
            .finish_non_exhaustive()
    }
}

/// Which request an answer belongs to. No two requests of a process have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DispatchId(u64);

impl DispatchId {
    pub(super) fn unique() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// What an answer, or that there was none, means for the messages of the request.
///
/// `Accepted` and `Undelivered` settle the oldest messages, in the order in which they were pushed: a caller can count.
#[derive(Debug)]
#[non_exhaustive]
#[must_use = "what is not delivered is given back here"]
pub enum Outcome {
    /// The receiver has the messages.
    Accepted {
        /// How many.
        messages: usize,
    },
    /// The batch is sent again, and nothing is sent before.
    Retrying {
        /// When.
        at: Instant,
    },
    /// The messages are not sent again. They are given back.
    Undelivered(Undelivered),
    /// No request with this ID is out: it was answered before, or is of another outbox. Nothing changes.
    Unknown,
}

/// Messages that were not delivered, as the body of a batch.
///
/// The body can be kept, and posted later by [`Endpoint::batch_json`](crate::http::Endpoint::batch_json). Its messages have their IDs, so that a receiver which
/// has some of them drops those. Messages that were pushed later may have arrived before: traits in the body then overwrite newer
/// ones of the same group.
#[must_use = "these messages are nowhere else"]
pub struct Undelivered {
    /// The body, as JSON, without `sentAt`.
    pub body: Vec<u8>,
    /// How many messages it has.
    pub messages: usize,
    /// Why they were not delivered.
    pub reason: UndeliveredReason,
}

/// Says how long the body is, and not what is in it: traits are personal data.
impl fmt::Debug for Undelivered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Undelivered")
            .field("messages", &self.messages)
            .field("body_len", &self.body.len())
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// Why messages were not delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UndeliveredReason {
    /// The receiver does not take the request; see [`Verdict`](crate::http::Verdict). It may be at fault in one message: judge
    /// them by `check_json`, or send the halves.
    Rejected {
        /// What it answered.
        status: StatusCode,
    },
    /// As often and as long as the [`RetryPolicy`](crate::http::RetryPolicy) says, the receiver did not accept them. It has them
    /// if only its answers got lost.
    GivenUp {
        /// How many requests were made.
        requests: u32,
        /// The last answer, if there was one.
        status: Option<StatusCode>,
    },
    /// The request was out when sending stopped. It may still arrive.
    Unanswered,
    /// They were in the queue when sending stopped.
    Stopped {
        /// How many requests were made, each with no answer or one that asked for another. After one, the receiver may have them.
        requests: u32,
    },
}

impl fmt::Display for UndeliveredReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected { status } => write!(f, "rejected with {status}"),
            Self::GivenUp { requests, status: Some(status) } => write!(f, "{status} after {}", Requests(*requests)),
            Self::GivenUp { requests, status: None } => write!(f, "no answer after {}", Requests(*requests)),
            Self::Unanswered => f.write_str("no answer yet when sending stopped"),
            Self::Stopped { requests: 0 } => f.write_str("not sent yet when sending stopped"),
            Self::Stopped { requests } => write!(f, "not accepted in {} when sending stopped", Requests(*requests)),
        }
    }
}

struct Requests(u32);

impl fmt::Display for Requests {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, if self.0 == 1 { "request" } else { "requests" })
    }
}
