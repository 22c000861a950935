//! Judges group calls by the spec, in files or from standard input:
//!
//! ```sh
//! cargo run -p check -- events.ndjson more.json
//! tail -f events.ndjson | cargo run -p check
//! ```
//!
//! A file holds one message per line, or one message over all of its lines. Every violation is a line,
//! `file:line: severity: path: sentence`, and the last line is a summary. The exit status is 1 if there was an error, and 2 if a
//! file cannot be read. Whatever the length of the input, no more than twice [`messages::LONGEST`] bytes of it are kept.

mod arguments;
mod messages;
mod progress;

use std::{
    ffi::OsString,
    fmt,
    fs::File,
    io::{self, Read, Write},
    process::ExitCode,
};

use group_core::{Rule, check_json, spec::limits};

use crate::{
    arguments::{Arguments, USAGE},
    messages::{LONGEST, Message, Messages},
    progress::Progress,
};

/// For whoever has several messages over several lines each, or in an array.
fn layouts(are_in_doubt: bool) -> &'static str {
    if are_in_doubt { "; a file holds one message per line, or one message over all of its lines" } else { "" }
}

fn main() -> ExitCode {
    let mut checker = Checker::new(io::BufWriter::new(io::stdout().lock()));
    let written = match Arguments::from_env() {
        Ok(Arguments::Help) => checker.help(),
        Ok(Arguments::Files(files)) => checker.check_files(&files),
        Err(error) => {
            report(format_args!("{error}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match written {
        // Nobody reads on, as in `check FILE | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => checker.cannot("write", &error),
        Ok(()) => {}
    }
    checker.status()
}

/// There is nowhere to report that standard error is closed.
fn report(message: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "check: {message}");
}

struct Checker<W> {
    out: W,
    progress: Progress,
    files: u64,
    messages: u64,
    errors: u64,
    warnings: u64,
    has_failed: bool,
}

impl<W: Write> Checker<W> {
    fn new(out: W) -> Self {
        Self { out, progress: Progress::new(), files: 0, messages: 0, errors: 0, warnings: 0, has_failed: false }
    }

    fn help(&mut self) -> io::Result<()> {
        writeln!(self.out, "{USAGE}")?;
        self.out.flush()
    }

    fn check_files(&mut self, files: &[OsString]) -> io::Result<()> {
        for file in files {
            match file.to_str() {
                Some("-") => self.check_file("<stdin>", Ok(io::stdin().lock()))?,
                _ => self.check_file(&file.display().to_string(), File::open(file))?,
            }
        }
        self.summarize()
    }

    /// Checks all messages of a file. An error is one of writing; a file that cannot be read is reported.
    fn check_file(&mut self, name: &str, file: io::Result<impl Read>) -> io::Result<()> {
        let mut messages = match file.and_then(Messages::new) {
            Ok(messages) => messages,
            Err(error) => {
                self.cannot(name, &error);
                return Ok(());
            }
        };
        self.files += 1;
        loop {
            match messages.next() {
                Ok(Some(message)) => self.check(name, &message)?,
                Ok(None) => return Ok(()),
                Err(error) => {
                    self.cannot(name, &error);
                    return Ok(());
                }
            }
            if messages.is_waiting() {
                self.out.flush()?;
            }
        }
    }

    fn check(&mut self, file: &str, message: &Message<'_>) -> io::Result<()> {
        self.messages += 1;
        match message {
            Message::Text { line, text, is_whole } => {
                let violations = check_json(text);
                // Where there is no JSON, nobody knows how far the message goes.
                let is_json = !violations.iter().any(|violation| matches!(violation.rule(), Rule::NotJson { .. }));
                for violation in violations.iter().filter(|one| is_json || one.rule() != Rule::MessageTooLarge) {
                    *if violation.is_error() { &mut self.errors } else { &mut self.warnings } += 1;
                    self.progress.clear();
                    let layouts = layouts(*is_whole && violation.is_whole_message());
                    match violation.rule() {
                        Rule::NotJson { line: within, column } => {
                            let line = line + within - 1;
                            writeln!(self.out, "{file}:{line}: {violation}, at column {column}{layouts}")?;
                        }
                        Rule::WrongType => writeln!(self.out, "{file}:{line}: {violation}{layouts}")?,
                        _ => writeln!(self.out, "{file}:{line}: {violation}")?,
                    }
                }
            }
            Message::TooLong { line, is_whole } => {
                self.errors += 1;
                self.progress.clear();
                let (allowed, layouts) = (limits::MESSAGE_BYTES, layouts(*is_whole));
                writeln!(
                    self.out,
                    "{file}:{line}: error: $: passed over more than {LONGEST} bytes, and the spec allows {allowed} in a \
                     message{layouts}"
                )?;
            }
        }
        if self.progress.is_due() {
            self.out.flush()?;
            self.progress.show(self.messages);
        }
        Ok(())
    }

    fn summarize(&mut self) -> io::Result<()> {
        self.progress.clear();
        let count = |number: u64, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let (messages, files) = (count(self.messages, "message"), count(self.files, "file"));
        let (errors, warnings) = (count(self.errors, "error"), count(self.warnings, "warning"));
        writeln!(self.out, "{messages} in {files}: {errors}, {warnings}")?;
        self.out.flush()
    }

    fn cannot(&mut self, name: &str, error: &io::Error) {
        self.has_failed = true;
        self.progress.clear();
        report(format_args!("{name}: {error}"));
    }

    fn status(&self) -> ExitCode {
        match (self.has_failed, self.errors) {
            (true, _) => ExitCode::from(2),
            (false, 0) => ExitCode::SUCCESS,
            (false, _) => ExitCode::from(1),
        }
    }
}
