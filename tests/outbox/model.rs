//! What the outbox has to say, by the rules alone.

use std::{
    collections::VecDeque,
    ops::Range,
    time::{Duration, Instant, UNIX_EPOCH},
};

use group_core::{
    Refusal,
    http::{OutboxSettings, Undelivered, UndeliveredReason},
};
use http::StatusCode;

use crate::{
    receiver::{Answer, Asked},
    simulation::wall_clock,
};

#[derive(Debug)]
pub(crate) enum Expected {
    Idle,
    WaitUntil(Instant),
    Send {
        body: String,
        /// How many requests were made with it before.
        requests: u32,
    },
}

struct Message {
    json: String,
    pushed_at: Instant,
}

pub(crate) struct Model {
    pub(crate) settings: OutboxSettings,
    messages: Vec<Message>,
    sending: Option<Sending>,
    /// The first message that is in no request yet.
    unsent: usize,
    /// The first message that is not due by a flush.
    unflushed: usize,
    not_before: Option<Instant>,
}

#[derive(Clone)]
struct Sending {
    numbers: Range<usize>,
    is_out: bool,
    requests: u32,
    failures: u32,
    since: Instant,
}

const AROUND: usize = r#"{"batch":[],"sentAt":"2015-02-23T22:28:55.111Z"}"#.len();

impl Model {
    pub(crate) fn new(settings: OutboxSettings) -> Self {
        Self { settings, messages: Vec::new(), sending: None, unsent: 0, unflushed: 0, not_before: None }
    }

    /// How many messages were pushed.
    pub(crate) fn messages(&self) -> usize {
        self.messages.len()
    }

    /// How many of them are neither accepted nor given back.
    pub(crate) fn queued(&self) -> usize {
        self.sending.as_ref().map_or(0, |sending| sending.numbers.len()) + self.messages.len() - self.unsent
    }

    pub(crate) fn push(&mut self, json: &str, now: Instant) -> Result<(), Refusal> {
        let limits = self.settings.limits;
        let room = limits.batch_bytes.min(self.settings.queue_bytes).saturating_sub(AROUND);
        let limit = limits.message_bytes.min(room);
        if json.len() > limit {
            return Err(Refusal::TooLarge { bytes: json.len(), limit });
        }
        self.messages.push(Message { json: json.to_owned(), pushed_at: now });
        if self.queued_bytes() > self.settings.queue_bytes {
            self.messages.pop();
            self.flush();
            return Err(Refusal::Full);
        }
        Ok(())
    }

    pub(crate) fn flush(&mut self) {
        self.unflushed = self.messages.len();
    }

    pub(crate) fn queued_bytes(&self) -> usize {
        let sending = self.sending.as_ref().map(|sending| sending.numbers.clone());
        sending.into_iter().chain(self.batches()).map(|numbers| self.bytes(numbers)).sum()
    }

    fn bytes(&self, numbers: Range<usize>) -> usize {
        let commas = numbers.len().saturating_sub(1);
        AROUND + commas + self.messages[numbers].iter().map(|message| message.json.len()).sum::<usize>()
    }

    /// What is in no request yet, in batches: each takes as much as the limits allow.
    fn batches(&self) -> VecDeque<Range<usize>> {
        let limits = self.settings.limits;
        let mut batches = VecDeque::<Range<usize>>::new();
        for number in self.unsent..self.messages.len() {
            let joined = batches.back().map(|batch| batch.start..number + 1);
            let joined = joined.filter(|batch| {
                batch.len() <= limits.batch_messages.max(1) && self.bytes(batch.clone()) <= limits.batch_bytes
            });
            match joined {
                Some(joined) => *batches.back_mut().unwrap() = joined,
                None => batches.push_back(number..number + 1),
            }
        }
        batches
    }

