//! The state machine between a group call and a receiver that has it. It does no I/O.

mod dispatch;
mod sending;
mod settings;

use std::{
    collections::VecDeque,
    fmt,
    time::{Duration, Instant, SystemTime},
};

use http::{HeaderMap, StatusCode};

use self::sending::{Sending, undelivered};
pub use self::{
    dispatch::{Dispatch, DispatchId, Next, Outcome, Undelivered, UndeliveredReason},
    settings::{OutboxSettings, RetryPolicy},
};
#[cfg(feature = "receive")]
use crate::receive::ReceivedGroup;
use crate::{
    message::Group,
    send::{
        Batch, PushError, Refusal,
        http::{Endpoint, Verdict},
    },
    traits::{GroupTraits, WriteError},
};

/// A queue of messages on their way to a receiver. It says what to send and when, and leaves the sending to you.
///
/// **What is pushed is accepted by the receiver or comes back, exactly once; it goes out in the order of the pushes; and never are
/// two requests out at once.** A message that arrives twice has the same ID both times.
///
/// Three things break this promise:
///
/// - The process ends. The queue is in memory; [`into_undelivered`](Self::into_undelivered) gives what is left.
/// - The receiver accepts a message and drops it. Some answer 200 to a write key that they do not know.
/// - A batch is given back, and posted again by you: newer messages have passed it.
///
/// It reads no clock to decide: `now` is what the caller says. So it can be driven by a thread, an async runtime, or a test. What
/// drives it is a loop like this; [`Delivery`](crate::http::Delivery) is one on a thread.
///
/// ```
/// use std::time::{Instant, SystemTime};
/// use group_core::{Group, Identity, http::{Endpoint, Next, Outbox, Outcome, WriteKey}};
/// # use http::{HeaderMap, Request, Response};
/// # fn send(request: Request<Vec<u8>>) -> Result<Response<()>, ()> { Ok(Response::new(())) }
///
/// let mut outbox = Outbox::new(Endpoint::new(Endpoint::US, WriteKey::new("my-write-key")?)?);
/// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ())?;
/// outbox.push(group, Instant::now())?;
/// outbox.flush();
/// loop {
///     match outbox.poll(Instant::now()) {
///         Next::Send(dispatch) => {
///             let outcome = match send(dispatch.request) {
///                 Ok(response) => {
///                     let (status, headers) = (response.status(), response.headers());
///                     outbox.answered(dispatch.id, status, headers, Instant::now(), SystemTime::now())
///                 }
///                 Err(_) => outbox.failed(dispatch.id, Instant::now()),
///             };
///             if let Outcome::Undelivered(undelivered) = outcome {
///                 eprintln!("{} messages not delivered: {}", undelivered.messages, undelivered.reason);
///             }
///         }
///         Next::WaitUntil(at) => std::thread::sleep(at - Instant::now()),
///         Next::Idle => break,
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "an outbox that is dropped takes its messages with it"]
pub struct Outbox {
    endpoint: Endpoint,
    settings: OutboxSettings,
    /// The batch that is sent, or waits to be sent again.
    sending: Option<Sending>,
    /// Batches that are full, the oldest first.
    full: VecDeque<Batch>,
    /// The batch that takes what is pushed.
    filling: Batch,
    /// When the first message in it was pushed.
    filling_since: Option<Instant>,
    /// Whether it is due whatever its size and age.
    flushed: bool,
    /// What the receiver, or a failure, says about the next request.
    not_before: Option<Instant>,
    /// The bodies of `sending` and `full`.
    closed_bytes: usize,
    /// Bytes that were given back, and count as if they were in the queue.
    kept_bytes: usize,
    jitter: fastrand::Rng,
}

impl Outbox {
    /// Nothing yet, with the settings of the vendor's clients.
    pub fn new(endpoint: Endpoint) -> Self {
        Self::with_settings(endpoint, OutboxSettings::default())
    }

