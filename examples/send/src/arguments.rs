//! What the user asks for.

use std::{env, num::NonZeroU32, path::PathBuf, process, time::Duration};

use group_core::{
    BatchLimits,
    http::{Endpoint, OutboxSettings, RetryPolicy, WriteKey},
    spec::limits,
};
use lexopt::{Arg, ValueExt};

pub(crate) const USAGE: &str = "\
Usage: WRITE_KEY=… send [OPTIONS] BASE_URL [FILE]

Sends the companies in FILE, or on stdin, as group calls.

  --attempts N       attempts before a batch is kept; those put off by `Retry-After` do not count (8)
  --timeout SECONDS  time for one attempt (30)
  --pause SECONDS    pause after the first attempt; twice as long after each further one (0.5)
  --longest SECONDS  longest pause, also for a receiver that asks for a longer one (300)
  --messages N       messages in a batch (2500)
  --keep DIR         folder for what is not accepted (.)";

pub(crate) struct Arguments {
    pub(crate) endpoint: Endpoint,
    pub(crate) file: Option<PathBuf>,
    pub(crate) keep: PathBuf,
    pub(crate) timeout: Duration,
    pub(crate) settings: OutboxSettings,
}

impl Arguments {
    pub(crate) fn from_env() -> Result<Self, lexopt::Error> {
        let (mut base_url, mut file) = (None, None);
        let mut keep = PathBuf::from(".");
        let mut messages = limits::BATCH_MESSAGES;
        let mut timeout = Duration::from_secs(30);
        let longest = Duration::from_secs(300);
        let mut retry = RetryPolicy::default().attempts(8).longest_wait(longest).longest_asked(longest);

        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("attempts") => retry = retry.attempts(parser.value()?.parse::<NonZeroU32>()?.get()),
                Arg::Long("timeout") => timeout = parser.value()?.parse_with(seconds)?,
                Arg::Long("pause") => retry = retry.first_wait(parser.value()?.parse_with(seconds)?),
                Arg::Long("longest") => {
                    let longest = parser.value()?.parse_with(seconds)?;
                    retry = retry.longest_wait(longest).longest_asked(longest);
                }
                Arg::Long("messages") => messages = parser.value()?.parse()?,
                Arg::Long("keep") => keep = parser.value()?.into(),
                Arg::Long("help") => {
                    println!("{USAGE}");
                    process::exit(0);
                }
                Arg::Value(value) if base_url.is_none() => base_url = Some(value.string()?),
                Arg::Value(value) if file.is_none() => file = Some(value.into()),
                _ => return Err(argument.unexpected()),
            }
        }

        let base_url = base_url.ok_or("the base URL is missing")?;
        // Not an argument: those are seen by everyone on the machine.
        let write_key =
            env::var("WRITE_KEY").map_err(|_| "the environment variable WRITE_KEY is not set, or no text")?;
        let write_key = WriteKey::new(write_key).map_err(|error| error.to_string())?;
        let endpoint = Endpoint::new(&base_url, write_key).map_err(|error| error.to_string())?;
        let limits = BatchLimits::default().batch_messages(messages);
        let settings = OutboxSettings::default().flush_at(messages).limits(limits).retry(retry);
        Ok(Self { endpoint, file, keep, timeout, settings })
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number")?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}
