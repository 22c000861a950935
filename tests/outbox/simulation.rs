//! The outbox between a producer and a receiver, in virtual time: everything follows from a seed.
//!
//! A model says for each call what the outbox has to answer. It knows the rules, and not how the outbox keeps them. What the
//! receiver has in the end is compared with what was pushed, whatever the model says.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
    env,
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    thread,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use fastrand::Rng;
use group_core::{
    BatchLimits, ReceivedGroup,
    http::{Dispatch, DispatchId, Next, Outbox, OutboxSettings, Outcome, RetryPolicy, Undelivered, UndeliveredReason},
};
use http::{HeaderMap, HeaderValue, StatusCode};
use uuid::Uuid;

use crate::{
    endpoint,
    model::{Expected, Model},
    receiver::{Answer, Receiver},
};

/// Seeds for a plain test. `SEEDS=0..1000000` runs others.
const SEEDS: Range<u64> = 0..3_000;

#[test]
fn nothing_is_lost_whatever_happens() {
    let seeds = match env::var("SEEDS") {
        Ok(range) => {
            let (from, to) = range.split_once("..").expect("SEEDS is a range, such as 0..1000000");
            from.parse().unwrap()..to.parse().unwrap()
        }
        Err(_) => SEEDS,
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for first in 0..threads {
            let seeds = seeds.clone().skip(first).step_by(threads);
            scope.spawn(move || seeds.for_each(run));
        }
    });
}

fn run(seed: u64) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| World::new(seed).run())) {
        eprintln!("SEEDS={seed}..{} runs this again", seed + 1);
        resume_unwind(panic);
    }
}

thread_local! {
    static WALL_CLOCK: Cell<Duration> = const { Cell::new(Duration::ZERO) };
    static IDS: Cell<u128> = const { Cell::new(0) };
}

pub(crate) fn wall_clock() -> SystemTime {
    UNIX_EPOCH + WALL_CLOCK.get()
}

fn ids() -> Uuid {
    IDS.set(IDS.get() + 1);
    Uuid::from_u128(IDS.get())
}

/// A request that is out.
struct Flight {
    id: DispatchId,
    answer: Answer,
    at: Instant,
}