    /// Nothing yet, with settings of your own.
    pub fn with_settings(endpoint: Endpoint, settings: OutboxSettings) -> Self {
        let mut filling = Batch::with_limits(settings.limits);
        // From here on there is room for it. Where there is none, there is none for a message either.
        let _ = filling.set_sent_at(SystemTime::UNIX_EPOCH);
        Self {
            endpoint,
            settings,
            sending: None,
            full: VecDeque::new(),
            filling,
            filling_since: None,
            flushed: false,
            not_before: None,
            closed_bytes: 0,
            kept_bytes: 0,
            jitter: settings.seed.map_or_else(fastrand::Rng::new, fastrand::Rng::with_seed),
        }
    }

    /// Adds a message to the queue. One without a message ID or a timestamp is [stamped](Group::stamp) before.
    ///
    /// ```
    /// use std::{error::Error, time::Instant};
    /// use group_core::{Group, GroupTraits, Identity, Refusal, http::Outbox};
    ///
    /// #[derive(GroupTraits)]
    /// struct Company {
    ///     #[group(group_id)]
    ///     id: i64,
    ///     name: String,
    /// }
    ///
    /// fn push_all(outbox: &mut Outbox, companies: &[Company]) -> Result<(), Box<dyn Error>> {
    ///     for company in companies {
    ///         let group = Group::of(Identity::user("97980cfea0067"), company)?;
    ///         outbox.push(group, Instant::now()).map_err(Refusal::from)?;
    ///     }
    ///     Ok(())
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// The error gives the message back, stamped. Its reason is [`Refusal::Full`] if the queue has no room for it now; what is
    /// queued is then due, so that there soon is. Any other reason will be the same next time. It borrows what the message
    /// borrows, so that it cannot always leave the function; `map_err(Refusal::from)` keeps the reason alone.
    #[expect(clippy::result_large_err, reason = "the error is the message itself, given back")]
    pub fn push<'a, T: GroupTraits>(
        &mut self,
        message: Group<'a, T>,
        now: Instant,
    ) -> Result<(), PushError<Group<'a, T>>> {
        let message = self.settings.stamp(message);
        let added = self.add(|out| message.write_json(out), now);
        added.map_err(|reason| PushError { message, reason })
    }

    /// Adds a message that was received, token for token. It is not judged: what breaks the spec in it may have the receiver
    /// refuse the whole batch, so look at it with [`check_json`](crate::check_json) first.
    ///
    /// # Errors
    ///
    /// Like those of [`push`](Self::push), and [`Refusal::NoMessageId`] if it has no message ID: sent again, it would be another
    /// message.
    #[cfg(feature = "receive")]
    pub fn push_received(&mut self, message: ReceivedGroup, now: Instant) -> Result<(), PushError<ReceivedGroup>> {
        let pushed = check_received(&message).and_then(|()| self.push_json(message.as_json().as_bytes(), now));
        pushed.map_err(|reason| PushError { message, reason })
    }

    /// Adds a message that is written and has an ID.
    pub(super) fn push_json(&mut self, json: &[u8], now: Instant) -> Result<(), Refusal> {
        self.add(
            |out| {
                out.extend_from_slice(json);
                Ok(())
            },
            now,
        )
    }

    fn add(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Result<(), WriteError>, now: Instant) -> Result<(), Refusal> {
        let bytes = self.filling.write(write)?;
        if let Err(reason) = self.make_room(bytes) {
            // A large message does not make the buffer large for good.
            self.filling.shrink_to(self.settings.limits.batch_bytes);
            return Err(reason);
        }
        self.filling.keep_written();
        self.filling_since.get_or_insert(now);
        Ok(())
    }

    /// Sees to it that the message of this size that was written can be taken in.
    fn make_room(&mut self, bytes: usize) -> Result<(), Refusal> {
        let around = self.filling.empty_body_len();
        let limit = self.filling.message_limit().min(self.settings.queue_bytes.saturating_sub(around));
        if bytes > limit {
            return Err(Refusal::TooLarge { bytes, limit });
        }
        let fits = self.filling.has_room();
        let before = if fits && !self.filling.is_empty() { ",".len() } else { around };
        if self.queued_bytes() + before + bytes > self.settings.queue_bytes {
            self.flush();
            return Err(Refusal::Full);
        }
        if !fits {
            let message = self.filling.last_bytes(bytes).to_vec();
            let full = self.take_filling();
            self.full.push_back(full);
            self.filling.write(|out| {
                out.extend_from_slice(&message);
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Makes what is queued due now, whatever its number and age. A wait for the receiver is not cut short.
    pub fn flush(&mut self) {
        self.flushed = !self.filling.is_empty();
    }

    /// What to do now: ask again after each push, flush and answer, and when the time has come.
    pub fn poll(&mut self, now: Instant) -> Next {
        self.poll_by(now, self.settings.wall_clock)
    }

    pub(super) fn poll_by(&mut self, now: Instant, wall_clock: impl FnOnce() -> SystemTime) -> Next {
        if self.dispatch_out().is_some() {
            return Next::Idle;
        }
        let Some(due) = self.due_at(now) else { return Next::Idle };
        if due > now {
            return Next::WaitUntil(due);
        }
        self.not_before = None;
        let mut sending = match self.sending.take() {
            Some(sending) => sending,
            None => Sending::new(self.full.pop_front().unwrap_or_else(|| self.take_filling()), now),
        };
        let dispatch = sending.next_request(&self.endpoint, wall_clock());
        self.sending = Some(sending);
        Next::Send(dispatch)
    }

    /// When the next batch is to be sent, if no request is out. `now` stands for any time before it.
    pub(super) fn due_at(&self, now: Instant) -> Option<Instant> {
        let due = self.due(now)?;
        Some(self.not_before.map_or(due, |not_before| due.max(not_before)))
    }

    /// When the next batch is to be sent, but for what the receiver says.
    fn due(&self, now: Instant) -> Option<Instant> {
        if self.sending.is_some() || !self.full.is_empty() {
            return Some(now);
        }
        let since = self.filling_since?;
        let enough = self.settings.flush_at.min(self.settings.limits.batch_messages);
        if self.flushed || self.filling.len() >= enough {
            Some(now)
        } else {
            since.checked_add(self.settings.flush_after)
        }
    }

    /// The batch that takes what is pushed; the next one takes its place.
    fn take_filling(&mut self) -> Batch {
        let mut batch = self.filling.take();
        batch.shrink_to(0);
        self.closed_bytes += batch.body_len();
        self.filling_since = None;
        self.flushed = false;
        batch
    }

    /// Takes an answer. `wall_clock` is when it came in, by which a `Retry-After` with a date becomes a wait.
    pub fn answered(
        &mut self,
        id: DispatchId,
        status: StatusCode,
        headers: &HeaderMap,
        now: Instant,
        wall_clock: SystemTime,
    ) -> Outcome {
        let Some(sending) = self.take_sending(id) else { return Outcome::Unknown };
        match Verdict::new(status, headers, wall_clock) {
            Verdict::Accepted => {
                self.closed_bytes -= sending.bytes;
                Outcome::Accepted { messages: sending.batch.len() }
            }
            Verdict::Retry { after: Some(asked) } => self.retry_when_asked(sending, status, asked, now),
            Verdict::Retry { after: None } => self.retry_after_failure(sending, Some(status), now),
            Verdict::Rejected => self.give_back(sending, UndeliveredReason::Rejected { status }),
        }
    }

    /// Takes that there is no answer: no connection, no response in time, or one that broke off before its headers.
    pub fn failed(&mut self, id: DispatchId, now: Instant) -> Outcome {
        let Some(sending) = self.take_sending(id) else { return Outcome::Unknown };
        self.retry_after_failure(sending, None, now)
    }

    fn take_sending(&mut self, id: DispatchId) -> Option<Sending> {
        let sending = self.sending.take_if(|sending| sending.dispatch == Some(id))?;
        Some(Sending { dispatch: None, ..sending })
    }

    /// The receiver has no time for anything before it says so, whatever becomes of this batch.
    fn retry_when_asked(&mut self, sending: Sending, status: StatusCode, asked: Duration, now: Instant) -> Outcome {
        let at = later(now, self.settings.retry.wait_asked_for(asked));
        self.not_before = Some(at);
        self.retry(sending, Some(status), at)
    }

    fn retry_after_failure(&mut self, mut sending: Sending, status: Option<StatusCode>, now: Instant) -> Outcome {
        sending.failures = sending.failures.saturating_add(1);
        match self.settings.retry.wait_after(sending.failures, self.jitter.f64()) {
            Some(wait) => self.retry(sending, status, later(now, wait)),
            None => self.give_up(sending, status),
        }
    }

    fn retry(&mut self, sending: Sending, status: Option<StatusCode>, at: Instant) -> Outcome {
        if at.saturating_duration_since(sending.since) > self.settings.retry.total {
            return self.give_up(sending, status);
        }
        self.not_before = Some(at);
        self.sending = Some(sending);
        Outcome::Retrying { at }
    }

    fn give_up(&mut self, sending: Sending, status: Option<StatusCode>) -> Outcome {
        let reason = UndeliveredReason::GivenUp { requests: sending.requests, status };
        self.give_back(sending, reason)
    }

    fn give_back(&mut self, sending: Sending, reason: UndeliveredReason) -> Outcome {
        self.closed_bytes -= sending.bytes;
        Outcome::Undelivered(undelivered(sending.batch, reason))
    }

    /// A copy of what is left, the oldest first. The queue keeps it.
    pub fn undelivered(&self) -> impl Iterator<Item = Undelivered> + '_ {
        let sending = self.sending.iter().map(|sending| (&sending.batch, sending.stopped()));
        let waiting = self.full.iter().chain([&self.filling]).map(|batch| (batch, NEVER_SENT));
        let left = sending.chain(waiting).filter(|(batch, _)| !batch.is_empty());
        left.map(|(batch, reason)| undelivered(batch.clone(), reason))
    }

    /// What is left, the oldest first. A request that is out may still arrive.
    pub fn into_undelivered(self) -> impl Iterator<Item = Undelivered> {
        let sending = self.sending.map(|sending| {
            let reason = sending.stopped();
            (sending.batch, reason)
        });
        let waiting = self.full.into_iter().chain([self.filling]).map(|batch| (batch, NEVER_SENT));
        let left = sending.into_iter().chain(waiting).filter(|(batch, _)| !batch.is_empty());
        left.map(|(batch, reason)| undelivered(batch, reason))
    }

    /// How many messages are in the queue, with those of a request that is out.
    #[must_use]
    pub fn len(&self) -> usize {
        let sending = self.sending.iter().map(|sending| sending.batch.len());
        sending.chain(self.full.iter().map(Batch::len)).sum::<usize>() + self.filling.len()
    }

    /// Whether everything that was pushed was accepted, or given back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sending.is_none() && self.full.is_empty() && self.filling.is_empty()
    }

    /// How many bytes the bodies of the queue have together; never more than
    /// [`queue_bytes`](OutboxSettings#structfield.queue_bytes).
    #[must_use]
    pub fn queued_bytes(&self) -> usize {
        let filling = if self.filling.is_empty() { 0 } else { self.filling.body_len() };
        self.closed_bytes + self.kept_bytes + filling
    }

    /// Counts the body of a batch that was given back as if it were in the queue.
    pub(super) fn keep(&mut self, bytes: usize) {
        self.kept_bytes += bytes;
    }

    pub(super) fn dispatch_out(&self) -> Option<DispatchId> {
        self.sending.as_ref()?.dispatch
    }

    pub(super) fn settings(&self) -> &OutboxSettings {
        &self.settings
    }
}

const NEVER_SENT: UndeliveredReason = UndeliveredReason::Stopped { requests: 0 };

/// Whether a message that was received has the ID by which a receiver drops it when it comes twice.
#[cfg(feature = "receive")]
pub(super) fn check_received(message: &ReceivedGroup) -> Result<(), Refusal> {
    match message.message_id() {
        Ok(Some(id)) if !group_spec::is_blank(&id) => Ok(()),
        _ => Err(Refusal::NoMessageId),
    }
}

/// `now` and `wait`, or a time that nobody will see.
pub(super) fn later(now: Instant, wait: Duration) -> Instant {
    const YEARS: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);
    now.checked_add(wait).unwrap_or(now + YEARS)
}

/// Says how much it holds, and not what: traits are personal data.
impl fmt::Debug for Outbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox")
            .field("len", &self.len())
            .field("queued_bytes", &self.queued_bytes())
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}
