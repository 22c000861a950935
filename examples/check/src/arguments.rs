//! What the user asks for.

use std::{ffi::OsString, num::NonZero, thread};

use group_core::Rule;
use lexopt::{Arg, ValueExt};

pub(crate) const USAGE: &str = "\
Usage: check [OPTION]... [FILE]...

Judges group calls by the Segment spec. Without a FILE, or when it is -, reads standard input, also gzipped.
A file holds messages, batches and arrays of them: one on each line, or each over several lines. Calls of other types are
counted and passed over.

      --format json   write a JSON object for each finding, and the summary to standard error
      --only RULE     look for one rule, such as wrong-type; may be given more than once. What cannot be judged, as it is not
                      JSON or too long, is an error in any case
  -q, --quiet         leave the findings out, and write only the summary
      --threads N     judge on N threads; as many as help by default
  -h, --help          say this
      --version       say the version

The exit status is 1 if there was an error, and 2 if a file cannot be read.";

pub(crate) enum Arguments {
    Help,
    Version,
    Check { files: Vec<OsString>, options: Options },
}

#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) is_json: bool,
    pub(crate) is_quiet: bool,
    /// The codes of the rules that matter; all if there is none.
    pub(crate) only: Vec<String>,
    pub(crate) threads: usize,
}

impl Arguments {
    pub(crate) fn from_env() -> Result<Self, lexopt::Error> {
        // More than this, one thread that reads does not keep busy.
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(8);
        let mut options = Options { is_json: false, is_quiet: false, only: Vec::new(), threads };
        let mut files = Vec::new();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Long("version") => return Ok(Self::Version),
                Arg::Short('q') | Arg::Long("quiet") => options.is_quiet = true,
                Arg::Long("format") => {
                    options.is_json = match &*parser.value()?.string()? {
                        "json" => true,
                        "text" => false,
                        other => return Err(format!("no such format: {other}; there are text and json").into()),
                    };
                }
                Arg::Long("only") => options.only.push(rule(parser.value()?.string()?)?),
                Arg::Long("threads") => options.threads = parser.value()?.parse::<NonZero<usize>>()?.get(),
                Arg::Value(file) => files.push(file),
                _ => return Err(argument.unexpected()),
            }
        }
        if files.is_empty() {
            files.push("-".into());
        }
        Ok(Self::Check { files, options })
    }
}

fn rule(code: String) -> Result<String, lexopt::Error> {
    if Rule::CODES.contains(&&*code) {
        return Ok(code);
    }
    Err(format!("no such rule: {code}; there are {}", Rule::CODES.join(", ")).into())
}