struct World {
    rng: Rng,
    now: Instant,
    outbox: Outbox,
    model: Model,
    receiver: Receiver,
    flight: Option<Flight>,
    /// An ID that was answered.
    old: Option<DispatchId>,
    wake_up: Option<Instant>,
    accepted: BTreeSet<usize>,
    given_back: BTreeSet<usize>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut rng = Rng::with_seed(seed);
        // 2015-02-23T22:28:55.111Z, and up to a second later.
        WALL_CLOCK.set(Duration::from_millis(1_424_730_535_111 + rng.u64(0..1_000)));
        IDS.set(0);
        let settings = settings(&mut rng);
        Self {
            now: Instant::now(),
            outbox: Outbox::with_settings(endpoint(), settings),
            model: Model::new(settings),
            receiver: Receiver::new(rng.fork()),
            flight: None,
            old: None,
            wake_up: None,
            accepted: BTreeSet::new(),
            given_back: BTreeSet::new(),
            rng,
        }
    }

    fn run(mut self) {
        let mut actions = self.rng.u32(1..30);
        let mut act_at = self.now;
        // After the last action, until nothing is left, or no longer.
        let closes = self.rng.bool();
        loop {
            let acts = (actions > 0).then_some(act_at);
            let answers = self.flight.as_ref().map(|flight| flight.at);
            let Some(next) = [acts, answers, self.wake_up].into_iter().flatten().min() else { break };
            // Whoever drives the outbox may come late.
            let late = if self.rng.u8(0..10) == 0 { self.wait() } else { Duration::ZERO };
            self.advance(next + late);
            if acts.is_some_and(|at| at <= self.now) {
                self.act();
                actions -= 1;
                act_at = self.now + self.wait();
                if actions == 0 {
                    if closes {
                        break;
                    }
                    self.flush();
                }
            }
            if let Some(flight) = self.flight.take_if(|flight| flight.at <= self.now) {
                self.answer(&flight);
            }
            self.poll();
            self.look();
        }
        self.end(closes);
    }

    fn advance(&mut self, to: Instant) {
        let time = to.saturating_duration_since(self.now);
        self.now += time;
        WALL_CLOCK.set(WALL_CLOCK.get() + time);
    }

    fn wait(&mut self) -> Duration {
        match self.rng.u8(0..10) {
            0..4 => Duration::ZERO,
            4..7 => Duration::from_millis(self.rng.u64(0..100)),
            7..9 => Duration::from_millis(self.rng.u64(0..10_000)),
            _ => Duration::from_secs(self.rng.u64(0..100)),
        }
    }

    /// What the producer does.
    fn act(&mut self) {
        match self.rng.u8(0..10) {
            0..7 => {
                for _ in 0..self.rng.usize(1..12) {
                    self.push();
                }
            }
            7..9 => self.flush(),
            _ => self.answer_again(),
        }
    }

    fn flush(&mut self) {
        self.outbox.flush();
        self.model.flush();
    }

    fn push(&mut self) {
        let number = self.model.messages();
        let message = crate::message(number, self.rng.usize(0..300));
        let (json, pushed) = match self.rng.u8(0..4) {
            0 => {
                let json = message.stamp_with(wall_clock, ids).unwrap().to_json().unwrap();
                let pushed = self.outbox.push_received(ReceivedGroup::from_json(&json).unwrap(), self.now);
                (json, pushed.map_err(|error| (error.message.as_json().to_owned(), error.reason)))
            }
            kind => {
                let message = match kind {
                    1 => message.stamp_with(wall_clock, ids).unwrap(),
                    2 => message.message_id(format!("m-{number}")).unwrap(),
                    _ => message,
                };
                let asked = IDS.get();
                let json = message.clone().stamp_with(wall_clock, ids).unwrap().to_json().unwrap();
                IDS.set(asked);
                let pushed = self.outbox.push(message, self.now);
                (json, pushed.map_err(|error| (error.message.to_json().unwrap(), error.reason)))
            }
        };
        let expected = self.model.push(&json, self.now);
        assert_eq!(pushed, expected.map_err(|reason| (json, reason)), "what is refused is given back");
    }

    fn poll(&mut self) {
        let expected = self.model.poll(self.now);
        let next = self.outbox.poll(self.now);
        self.wake_up = None;
        match (next, expected) {
            (Next::Idle, Expected::Idle) => {}
            (Next::WaitUntil(at), Expected::WaitUntil(expected)) => {
                assert_eq!(at, expected);
                self.wake_up = Some(at);
            }
            (Next::Send(dispatch), Expected::Send { body, requests }) => self.send(&dispatch, &body, requests),
            (next, expected) => panic!("{next:?}, and not {expected:?}"),
        }
    }

    fn send(&mut self, dispatch: &Dispatch, body: &str, requests: u32) {
        assert!(self.flight.is_none(), "two requests are out at once");
        assert_eq!(str::from_utf8(dispatch.request.body()).unwrap(), body);
        let count =
            dispatch.request.headers().get("x-retry-count").map(|count| count.to_str().unwrap().parse().unwrap());
        assert_eq!(count, (requests > 0).then_some(requests));
        let (answer, after) = self.receiver.receive(dispatch.request.body());
        self.flight = Some(Flight { id: dispatch.id, answer, at: self.now + after });
        assert!(matches!(self.outbox.poll(self.now), Next::Idle), "two requests are out at once");
    }

    fn answer(&mut self, flight: &Flight) {
        let outcome = match &flight.answer {
            Answer::None => self.outbox.failed(flight.id, self.now),
            Answer::Status { status, retry_after } => {
                self.answered(flight.id, *status, retry_after.as_ref().map(|header| header.text.as_str()))
            }
        };
        self.old = Some(flight.id);
        match outcome {
            Outcome::Accepted { messages } => {
                let numbers = self.model.accepted(&flight.answer, messages);
                self.accepted.extend(numbers);
            }
            Outcome::Retrying { at } => self.model.retrying(&flight.answer, at, self.now),
            Outcome::Undelivered(undelivered) => {
                self.model.undelivered(&flight.answer, &undelivered, self.now);
                self.give_back(&undelivered);
            }
            other => panic!("{other:?}"),
        }
    }

    fn answered(&mut self, id: DispatchId, status: StatusCode, retry_after: Option<&str>) -> Outcome {
        let mut headers = HeaderMap::new();
        if let Some(value) = retry_after {
            headers.insert("retry-after", HeaderValue::from_str(value).unwrap());
        }
        self.outbox.answered(id, status, &headers, self.now, wall_clock())
    }

    /// An answer that comes twice changes nothing.
    fn answer_again(&mut self) {
        let Some(id) = self.old else { return };
        let outcome =
            if self.rng.bool() { self.outbox.failed(id, self.now) } else { self.answered(id, StatusCode::OK, None) };
        assert!(matches!(outcome, Outcome::Unknown), "{outcome:?}");
    }

    fn give_back(&mut self, undelivered: &Undelivered) {
        let numbers = crate::numbers(&undelivered.body);
        assert_eq!(numbers.len(), undelivered.messages);
        for number in numbers {
            assert!(self.given_back.insert(number), "{number} is given back twice");
        }
    }

    /// What can be asked at any time.
    fn look(&mut self) {
        assert_eq!(self.outbox.queued_bytes(), self.model.queued_bytes());
        assert!(self.outbox.queued_bytes() <= self.model.settings.queue_bytes);
        assert_eq!(self.outbox.len(), self.model.queued());
        assert_eq!(self.outbox.is_empty(), self.model.queued() == 0);
        if self.rng.u8(0..10) == 0 {
            assert_eq!(left(self.outbox.undelivered()), self.model.left());
        }
    }

    fn end(mut self, closes: bool) {
        assert!(closes || self.outbox.is_empty(), "{:?} is left, and nobody does anything", self.outbox);
        let is_out = self.flight.is_some();
        if is_out {
            // Its answer comes to nobody.
            self.receiver.unsaid.extend(self.receiver.taken.last().into_iter().flatten());
        }
        let undelivered: Vec<_> =
            std::mem::replace(&mut self.outbox, Outbox::new(endpoint())).into_undelivered().collect();
        for undelivered in &undelivered {
            self.give_back(undelivered);
        }
        assert_eq!(
            undelivered.iter().filter(|left| left.reason == UndeliveredReason::Unanswered).count(),
            usize::from(is_out)
        );
        assert_eq!(left(undelivered.into_iter()), self.model.left());

        let pushed: BTreeSet<usize> = (0..self.model.messages()).collect();
        let settled: BTreeSet<usize> = self.accepted.union(&self.given_back).copied().collect();
        assert_eq!(settled, pushed, "something was lost");
        assert!(self.accepted.is_disjoint(&self.given_back), "something was accepted and given back");
        let taken: BTreeSet<usize> = self.receiver.taken.iter().flatten().copied().collect();
        assert!(self.accepted.is_subset(&taken), "something was called accepted that the receiver has not");
        let unsaid = &self.receiver.unsaid;
        assert!(
            self.given_back.intersection(&taken).all(|number| unsaid.contains(number)),
            "something was given back that the receiver said it has"
        );
        self.check_order();
    }

    /// What the receiver took, with what it took again, by group.
    fn check_order(&self) {
        let mut newest = BTreeMap::new();
        for batch in &self.receiver.taken {
            for number in batch {
                let newest = newest.entry(crate::group_of(*number)).or_insert(0);
                assert!(*newest <= *number || batch.contains(newest), "old traits overwrite new ones");
                *newest = *number;
            }
        }
    }
}

