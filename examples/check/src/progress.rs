//! How far a long input is read, on standard error if that is a terminal.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

const EVERY: Duration = Duration::from_millis(500);

pub(crate) struct Progress {
    is_terminal: bool,
    is_shown: bool,
    shown_at: Instant,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self { is_terminal: io::stderr().is_terminal(), is_shown: false, shown_at: Instant::now() }
    }

    /// Whether there was nothing to see for a while.
    pub(crate) fn is_due(&self) -> bool {
        self.is_terminal && self.shown_at.elapsed() >= EVERY
    }

    pub(crate) fn show(&mut self, messages: u64) {
        self.is_shown = true;
        self.shown_at = Instant::now();
        write(format_args!("\r\x1b[K{messages} messages"));
    }

    /// Takes it away, so that something else can be written.
    pub(crate) fn clear(&mut self) {
        if self.is_shown {
            self.is_shown = false;
            write(format_args!("\r\x1b[K"));
        }
    }
}

/// Progress that cannot be shown is no error.
fn write(text: std::fmt::Arguments<'_>) {
    let mut stderr = io::stderr().lock();
    let _ = stderr.write_fmt(text).and_then(|()| stderr.flush());
}
