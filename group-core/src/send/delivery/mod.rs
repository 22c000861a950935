//! A thread that drives an outbox.

mod driver;

use std::{
    error::Error,
    fmt, mem,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, ThreadId},
    time::{Duration, Instant},
};

use http::{Request, Response};

use self::driver::{Driver, Stop};
#[cfg(feature = "receive")]
use crate::receive::ReceivedGroup;
use crate::{
    message::Group,
    send::{
        PushError, Refusal,
        outbox::{self, Outbox, OutboxSettings, Undelivered},
    },
    traits::GroupTraits,
};

/// An [`Outbox`] and the thread that empties it, with the client that you have.
///
/// **What is sent is accepted by the receiver or comes back, exactly once, in order**, as the outbox promises. What comes back
/// goes to the function of [`spawn_with`](Self::spawn_with), or is kept for [`close`](Self::close).
///
/// Call [`close`](Self::close) before the program ends: what is in the queue then is lost with the process. A `Delivery` that is
/// dropped tries for [`DROP_TIME`](Self::DROP_TIME); what is left after that goes to the function of `spawn_with`, and is lost
/// without one.
///
/// ```
/// use std::time::Duration;
/// use group_core::{Group, Identity, http::{Delivery, Endpoint, Outbox, WriteKey}};
/// # use http::{Request, Response};
/// # fn post(request: Request<Vec<u8>>) -> Result<Response<()>, std::io::Error> { Ok(Response::new(())) }
///
/// let endpoint = Endpoint::new(Endpoint::US, WriteKey::new("my-write-key")?)?;
/// // `post` is the client; see the docs of this module for some.
/// let delivery = Delivery::spawn(Outbox::new(endpoint), post);
///
/// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ())?;
/// delivery.send(group)?;
///
/// let closed = delivery.close(Duration::from_secs(30));
/// assert_eq!(closed.accepted, 1);
/// for undelivered in closed.undelivered {
///     // Keep `undelivered.body`: it can be posted again.
///     eprintln!("{} messages not delivered: {}", undelivered.messages, undelivered.reason);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// It is `Send` and `Sync`: share it by reference or by `Arc`. It needs no async runtime, and none is in its way: nothing but
/// `flush`, `close` and a drop waits for the network.
#[must_use = "a delivery that is dropped waits for its thread"]
pub struct Delivery {
    shared: Arc<Shared>,
    settings: OutboxSettings,
    thread: ThreadId,
}

struct Shared {
    state: Mutex<State>,
    /// There is something to do for the thread.
    work: Condvar,
    /// There is news for those who wait.
    news: Condvar,
}

struct State {
    /// `None` once what was left in it was given back.
    outbox: Option<Outbox>,
    sent: usize,
    accepted: usize,
    /// Accepted, or given back.
    settled: usize,
    /// What was given back, if nobody else takes it.
    kept: Vec<Undelivered>,
    thread: Activity,
    /// Until when the thread goes on, once nothing more may be sent.
    closing: Option<Instant>,
    is_dropped: bool,
}

/// What the thread does.
#[derive(Clone, Copy)]
enum Activity {
    Works,
    WaitsUntil(Instant),
    Waits,
    Stopped,
}

/// What became of everything that was sent.
#[derive(Debug)]
#[non_exhaustive]
#[must_use = "what was not delivered is given back here"]
pub struct Closed {
    /// How many messages the receiver accepted, since the delivery began.
    pub accepted: usize,
    /// What was not delivered, the oldest first, but for what the function of [`Delivery::spawn_with`] was given.
    pub undelivered: Vec<Undelivered>,
}

/// Not everything was settled in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FlushError {
    /// How many of the messages sent before [`flush`](Delivery::flush) have no outcome yet.
    pub unsettled: usize,
}

impl Delivery {
    /// How long a `Delivery` that is dropped without [`close`](Self::close) waits for its thread: 5 s.
    pub const DROP_TIME: Duration = Duration::from_secs(5);

    /// Starts a thread that sends by this function; what comes back is kept for [`close`](Self::close). Until then it counts
    /// within [`queue_bytes`](OutboxSettings#structfield.queue_bytes), so that a receiver which rejects everything does not fill
    /// the memory.
    ///
    /// The function makes the request, waits for the response, and gives it back whatever its status. What is left of its body
    /// is dropped with it and says nothing, but one that is not read may cost the connection; see the docs of
    /// [the module](crate::http). An error stands for no answer, and so does a panic. Give it a timeout: while it runs, nothing
    /// else is sent.
    ///
    /// # Panics
    ///
    /// If the operating system cannot start a thread, as [`std::thread::spawn`] does.
    pub fn spawn<T, B, E>(outbox: Outbox, transport: T) -> Self
    where
        T: FnMut(Request<Vec<u8>>) -> Result<Response<B>, E> + Send + 'static,
    {
        Self::start(outbox, transport, None::<fn(Undelivered)>)
    }

