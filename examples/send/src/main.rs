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
//! body that can be posted again, and lines that are no companies as they came in. The exit status is 0 if every line was
//! accepted, 1 if something was kept, and 2 if nothing was tried.

mod arguments;
mod keeper;
mod sender;

use std::{
    error::Error,
    fs::File,
    io::{self, BufRead, BufReader},
    process::ExitCode,
};

use group_core::{Batch, BatchLimits, Group, GroupError, GroupTraits, Identity, IsoDate, PushError, Refusal};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use crate::{arguments::Arguments, keeper::Keeper, sender::Sender};

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

    /// The message gets its ID here, once: however often it is sent, the receiver can tell that it is the same.
    fn message(&self) -> Result<Group<'_, &Self>, GroupError> {
        Group::of(Identity::user(&self.user_id), self)?
            .timestamp(Timestamp::now())
            .message_id(Uuid::new_v4().to_string())
    }
}

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
    match send(input, arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("stopped: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether everything was accepted.
fn send(input: impl BufRead, arguments: Arguments) -> Result<bool, Box<dyn Error>> {
    let mut keeper = Keeper::new(arguments.keep);
    let mut sender = Sender::new(arguments.endpoint, arguments.patience);
    let mut batch = Batch::with_limits(BatchLimits::default().batch_messages(arguments.batch_messages));
    // The sender sets it for each attempt; from here on there is room for it.
    batch.set_sent_at(Timestamp::now())?;

    let mut unread = None;
    for (number, line) in (1_u64..).zip(input.split(b'\n')) {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                unread = Some(format!("line {number} cannot be read: {error}"));
                break;
            }
        };
        if line.trim_ascii().is_empty() {
            continue;
        }
        match push(&line, &mut batch, &mut sender, &mut keeper) {
            Ok(()) => {}
            Err(Failure::Line(reason)) => keeper.keep_line(number, &line, &reason)?,
            Err(Failure::Disk(error)) => return Err(error.into()),
        }
    }
    sender.send(&mut batch, &mut keeper)?;

    eprintln!("{} messages accepted; kept: {keeper}", sender.accepted);
    match unread {
        None => Ok(keeper.is_empty()),
        Some(error) => Err(error.into()),
    }
}

/// Why a line is not in a batch.
enum Failure {
    /// The line is at fault; the next one may do.
    Line(String),
    /// A batch could not be kept, so nothing more is sent.
    Disk(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

/// Adds the message of the line to the batch. A batch that is full is sent before.
fn push(line: &[u8], batch: &mut Batch, sender: &mut Sender, keeper: &mut Keeper) -> Result<(), Failure> {
    let fault = |error: &dyn Error| Failure::Line(error.to_string());
    let company = Company::from_line(line).map_err(Failure::Line)?;
    let message = company.message().map_err(|error| fault(&error))?;
    match batch.push(message) {
        Ok(()) => Ok(()),
        Err(PushError { message, reason: Refusal::Full }) => {
            sender.send(batch, keeper)?;
            batch.push(message).map_err(|error| fault(&error.reason))
        }
        Err(error) => Err(fault(&error.reason)),
    }
}
