//! Posting a batch until the receiver has it, or patience is at an end.

use std::{
    io,
    num::NonZeroU32,
    thread,
    time::{Duration, SystemTime},
};

use group_core::{
    Batch,
    http::{Endpoint, Verdict},
};
use jiff::Timestamp;
use ureq::Agent;

use crate::keeper::Keeper;

/// How hard to try.
pub(crate) struct Patience {
    pub(crate) attempts: NonZeroU32,
    /// Of one attempt.
    pub(crate) timeout: Duration,
    /// After the first attempt; twice as long after each further one.
    pub(crate) pause: Duration,
    /// Between two attempts, whoever asks for it.
    pub(crate) longest: Duration,
}

pub(crate) struct Sender {
    agent: Agent,
    endpoint: Endpoint,
    patience: Patience,
    pub(crate) accepted: usize,
}

impl Sender {
    pub(crate) fn new(endpoint: Endpoint, patience: Patience) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(patience.timeout))
            // A verdict reads every status itself.
            .http_status_as_error(false)
            // A redirect would be followed with a GET, and the messages would be gone.
            .max_redirects(0)
            .build()
            .new_agent();
        Self { agent, endpoint, patience, accepted: 0 }
    }

    /// Sends the batch, or has it kept. Afterwards it is empty.
    pub(crate) fn send(&mut self, batch: &mut Batch, keeper: &mut Keeper) -> io::Result<()> {
        if batch.is_empty() {
            return Ok(());
        }
        match self.post(batch) {
            Ok(()) => {
                self.accepted += batch.len();
                eprintln!("{} messages accepted, {} in all", batch.len(), self.accepted);
            }
            Err(reason) => keeper.keep_batch(batch, &reason)?,
        }
        batch.clear();
        Ok(())
    }

    /// Posts the batch until it is accepted, or says why it never was.
    fn post(&self, batch: &mut Batch) -> Result<(), String> {
        let Patience { attempts, pause, longest, .. } = self.patience;
        let mut pause = pause.min(longest);
        let mut attempt = 1;
        loop {
            batch.set_sent_at(Timestamp::now()).map_err(|error| error.to_string())?;
            let (problem, asked) = match self.agent.run(self.endpoint.batch(batch)) {
                Ok(mut response) => {
                    let verdict = Verdict::new(response.status(), response.headers(), SystemTime::now());
                    // Read to its end, the connection serves the next batch; the answer is known without.
                    let _ = io::copy(&mut response.body_mut().with_config().limit(64 * 1024).reader(), &mut io::sink());
                    match verdict {
                        Verdict::Accepted => return Ok(()),
                        Verdict::Rejected => return Err(format!("rejected with {}", response.status())),
                        Verdict::Retry { after } => (response.status().to_string(), after.unwrap_or_default()),
                    }
                }
                // Whether the messages arrived is not known; their IDs make it safe to send them again.
                Err(error) => (error.to_string(), Duration::ZERO),
            };
            if attempt == attempts.get() {
                return Err(format!("{problem} after {attempt} attempts"));
            }
            if asked > longest {
                return Err(format!("{problem}, and asked for a pause of {} s", asked.as_secs()));
            }
            // Half of the pause is left to chance, so that senders that failed together do not come back together.
            let wait = pause.mul_f64(0.5 + 0.5 * fastrand::f64()).max(asked);
            eprintln!("attempt {attempt}: {problem}; the next one in {:.1} s", wait.as_secs_f64());
            thread::sleep(wait);
            pause = pause.saturating_mul(2).min(longest);
            attempt += 1;
        }
    }
}