    /// Like [`spawn`](Self::spawn); what comes back is given to this function, on the thread, as soon as it is known. Nothing is
    /// sent while it runs.
    ///
    /// # Panics
    ///
    /// If the operating system cannot start a thread, as [`std::thread::spawn`] does.
    pub fn spawn_with<T, B, E>(
        outbox: Outbox,
        transport: T,
        on_undelivered: impl FnMut(Undelivered) + Send + 'static,
    ) -> Self
    where
        T: FnMut(Request<Vec<u8>>) -> Result<Response<B>, E> + Send + 'static,
    {
        Self::start(outbox, transport, Some(on_undelivered))
    }

    fn start<T, B, E>(
        outbox: Outbox,
        transport: T,
        on_undelivered: Option<impl FnMut(Undelivered) + Send + 'static>,
    ) -> Self
    where
        T: FnMut(Request<Vec<u8>>) -> Result<Response<B>, E> + Send + 'static,
    {
        let settings = *outbox.settings();
        let state = State {
            sent: outbox.len(),
            outbox: Some(outbox),
            accepted: 0,
            settled: 0,
            kept: Vec::new(),
            thread: Activity::Works,
            closing: None,
            is_dropped: false,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), work: Condvar::new(), news: Condvar::new() });
        let for_thread = Arc::clone(&shared);
        let thread = thread::Builder::new().name("group-delivery".to_owned()).spawn(move || {
            let shared = &*for_thread;
            // Dropped last.
            let _stop = Stop(shared);
            Driver { shared, wall_clock: settings.wall_clock, transport, on_undelivered }.run();
        });
        let thread = thread.expect("the operating system starts a thread").thread().id();
        Self { shared, settings, thread }
    }

    /// Queues a message. It never waits for the network. One without a message ID or a timestamp is [stamped](Group::stamp)
    /// before.
    ///
    /// ```
    /// use std::{error::Error, time::Duration};
    /// use group_core::{Group, GroupTraits, Identity, PushError, Refusal, http::Delivery};
    ///
    /// #[derive(GroupTraits)]
    /// struct Company {
    ///     #[group(group_id)]
    ///     id: i64,
    ///     name: String,
    /// }
    ///
    /// // Where a message that is refused is not needed any more.
    /// fn send_all(delivery: &Delivery, companies: &[Company]) -> Result<(), Box<dyn Error>> {
    ///     for company in companies {
    ///         let group = Group::of(Identity::user("97980cfea0067"), company)?;
    ///         delivery.send(group).map_err(Refusal::from)?;
    ///     }
    ///     Ok(())
    /// }
    ///
    /// // Where there is time to wait for room.
    /// fn send_in_time(delivery: &Delivery, company: &Company) -> Result<(), Box<dyn Error>> {
    ///     let mut group = Group::of(Identity::user("97980cfea0067"), company)?;
    ///     loop {
    ///         group = match delivery.send(group) {
    ///             Ok(()) => return Ok(()),
    ///             Err(PushError { message, reason: Refusal::Full }) => message,
    ///             Err(error) => return Err(error.reason.into()),
    ///         };
    ///         delivery.flush(Duration::from_secs(60))?;
    ///     }
    /// }
    /// # use group_core::http::{Endpoint, Outbox, WriteKey};
    /// # let endpoint = Endpoint::new(Endpoint::US, WriteKey::new("my-write-key")?)?;
    /// # let post = |_| Ok::<_, std::io::Error>(http::Response::new(()));
    /// # let delivery = Delivery::spawn(Outbox::new(endpoint), post);
    /// # let company = Company { id: 42, name: "Initech".into() };
    /// # send_in_time(&delivery, &company)?;
    /// # send_all(&delivery, &[company])?;
    /// # assert_eq!(delivery.close(Duration::from_secs(30)).accepted, 2);
    /// # Ok::<(), Box<dyn Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The error gives the message back, stamped. It borrows what the message borrows, so that it cannot always leave the
    /// function; `map_err(Refusal::from)` keeps the reason alone. That is
    ///
    /// - [`Refusal::Full`] if the queue has no room for it now: wait with [`flush`](Self::flush) and send it again, or drop it;
    /// - [`Refusal::Undelivered`] if what came back fills the queue, so that waiting makes no room: [`close`](Self::close) gives
    ///   it back, and with [`spawn_with`](Self::spawn_with) it never stays;
    /// - [`Refusal::Closed`] once the delivery is closed;
    /// - one that is about the message, and will be the same next time.
    #[expect(clippy::result_large_err, reason = "the error is the message itself, given back")]
    pub fn send<'a, T: GroupTraits>(&self, message: Group<'a, T>) -> Result<(), PushError<Group<'a, T>>> {
        // Before the lock is taken: a `Serialize` may panic, and may send.
        let message = self.settings.stamp(message);
        let mut json = Vec::new();
        let written = message.write_json(&mut json).map_err(Refusal::Unwritable);
        written.and_then(|()| self.push(&json)).map_err(|reason| PushError { message, reason })
    }

    /// Queues a message that was received, token for token. It is not judged: what breaks the spec in it may have the receiver
    /// refuse the whole batch, so look at it with [`check_json`](crate::check_json) first.
    ///
    /// # Errors
    ///
    /// Like those of [`send`](Self::send), and [`Refusal::NoMessageId`] if it has no message ID: sent again, it would be another
    /// message.
    #[cfg(feature = "receive")]
    pub fn send_received(&self, message: ReceivedGroup) -> Result<(), PushError<ReceivedGroup>> {
        let checked = outbox::check_received(&message);
        checked.and_then(|()| self.push(message.as_json().as_bytes())).map_err(|reason| PushError { message, reason })
    }

    fn push(&self, json: &[u8]) -> Result<(), Refusal> {
        let mut state = self.shared.lock();
        if state.closing.is_some() || matches!(state.thread, Activity::Stopped) {
            return Err(Refusal::Closed);
        }
        let Some(outbox) = &mut state.outbox else { return Err(Refusal::Closed) };
        let now = Instant::now();
        let pushed = match outbox.push_json(json, now) {
            // Then what is kept is all that is in the way.
            Err(Refusal::Full) if outbox.is_empty() => Err(Refusal::Undelivered),
            pushed => pushed,
        };
        let due = outbox.due_at(now);
        state.sent += usize::from(pushed.is_ok());
        let is_news = match state.thread {
            Activity::Waits => due.is_some(),
            Activity::WaitsUntil(at) => due.is_some_and(|due| due < at),
            Activity::Works | Activity::Stopped => false,
        };
        if is_news {
            self.shared.work.notify_one();
        }
        pushed
    }

    /// Sends what is queued now, whatever its number and age, and waits until everything that was sent before is settled:
    /// accepted, or given back. It says nothing about which; the function of [`spawn_with`](Self::spawn_with) was called before
    /// it returns.
    ///
    /// # Errors
    ///
    /// If that takes longer than `time`, or is asked for by a function that runs on the thread, which would wait for itself.
    /// Nothing is lost then, and sending goes on.
    pub fn flush(&self, time: Duration) -> Result<(), FlushError> {
        let deadline = outbox::later(Instant::now(), time);
        let mut state = self.shared.lock();
        state.flush();
        self.shared.work.notify_one();
        let sent = state.sent;
        let is_over = |state: &State| state.settled >= sent || matches!(state.thread, Activity::Stopped);
        let state = self.wait(state, deadline, is_over);
        match sent.saturating_sub(state.settled) {
            0 => Ok(()),
            unsettled => Err(FlushError { unsettled }),
        }
    }

    /// Sends what is queued, stops, and says what became of everything. It takes as long as it needs, and at most `time`; less,
    /// if nothing more could be sent in it, because a retry is due later.
    ///
    /// What is not delivered then comes back. If the function that sends has not returned, its messages are among them, with the
    /// reason [`Unanswered`](crate::http::UndeliveredReason::Unanswered), and the thread is left behind; it ends when that function returns.
    ///
    /// A delivery that is closed takes no more messages. To close it again gives nothing back.
    pub fn close(&self, time: Duration) -> Closed {
        let mut state = self.stop(time);
        let mut undelivered = mem::take(&mut state.kept);
        let left = state.outbox.take();
        state.settled = state.sent;
        let accepted = state.accepted;
        drop(state);
        self.shared.work.notify_one();
        self.shared.news.notify_all();
        undelivered.extend(left.into_iter().flat_map(Outbox::into_undelivered));
        Closed { accepted, undelivered }
    }

    /// Has the thread stop in this time, and waits for it.
    fn stop(&self, time: Duration) -> MutexGuard<'_, State> {
        let deadline = outbox::later(Instant::now(), time);
        let mut state = self.shared.lock();
        state.closing = Some(state.closing.map_or(deadline, |closing| closing.min(deadline)));
        state.flush();
        self.shared.work.notify_one();
        self.wait(state, deadline, |state| matches!(state.thread, Activity::Stopped) || state.outbox.is_none())
    }

    /// Waits for news until it is this one, or for so long; not at all on the thread, which would wait for itself.
    fn wait<'a>(
        &'a self,
        state: MutexGuard<'a, State>,
        deadline: Instant,
        is_it: impl Fn(&State) -> bool,
    ) -> MutexGuard<'a, State> {
        if thread::current().id() == self.thread {
            return state;
        }
        let time = deadline.saturating_duration_since(Instant::now());
        let waited = self.shared.news.wait_timeout_while(state, time, |state| !is_it(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// How many messages the receiver accepted so far.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.shared.lock().accepted
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        self.shared.lock().is_dropped = true;
        drop(self.stop(Self::DROP_TIME));
    }
}

/// Says how much is on its way, and not what: traits are personal data.
impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.shared.lock();
        f.debug_struct("Delivery")
            .field("sent", &state.sent)
            .field("accepted", &state.accepted)
            .field("settled", &state.settled)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for FlushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unsettled {
            1 => f.write_str("1 message is still in the queue"),
            messages => write!(f, "{messages} messages are still in the queue"),
        }
    }
}

impl Error for FlushError {}

impl Shared {
    /// No user's code runs under the lock, so that a panic leaves it as it was.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn flush(&mut self) {
        if let Some(outbox) = &mut self.outbox {
            outbox.flush();
        }
    }
}