    pub(crate) fn poll(&mut self, now: Instant) -> Expected {
        let batches = self.batches();
        let due = match (&self.sending, batches.front()) {
            (Some(sending), _) if sending.is_out => None,
            (Some(_), _) => Some(now),
            (None, None) => None,
            (None, Some(batch)) => {
                let enough = self.settings.flush_at.min(self.settings.limits.batch_messages);
                if batches.len() > 1 || batch.len() >= enough || batch.start < self.unflushed {
                    Some(now)
                } else {
                    self.messages[batch.start].pushed_at.checked_add(self.settings.flush_after)
                }
            }
        };
        let Some(due) = due else { return Expected::Idle };
        let due = self.not_before.map_or(due, |not_before| not_before.max(due));
        if due > now {
            return Expected::WaitUntil(due);
        }
        let mut sending = self.sending.take().unwrap_or_else(|| {
            let numbers = batches[0].clone();
            self.unsent = numbers.end;
            Sending { numbers, is_out: false, requests: 0, failures: 0, since: now }
        });
        sending.is_out = true;
        sending.requests += 1;
        let (numbers, requests) = (sending.numbers.clone(), sending.requests - 1);
        self.sending = Some(sending);
        Expected::Send { body: self.body(numbers, &format!(r#","sentAt":"{}""#, sent_at())), requests }
    }

    fn body(&self, numbers: Range<usize>, sent_at: &str) -> String {
        let messages: Vec<_> = self.messages[numbers].iter().map(|message| message.json.as_str()).collect();
        format!(r#"{{"batch":[{}]{sent_at}}}"#, messages.join(","))
    }

    fn take_sending(&mut self) -> Sending {
        let sending = self.sending.take().expect("a request was out");
        Sending { is_out: false, ..sending }
    }

    /// The outbox says that so many messages were accepted.
    pub(crate) fn accepted(&mut self, answer: &Answer, messages: usize) -> Range<usize> {
        let sending = self.take_sending();
        assert!(matches!(meaning(answer), Meaning::Accepted), "accepted after {answer:?}");
        assert_eq!(messages, sending.numbers.len());
        sending.numbers
    }

    /// The outbox says that it sends the batch again.
    pub(crate) fn retrying(&mut self, answer: &Answer, at: Instant, now: Instant) {
        let mut sending = self.take_sending();
        match meaning(answer) {
            Meaning::Failed(_) => {
                sending.failures += 1;
                let retry = self.settings.retry;
                assert!(sending.failures < retry.attempts, "attempt {} of {}", sending.failures + 1, retry.attempts);
                let wait = self.longest_wait(sending.failures);
                assert!(later(now, wait / 2) <= at && at <= later(now, wait), "{:?} of {wait:?}", at - now);
            }
            Meaning::Asked(_, asked) => assert_eq!(at, later(now, self.bounded(asked))),
            Meaning::Accepted | Meaning::Rejected(_) => panic!("sent again after {answer:?}"),
        }
        assert!(at - sending.since <= self.settings.retry.total);
        self.not_before = Some(at);
        self.sending = Some(sending);
    }

    /// The outbox gives the batch back.
    pub(crate) fn undelivered(&mut self, answer: &Answer, undelivered: &Undelivered, now: Instant) {
        let sending = self.take_sending();
        assert_eq!(str::from_utf8(&undelivered.body).unwrap(), self.body(sending.numbers.clone(), ""));
        let too_late = |at: Instant| at - sending.since > self.settings.retry.total;
        let given_up = |status| UndeliveredReason::GivenUp { requests: sending.requests, status };
        match meaning(answer) {
            Meaning::Rejected(status) => assert_eq!(undelivered.reason, UndeliveredReason::Rejected { status }),
            Meaning::Failed(status) => {
                assert_eq!(undelivered.reason, given_up(status));
                let failures = sending.failures + 1;
                let used_up = failures >= self.settings.retry.attempts;
                assert!(used_up || too_late(later(now, self.longest_wait(failures))), "given up after {failures}");
            }
            Meaning::Asked(status, asked) => {
                assert_eq!(undelivered.reason, given_up(Some(status)));
                let at = later(now, self.bounded(asked));
                assert!(too_late(at), "given up though the receiver asked for another request");
                self.not_before = Some(at);
            }
            Meaning::Accepted => panic!("given back after {answer:?}"),
        }
    }

    fn longest_wait(&self, failures: u32) -> Duration {
        let retry = self.settings.retry;
        retry.first_wait.saturating_mul(2_u32.pow(failures - 1)).min(retry.longest_wait)
    }

    fn bounded(&self, asked: Duration) -> Duration {
        asked.max(Duration::from_secs(1)).min(self.settings.retry.longest_asked)
    }

    /// What is neither accepted nor given back.
    pub(crate) fn left(&self) -> Vec<(String, usize, UndeliveredReason)> {
        let sending = self.sending.iter().map(|sending| {
            let stopped = UndeliveredReason::Stopped { requests: sending.requests };
            (sending.numbers.clone(), if sending.is_out { UndeliveredReason::Unanswered } else { stopped })
        });
        let batches = self.batches();
        let unsent = batches.into_iter().map(|numbers| (numbers, UndeliveredReason::Stopped { requests: 0 }));
        sending.chain(unsent).map(|(numbers, reason)| (self.body(numbers.clone(), ""), numbers.len(), reason)).collect()
    }
}

/// What an answer means, by the vendor's table.
enum Meaning {
    Accepted,
    Rejected(StatusCode),
    Asked(StatusCode, Duration),
    Failed(Option<StatusCode>),
}

fn meaning(answer: &Answer) -> Meaning {
    let Answer::Status { status, retry_after } = answer else { return Meaning::Failed(None) };
    let is_retryable = [408, 410, 425, 429, 460].contains(&status.as_u16())
        || status.is_server_error() && ![501, 505, 511].contains(&status.as_u16());
    let asked = match retry_after.as_ref().map_or(Asked::Nothing, |header| header.meaning) {
        Asked::Nothing => None,
        Asked::For(wait) => Some(wait),
        Asked::Until(date) => Some(date.saturating_sub(wall_clock().duration_since(UNIX_EPOCH).unwrap())),
    };
    match asked {
        _ if status.is_success() => Meaning::Accepted,
        _ if !is_retryable => Meaning::Rejected(*status),
        Some(wait) => Meaning::Asked(*status, wait),
        None => Meaning::Failed(Some(*status)),
    }
}

fn sent_at() -> String {
    let now = jiff::Timestamp::try_from(wall_clock()).unwrap();
    now.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

/// A time that is out of reach is one that nobody sees.
fn later(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait).unwrap_or(now + Duration::from_secs(30 * 365 * 24 * 60 * 60))
}
