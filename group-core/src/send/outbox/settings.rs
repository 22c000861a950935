use std::time::{Duration, SystemTime};

use uuid::Uuid;

use crate::{message::Group, send::BatchLimits};

/// When an [`Outbox`](super::Outbox) sends, how much it holds, and how hard it tries.
///
/// ```
/// use std::time::Duration;
/// use group_core::http::{OutboxSettings, RetryPolicy};
///
/// let settings = OutboxSettings::default()
///     .flush_at(50)
///     .flush_after(Duration::from_secs(1))
///     .retry(RetryPolicy::default().attempts(5));
/// # let _ = settings;
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct OutboxSettings {
    /// Messages that make a batch due; 250 by default. 0 counts as 1. While a request is out, messages gather, so a batch may hold
    /// more.
    pub flush_at: usize,
    /// The age of the oldest message that makes a batch due; 5 s by default.
    pub flush_after: Duration,
    /// Bytes that the bodies in the queue may have together; 32 MB by default.
    pub queue_bytes: usize,
    /// How much one batch holds; by default what the spec allows.
    pub limits: BatchLimits,
    /// When a batch is sent again, and how often.
    pub retry: RetryPolicy,
    /// Says the time for `timestamp`, when a message is pushed without one, and for `sentAt`; [`SystemTime::now`] by default.
    pub wall_clock: fn() -> SystemTime,
    /// Makes the ID of a message that is pushed without one; [`Uuid::new_v4`] by default.
    pub ids: fn() -> Uuid,
    /// What the jitter of the waits is drawn from. `None`, the default, draws differently in each outbox.
    pub seed: Option<u64>,
}

impl Default for OutboxSettings {
    fn default() -> Self {
        Self {
            flush_at: 250,
            flush_after: Duration::from_secs(5),
            queue_bytes: 32 * 1024 * 1024,
            limits: BatchLimits::default(),
            retry: RetryPolicy::default(),
            wall_clock: SystemTime::now,
            ids: Uuid::new_v4,
            seed: None,
        }
    }
}

impl OutboxSettings {
    /// Sets [`flush_at`](#structfield.flush_at).
    #[must_use]
    pub fn flush_at(self, messages: usize) -> Self {
        Self { flush_at: messages, ..self }
    }

    /// Sets [`flush_after`](#structfield.flush_after).
    #[must_use]
    pub fn flush_after(self, age: Duration) -> Self {
        Self { flush_after: age, ..self }
    }

    /// Sets [`queue_bytes`](#structfield.queue_bytes).
    #[must_use]
    pub fn queue_bytes(self, bytes: usize) -> Self {
        Self { queue_bytes: bytes, ..self }
    }

    /// Sets [`limits`](#structfield.limits).
    #[must_use]
    pub fn limits(self, limits: BatchLimits) -> Self {
        Self { limits, ..self }
    }

    /// Sets [`retry`](#structfield.retry).
    #[must_use]
    pub fn retry(self, policy: RetryPolicy) -> Self {
        Self { retry: policy, ..self }
    }

    /// Sets [`wall_clock`](#structfield.wall_clock).
    #[must_use]
    pub fn wall_clock(self, clock: fn() -> SystemTime) -> Self {
        Self { wall_clock: clock, ..self }
    }

    /// Sets [`ids`](#structfield.ids).
    #[must_use]
    pub fn ids(self, ids: fn() -> Uuid) -> Self {
        Self { ids, ..self }
    }

    /// Sets [`seed`](#structfield.seed).
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        Self { seed: Some(seed), ..self }
    }

    /// The message with what a receiver needs to tell that it came twice, and late.
    pub(in crate::send) fn stamp<'a, T>(&self, message: Group<'a, T>) -> Group<'a, T> {
        if message.is_stamped() { message } else { message.stamp_by(self.wall_clock, self.ids) }
    }
}

/// When a batch is sent again, and how often. The default is that of the vendor's clients.
///
/// Two things make a batch wait. After a failure (no answer, or one that says no time) it waits by an exponential backoff, and the
/// failures are counted. A receiver that says by `Retry-After` when to come back is obeyed, and that counts as no failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// Failures after which a batch is given back; 10 by default, which takes one and a half to three minutes, without the time of
    /// the requests. 0 counts as 1.
    pub attempts: u32,
    /// The wait after the first failure, twice as long after each further one; 0.5 s by default. Up to half of a wait is left
    /// out by chance, so that clients do not retry in lockstep.
    pub first_wait: Duration,
    /// The longest wait after a failure; 60 s by default.
    pub longest_wait: Duration,
    /// The longest wait that a receiver may ask for; 300 s by default. When it asks for more, it is sent the batch after this
    /// time; when for less than 1 s, after 1 s.
    pub longest_asked: Duration,
    /// A batch is given back if its next attempt would be later than this after the first; 12 hours by default.
    pub total: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 10,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(60),
            longest_asked: Duration::from_secs(300),
            total: Duration::from_secs(12 * 60 * 60),
        }
    }
}

const SHORTEST_ASKED: Duration = Duration::from_secs(1);

impl RetryPolicy {
    /// Sets [`attempts`](#structfield.attempts).
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// Sets [`first_wait`](#structfield.first_wait).
    #[must_use]
    pub fn first_wait(self, wait: Duration) -> Self {
        Self { first_wait: wait, ..self }
    }

    /// Sets [`longest_wait`](#structfield.longest_wait).
    #[must_use]
    pub fn longest_wait(self, wait: Duration) -> Self {
        Self { longest_wait: wait, ..self }
    }

    /// Sets [`longest_asked`](#structfield.longest_asked).
    #[must_use]
    pub fn longest_asked(self, wait: Duration) -> Self {
        Self { longest_asked: wait, ..self }
    }

    /// Sets [`total`](#structfield.total).
    #[must_use]
    pub fn total(self, total: Duration) -> Self {
        Self { total, ..self }
    }

    /// The wait for a receiver that asks for this one.
    pub(super) fn wait_asked_for(&self, asked: Duration) -> Duration {
        asked.max(SHORTEST_ASKED).min(self.longest_asked)
    }

    /// The wait after so many failures, or none if these are too many. `chance` is from 0 to 1.
    pub(super) fn wait_after(&self, failures: u32, chance: f64) -> Option<Duration> {
        if failures >= self.attempts {
            return None;
        }
        let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
        let half = self.first_wait.saturating_mul(doubled).min(self.longest_wait) / 2;
        Some(half.saturating_add(half.mul_f64(chance)))
    }
}
