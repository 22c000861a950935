use std::time::{Instant, SystemTime};

use http::{HeaderName, HeaderValue};

use super::{Dispatch, DispatchId, Undelivered, UndeliveredReason};
use crate::send::{Batch, http::Endpoint};

/// A batch, and what became of it so far.
pub(super) struct Sending {
    pub(super) batch: Batch,
    /// What it counts for in the queue.
    pub(super) bytes: usize,
    /// The request that is out.
    pub(super) dispatch: Option<DispatchId>,
    pub(super) requests: u32,
    /// Requests that got no answer, or one that says no time to come back.
    pub(super) failures: u32,
    /// When the first request was made.
    pub(super) since: Instant,
}

impl Sending {
    pub(super) fn new(batch: Batch, now: Instant) -> Self {
        Self { bytes: batch.body_len(), batch, dispatch: None, requests: 0, failures: 0, since: now }
    }

    pub(super) fn next_request(&mut self, endpoint: &Endpoint, wall_clock: SystemTime) -> Dispatch {
        const RETRY_COUNT: HeaderName = HeaderName::from_static("x-retry-count");

        if self.batch.set_sent_at(wall_clock).is_err() {
            // A clock that is beyond what a date can say tells the receiver nothing.
            self.batch.clear_sent_at();
        }
        let mut request = endpoint.batch(&self.batch);
        if self.requests > 0 {
            request.headers_mut().insert(RETRY_COUNT, HeaderValue::from(self.requests));
        }
        self.requests = self.requests.saturating_add(1);
        let id = DispatchId::unique();
        self.dispatch = Some(id);
        Dispatch { id, request }
    }

    /// Why its messages are not delivered if nothing more is done.
    pub(super) fn stopped(&self) -> UndeliveredReason {
        match self.dispatch {
            Some(_) => UndeliveredReason::Unanswered,
            None => UndeliveredReason::Stopped { requests: self.requests },
        }
    }
}

pub(super) fn undelivered(mut batch: Batch, reason: UndeliveredReason) -> Undelivered {
    // When a body that is put aside was sent is when it will be.
    batch.clear_sent_at();
    Undelivered { messages: batch.len(), body: batch.into_body(), reason }
}
