//! What the user asks for.

use std::ffi::OsString;

use lexopt::Arg;

pub(crate) const USAGE: &str = "\
Usage: check [FILE]...

Judges group calls by the Segment spec. Without a FILE, or when it is -, reads standard input.
A file holds one message per line, or one message over all of its lines.

  -h, --help  say this";

pub(crate) enum Arguments {
    Help,
    Files(Vec<OsString>),
}

impl Arguments {
    pub(crate) fn from_env() -> Result<Self, lexopt::Error> {
        let mut files = Vec::new();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Short('h') | Arg::Long("help") => return Ok(Self::Help),
                Arg::Value(file) => files.push(file),
                _ => return Err(argument.unexpected()),
            }
        }
        if files.is_empty() {
            files.push("-".into());
        }
        Ok(Self::Files(files))
    }
}
