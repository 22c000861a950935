//! A receiver that does everything that receivers do.

use std::{
    collections::BTreeSet,
    time::{Duration, UNIX_EPOCH},
};

use fastrand::Rng;
use http::StatusCode;

use crate::simulation::wall_clock;

/// What comes back from it.
#[derive(Debug)]
pub(crate) enum Answer {
    Status {
        status: StatusCode,
        retry_after: Option<RetryAfter>,
    },
    /// It broke off, or stalled.
    None,
}

#[derive(Debug)]
pub(crate) struct RetryAfter {
    pub(crate) text: String,
    pub(crate) meaning: Asked,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Asked {
    Nothing,
    For(Duration),
    /// A time, after 1970.
    Until(Duration),
}

/// What it is like for a while.
#[derive(Clone, Copy)]
enum Mood {
    Well,
    Busy,
    Down,
    Strict,
    Odd,
}

const MOODS: [Mood; 6] = [Mood::Well, Mood::Well, Mood::Busy, Mood::Down, Mood::Strict, Mood::Odd];

/// What a client waits for an answer at most.
const TIMEOUT: Duration = Duration::from_secs(30);

pub(crate) struct Receiver {
    rng: Rng,
    mood: Mood,
    /// The batches that it has, in the order in which it took them.
    pub(crate) taken: Vec<Vec<usize>>,
    /// What it took without saying so.
    pub(crate) unsaid: BTreeSet<usize>,
}

impl Receiver {
    pub(crate) fn new(mut rng: Rng) -> Self {
        let mood = MOODS[rng.usize(..MOODS.len())];
        Self { rng, mood, taken: Vec::new(), unsaid: BTreeSet::new() }
    }

    /// What becomes of a body, and after how long the sender knows.
    pub(crate) fn receive(&mut self, body: &[u8]) -> (Answer, Duration) {
        if self.rng.u8(0..6) == 0 {
            self.mood = MOODS[self.rng.usize(..MOODS.len())];
        }
        let answer = match self.mood {
            Mood::Well => self.status(&[200, 200, 200, 200, 204, 299]),
            Mood::Busy => self.status(&[429, 429, 503, 200]),
            Mood::Down => match self.rng.u8(0..4) {
                0 => self.status(&[500, 502, 503, 504, 529, 408]),
                _ => Answer::None,
            },
            Mood::Strict => self.status(&[400, 401, 403, 404, 413, 200]),
            Mood::Odd => match self.rng.u8(0..8) {
                0 => Answer::None,
                _ => self.status(&[100, 204, 301, 302, 307, 410, 418, 425, 460, 500, 501, 505, 511, 599, 600, 999]),
            },
        };
        let numbers = crate::numbers(body);
        match &answer {
            Answer::Status { status, .. } if status.is_success() => self.taken.push(numbers),
            // It broke off after it had read everything.
            Answer::None if self.rng.bool() => {
                self.unsaid.extend(&numbers);
                self.taken.push(numbers);
            }
            _ => {}
        }
        (answer, self.time())
    }

    fn time(&mut self) -> Duration {
        match self.rng.u8(0..10) {
            0 => Duration::ZERO,
            1 => TIMEOUT,
            _ => Duration::from_millis(self.rng.u64(0..2_000)),
        }
    }

    fn status(&mut self, statuses: &[u16]) -> Answer {
        let status = StatusCode::from_u16(statuses[self.rng.usize(..statuses.len())]).unwrap();
        let retry_after = self.rng.bool().then(|| self.retry_after());
        Answer::Status { status, retry_after }
    }

    fn retry_after(&mut self) -> RetryAfter {
        let (text, meaning) = match self.rng.u8(0..8) {
            0 => ("soon".to_owned(), Asked::Nothing),
            1 => ("-1".to_owned(), Asked::Nothing),
            2 => ("99999999999999999999".to_owned(), Asked::For(Duration::MAX)),
            3 => {
                let wait = Duration::from_millis(self.rng.u64(0..10_000));
                (format!("{}.{:03}", wait.as_secs(), wait.subsec_millis()), Asked::For(wait))
            }
            4 | 5 => {
                let now = wall_clock().duration_since(UNIX_EPOCH).unwrap();
                let date = Duration::from_secs(now.as_secs() - 5 + self.rng.u64(0..1_000));
                (httpdate::fmt_http_date(UNIX_EPOCH + date), Asked::Until(date))
            }
            _ => {
                let seconds = [0, 1, 3, 60, 400][self.rng.usize(..5)];
                (seconds.to_string(), Asked::For(Duration::from_secs(seconds)))
            }
        };
        RetryAfter { text, meaning }
    }
}
