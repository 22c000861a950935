//! An outbox, and the task that empties it.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use group_core::{
    Group, GroupTraits, PushError,
    http::{Dispatch, Next, Outbox, Outcome, Undelivered},
};
use reqwest::Client;
use tokio::{
    sync::Notify,
    task::JoinHandle,
    time::{timeout, timeout_at},
};

use crate::post::post;

pub(crate) struct Sender {
    queue: Mutex<Queue>,
    /// There is something to do for the task.
    work: Notify,
}

struct Queue {
    outbox: Outbox,
    is_closing: bool,
}

impl Sender {
    pub(crate) fn new(outbox: Outbox) -> Self {
        Self { queue: Mutex::new(Queue { outbox, is_closing: false }), work: Notify::new() }
    }

    /// Queues a message; it never waits.
    #[expect(clippy::result_large_err, reason = "the error is the message itself, given back")]
    pub(crate) fn send<'a, T: GroupTraits>(&self, group: Group<'a, T>) -> Result<(), PushError<Group<'a, T>>> {
        let pushed = self.queue().outbox.push(group, Instant::now());
        self.work.notify_one();
        pushed
    }

    /// Sends what is due, until everything is sent after [`close`](Self::close).
    pub(crate) async fn run(&self, client: &Client, on_undelivered: impl Fn(&Undelivered)) {
        loop {
            let next = self.queue().outbox.poll(Instant::now());
            match next {
                Next::Send(Dispatch { id, request }) => {
                    let answer = post(client, request).await;
                    let now = Instant::now();
                    let outcome = match answer {
                        Ok((status, headers)) => {
                            self.queue().outbox.answered(id, status, &headers, now, SystemTime::now())
                        }
                        Err(_) => self.queue().outbox.failed(id, now),
                    };
                    if let Outcome::Undelivered(undelivered) = outcome {
                        on_undelivered(&undelivered);
                    }
                }
                Next::WaitUntil(at) => _ = timeout_at(at.into(), self.work.notified()).await,
                Next::Idle if self.queue().is_closing => return,
                Next::Idle => self.work.notified().await,
            }
        }
    }

    /// Lets the task send what is queued, and gives back what it cannot send in this time.
    pub(crate) async fn close(&self, mut task: JoinHandle<()>, time: Duration) -> Vec<Undelivered> {
        self.queue().is_closing = true;
        self.queue().outbox.flush();
        self.work.notify_one();
        if timeout(time, &mut task).await.is_err() {
            task.abort();
            // Once it has ended, nothing takes from the outbox what is given back here.
            let _ = task.await;
        }
        self.queue().outbox.undelivered().collect()
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
