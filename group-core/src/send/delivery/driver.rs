use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::PoisonError,
    time::{Instant, SystemTime},
};

use http::{HeaderMap, Request, Response, StatusCode};

use super::{Activity, Shared};
use crate::send::outbox::{Dispatch, DispatchId, Next, Outbox, Outcome, Undelivered};

/// What runs on the thread.
pub(super) struct Driver<'a, T, F> {
    pub(super) shared: &'a Shared,
    pub(super) wall_clock: fn() -> SystemTime,
    pub(super) transport: T,
    pub(super) on_undelivered: Option<F>,
}

/// What the response says, once it was dropped.
type Answer = Option<(StatusCode, HeaderMap)>;

impl<T, B, E, F> Driver<'_, T, F>
where
    T: FnMut(Request<Vec<u8>>) -> Result<Response<B>, E>,
    F: FnMut(Undelivered),
{
    pub(super) fn run(&mut self) {
        // A request that somebody else made has no answer here.
        let before = self.shared.lock().outbox.as_ref().and_then(Outbox::dispatch_out);
        if let Some(id) = before {
            self.settle(id, None);
        }
        while let Some(Dispatch { id, request }) = self.next() {
            let answer = self.request(request);
            self.settle(id, answer);
        }
        self.hand_over();
    }

    /// Waits for the next request, and for nothing once it is time to stop.
    fn next(&self) -> Option<Dispatch> {
        loop {
            let wall_clock = self.now();
            let mut state = self.shared.lock();
            let now = Instant::now();
            if state.closing.is_some_and(|closing| closing <= now) {
                return None;
            }
            let waits = match state.outbox.as_mut()?.poll_by(now, || wall_clock) {
                Next::Send(dispatch) => return Some(dispatch),
                Next::WaitUntil(at) if state.closing.is_some_and(|closing| closing < at) => return None,
                Next::Idle if state.closing.is_some() => return None,
                Next::WaitUntil(at) => Some(at),
                Next::Idle => None,
            };
            state.thread = waits.map_or(Activity::Waits, Activity::WaitsUntil);
            let mut state = match waits {
                Some(at) => self.shared.work.wait_timeout(state, at - now).unwrap_or_else(PoisonError::into_inner).0,
                None => self.shared.work.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
            state.thread = Activity::Works;
        }
    }

    /// The wall time. The clock is somebody's function: it is not called under the lock, and one that panics ends nothing.
    fn now(&self) -> SystemTime {
        catch_unwind(self.wall_clock).unwrap_or_else(|_| SystemTime::now())
    }

    fn request(&mut self, request: Request<Vec<u8>>) -> Answer {
        let transport = &mut self.transport;
        let answer = catch_unwind(AssertUnwindSafe(|| {
            let (head, _body) = transport(request).ok()?.into_parts();
            Some((head.status, head.headers))
        }));
        answer.ok().flatten()
    }

    fn settle(&mut self, id: DispatchId, answer: Answer) {
        let (now, wall_clock) = (Instant::now(), self.now());
        let mut state = self.shared.lock();
        // Otherwise it was given back, as nobody could know.
        let Some(outbox) = &mut state.outbox else { return };
        let outcome = match answer {
            Some((status, headers)) => outbox.answered(id, status, &headers, now, wall_clock),
            None => outbox.failed(id, now),
        };
        match outcome {
            Outcome::Accepted { messages } => {
                state.accepted += messages;
                state.settled += messages;
            }
            Outcome::Undelivered(undelivered) => {
                let messages = undelivered.messages;
                match &mut self.on_undelivered {
                    Some(on_undelivered) => {
                        drop(state);
                        call(on_undelivered, undelivered);
                        state = self.shared.lock();
                    }
                    None => {
                        outbox.keep(undelivered.body.len());
                        state.kept.push(undelivered);
                    }
                }
                state.settled += messages;
            }
            Outcome::Retrying { .. } | Outcome::Unknown => {}
        }
        self.shared.news.notify_all();
    }

    /// If nobody asks any more what became of it, what is left goes where all goes that comes back.
    fn hand_over(&mut self) {
        let Some(on_undelivered) = &mut self.on_undelivered else { return };
        let mut state = self.shared.lock();
        if !state.is_dropped {
            return;
        }
        let left = state.outbox.take();
        drop(state);
        left.into_iter().flat_map(Outbox::into_undelivered).for_each(|undelivered| call(on_undelivered, undelivered));
    }
}

/// What was given to a function that panics is in its hands.
fn call(on_undelivered: &mut impl FnMut(Undelivered), undelivered: Undelivered) {
    let _ = catch_unwind(AssertUnwindSafe(|| on_undelivered(undelivered)));
}

/// Says that the thread is at its end, however that came.
pub(super) struct Stop<'a>(pub(super) &'a Shared);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.lock().thread = Activity::Stopped;
        self.0.news.notify_all();
    }
}
