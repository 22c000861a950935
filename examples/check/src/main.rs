//! Judges group calls by the spec, in files or from standard input:
//!
//! ```sh
//! cargo run --release -p check -- events.ndjson.gz more.json
//! tail -f events.ndjson | cargo run -p check
//! ```
//!
//! Every finding is a line, `file:line: severity: path: sentence`, or a JSON object; at the end come a count for each rule and a
//! summary. Messages are found on lines, over several lines, in batches and in arrays, also in gzipped files. Whatever the
//! length of the input, no more than a few megabytes of it are kept.

mod arguments;
mod documents;
mod input;
mod progress;
mod report;
mod workers;

use std::{
    ffi::OsString,
    fmt,
    fs::File,
    io::{self, Read, Write},
    process::ExitCode,
    thread,
};

use crate::{
    arguments::{Arguments, Options, USAGE},
    documents::Documents,
    progress::Progress,
    report::{Counts, Judge, Report},
    workers::{Block, Workers},
};

/// How many bytes of documents are judged at once.
const BLOCK: usize = 128 * 1024;

fn main() -> ExitCode {
    let arguments = match Arguments::from_env() {
        Ok(arguments) => arguments,
        Err(error) => {
            report(format_args!("{error}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    match arguments {
        Arguments::Help => status_of_text(writeln!(out, "{USAGE}").and_then(|()| out.flush())),
        Arguments::Version => {
            let version = env!("CARGO_PKG_VERSION");
            status_of_text(writeln!(out, "check {version}").and_then(|()| out.flush()))
        }
        Arguments::Check { files, options } => {
            let (progress, counts) = (Progress::new(), Counts::default());
            let mut checker = Checker { out, options, progress, counts, files: 0, has_failed: false };
            if let Err(error) = checker.check_files(&files)
                && error.kind() != io::ErrorKind::BrokenPipe
            {
                checker.cannot("write", &error);
            }
            checker.status()
        }
    }
}

/// Nobody reads on, as in `check --help | head`, is no failure.
fn status_of_text(written: io::Result<()>) -> ExitCode {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
        _ => ExitCode::SUCCESS,
    }
}

/// There is nowhere to report that standard error is closed.
fn report(message: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "check: {message}");
}

struct Checker<W> {
    out: W,
    options: Options,
    progress: Progress,
    counts: Counts,
    files: u64,
    has_failed: bool,
}

impl<W: Write> Checker<W> {
    fn check_files(&mut self, files: &[OsString]) -> io::Result<()> {
        for file in files {
            match file.to_str() {
                // What comes bit by bit is judged as soon as it is there.
                Some("-") => {
                    let options = Options { threads: 1, ..self.options.clone() };
                    self.check_file("<stdin>", &options, Ok(io::stdin().lock()))?;
                }
                _ => self.check_file(&file.display().to_string(), &self.options.clone(), File::open(file))?,
            }
        }
        self.summarize()
    }

    /// Checks all messages of a file. An error is one of writing; a file that cannot be read is reported.
    fn check_file(&mut self, name: &str, options: &Options, file: io::Result<impl Read>) -> io::Result<()> {
        let mut documents = match file.and_then(input::open).and_then(Documents::new) {
            Ok(documents) => documents,
            Err(error) => {
                self.cannot(name, &error);
                return Ok(());
            }
        };
        self.files += 1;
        let judge = Judge { file: name, options };
        thread::scope(|scope| {
            let mut workers = Workers::start(scope, &judge);
            let mut block = Block::default();
            loop {
                let read = documents.read(&mut block.texts);
                let is_end = !matches!(read, Ok(Some(_)));
                if let Ok(Some(document)) = read {
                    block.documents.push(document);
                } else if let Err(error) = read {
                    self.cannot(name, &error);
                }
                let is_waiting = is_end || options.threads == 1 && documents.is_waiting();
                if block.texts.len() < BLOCK && !is_waiting {
                    continue;
                }
                let (report, empty) = workers.give(block, &judge);
                block = empty;
                report.map_or(Ok(()), |report| self.write(report))?;
                if is_waiting {
                    while let Some((report, _)) = workers.take() {
                        self.write(report)?;
                    }
                    self.out.flush()?;
                }
                if is_end {
                    return Ok(());
                }
            }
        })
    }

    fn write(&mut self, report: Report) -> io::Result<()> {
        self.counts += report.counts;
        if !report.out.is_empty() {
            self.progress.clear();
            self.out.write_all(&report.out)?;
        }
        if self.progress.is_due() {
            self.out.flush()?;
            self.progress.show(self.counts.messages);
        }
        Ok(())
    }

    fn summarize(&mut self) -> io::Result<()> {
        self.progress.clear();
        let summary = self.summary();
        if self.options.is_json {
            let _ = write!(io::stderr(), "{summary}");
        } else {
            self.out.write_all(summary.as_bytes())?;
        }
        self.out.flush()
    }

    fn summary(&self) -> String {
        let count = |number: u64, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let Counts { messages, others, messages_with_errors, errors, warnings, hints, rules } = &self.counts;
        let mut lines: Vec<_> = rules.iter().map(|(rule, number)| format!("{number:>8} {rule}\n")).collect();
        let mut parts = vec![count(*errors, "error")];
        if *messages_with_errors > 0 {
            parts = vec![format!("{} in {}", count(*errors, "error"), count(*messages_with_errors, "message"))];
        }
        parts.push(count(*warnings, "warning"));
        if *hints > 0 {
            parts.push(count(*hints, "hint"));
        }
        let others: Vec<_> = others.iter().map(|(kind, number)| format!("{number} {kind}")).collect();
        let others = if others.is_empty() { String::new() } else { format!("; passed over: {}", others.join(", ")) };
        let (messages, files) = (count(*messages, "message"), count(self.files, "file"));
        lines.push(format!("{messages} in {files}: {}{others}\n", parts.join(", ")));
        lines.concat()
    }

    fn cannot(&mut self, name: &str, error: &io::Error) {
        self.has_failed = true;
        self.progress.clear();
        report(format_args!("{name}: {error}"));
    }

    fn status(&self) -> ExitCode {
        match (self.has_failed, self.counts.errors) {
            (true, _) => ExitCode::from(2),
            (false, 0) => ExitCode::SUCCESS,
            (false, _) => ExitCode::from(1),
        }
    }
}