fn left(undelivered: impl Iterator<Item = Undelivered>) -> Vec<(String, usize, UndeliveredReason)> {
    undelivered.map(|left| (String::from_utf8(left.body).unwrap(), left.messages, left.reason)).collect()
}

fn settings(rng: &mut Rng) -> OutboxSettings {
    let limits = BatchLimits::default()
        .message_bytes(*choice(rng, &[32 * 1024, 32 * 1024, 400]))
        .batch_bytes(*choice(rng, &[500 * 1024, 1_000, 2_000, 100]))
        .batch_messages(*choice(rng, &[2_500, 10, 3, 1, 0]));
    let milliseconds = |milliseconds| Duration::from_millis(milliseconds);
    let retry = RetryPolicy::default()
        .attempts(rng.u32(0..12))
        .first_wait(*choice(rng, &[milliseconds(500), milliseconds(0), Duration::MAX]))
        .longest_wait(*choice(rng, &[milliseconds(60_000), milliseconds(1_000), Duration::MAX]))
        .longest_asked(*choice(rng, &[milliseconds(300_000), milliseconds(2_000), milliseconds(100)]))
        .total(*choice(
            rng,
            &[milliseconds(12 * 60 * 60 * 1_000), milliseconds(10_000), milliseconds(0), Duration::MAX],
        ));
    OutboxSettings::default()
        .flush_at(*choice(rng, &[250, 20, 7, 1, 0]))
        .flush_after(*choice(rng, &[milliseconds(5_000), milliseconds(50), Duration::ZERO, Duration::MAX]))
        .queue_bytes(*choice(rng, &[32 * 1024 * 1024, 10_000, 3_000, 200]))
        .limits(limits)
        .retry(retry)
        .wall_clock(wall_clock)
        .ids(ids)
        .seed(rng.u64(..))
}

fn choice<'a, T>(rng: &mut Rng, values: &'a [T]) -> &'a T {
    &values[rng.usize(..values.len())]
}
