//! Sends companies as group calls: one JSON object a line comes in, batches go out over HTTP.
//!
//! ```text
//! WRITE_KEY=… cargo run -p send -- https://api.segment.io companies.ndjson
//! ```
//!
//! A line looks like this; all but the two IDs and the name may be left out:
//!
//! ```text
//! {"userId":"97980cfea0067","groupId":"0e8c78ea9d97a7b8185e8632","name":"Initech","industry":"Technology",
//!  "employees":329,"plan":"enterprise","createdAt":"2015-02-23"}
//! ```
//!
//! Progress goes to stderr. What the receiver does not take in the end is kept in files, with the path on stderr: a batch as a
//! body that can be posted again, and lines that are no companies as they came in. What cannot be kept is named. A signal
//! ends it in the same way: what was read is sent, kept or named. The exit status is 0 if every line was accepted, 1 if not,
//! and 2 if nothing was tried.

mod arguments;
mod keeper;
mod transport;

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    process::{self, ExitCode},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use group_core::{
    Group, GroupError, GroupTraits, Identity, IsoDate, PushError, Refusal,
    http::{Closed, Delivery, Outbox},
};
use serde::Deserialize;

use crate::{
    arguments::Arguments,
    keeper::{Keeper, count},
    transport::transport,
};

#[derive(Deserialize, GroupTraits)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Company {
    #[group(skip)]
    user_id: String,
    #[group(group_id)]
    group_id: String,
    name: String,
    industry: Option<String>,
    employees: Option<u64>,
    plan: Option<String>,
    created_at: Option<IsoDate>,
}

impl Company {
    fn from_line(line: &[u8]) -> Result<Self, String> {
        // serde's own message quotes the value, which may be personal data.
        serde_json::from_slice(line).map_err(|error| {
            let what = if error.is_data() { "no company" } else { "no JSON" };
            format!("{what}, at column {}", error.column())
        })
    }

    fn message(&self) -> Result<Group<'_, &Self>, GroupError> {
        Group::of(Identity::user(&self.user_id), self)
    }
}

/// The outbox tries as often as it was told to, so that this ends.
const AS_LONG_AS_IT_TAKES: Duration = Duration::MAX;
/// After a signal.
const HURRIED: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let arguments = match Arguments::from_env() {
        Ok(arguments) => arguments,
        Err(error) => {
            eprintln!("{error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let input: Box<dyn BufRead> = match &arguments.file {
        None => Box::new(io::stdin().lock()),
        Some(path) => match File::open(path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => {
                eprintln!("{}: {error}", path.display());
                return ExitCode::from(2);
            }
        },
    };

    let run = Arc::new(Run::new(arguments));
    let for_signals = Arc::clone(&run);
    ctrlc::set_handler(move || for_signals.stop()).expect("no other handler is set");
    run.read(input);
    if run.finish() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Run {
    delivery: Delivery,
    keeper: Arc<Mutex<Keeper>>,
    /// Held while a line is on its way from the input to the delivery.
    line: Mutex<()>,
    /// Held by the main thread while it brings everything to an end.
    end: Mutex<()>,
    is_stopped: AtomicBool,
}

impl Run {
    fn new(arguments: Arguments) -> Self {
        let keeper = Arc::new(Mutex::new(Keeper::new(arguments.keep)));
        let for_delivery = Arc::clone(&keeper);
        let outbox = Outbox::with_settings(arguments.endpoint, arguments.settings);
        let delivery = Delivery::spawn_with(outbox, transport(arguments.timeout), move |undelivered| {
            lock(&for_delivery).keep_batch(&undelivered);
        });
        Self { delivery, keeper, line: Mutex::new(()), end: Mutex::new(()), is_stopped: AtomicBool::new(false) }
    }

    fn read(&self, input: impl BufRead) {
        for (number, line) in (1_u64..).zip(input.split(b'\n')) {
            let _line = lock(&self.line);
            match line {
                Ok(line) if line.trim_ascii().is_empty() => {}
                Ok(line) => {
                    if let Err(reason) = self.send(&line) {
                        lock(&self.keeper).keep_line(number, &line, &reason);
                    }
                }
                Err(error) => {
                    lock(&self.keeper).name_line(number, &format!("cannot be read: {error}"));
                    return;
                }
            }
        }
    }

    /// Sends the message of the line, as soon as there is room for it in the queue.
    fn send(&self, line: &[u8]) -> Result<(), String> {
        let company = Company::from_line(line)?;
        let mut message = company.message().map_err(|error| error.to_string())?;
        loop {
            message = match self.delivery.send(message) {
                Ok(()) => return Ok(()),
                Err(PushError { message, reason: Refusal::Full }) => message,
                Err(error) => return Err(error.to_string()),
            };
            self.delivery.flush(AS_LONG_AS_IT_TAKES).map_err(|error| error.to_string())?;
        }
    }

    /// After the last line; says whether everything was accepted.
    fn finish(&self) -> bool {
        let end = lock(&self.end);
        self.keep(&self.delivery.close(AS_LONG_AS_IT_TAKES));
        drop(end);
        while self.is_stopped.load(Ordering::Relaxed) {
            thread::park();
        }
        self.report()
    }

    /// After a signal. It ends the process.
    fn stop(&self) -> ! {
        self.is_stopped.store(true, Ordering::Relaxed);
        eprintln!("stopped by a signal");
        // The main thread may wait for the same, with more time.
        let closed = self.delivery.close(HURRIED);
        let _end = lock(&self.end);
        self.keep(&closed);
        self.report();
        process::exit(1)
    }

    fn keep(&self, closed: &Closed) {
        // The line that was read last is refused now.
        let _line = lock(&self.line);
        let mut keeper = lock(&self.keeper);
        closed.undelivered.iter().for_each(|undelivered| keeper.keep_batch(undelivered));
    }

    fn report(&self) -> bool {
        let keeper = lock(&self.keeper);
        eprintln!("{} accepted; {keeper}", count(self.delivery.accepted(), "message", "messages"));
        keeper.is_empty()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
