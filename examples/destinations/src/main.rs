//! Shows what each destination gets of a group call, before anything is sent:
//!
//! ```sh
//! cargo run -p destinations -- --to HubSpot --to Salesforce --map plan=plan_name message.json
//! ```
//!
//! For each destination there are its requests, without credentials, and what is left out, with the reason. The exit status is 1
//! if a destination cannot have the message, and 2 if there is no message.

mod arguments;
mod show;

use std::{
    ffi::OsStr,
    fmt, fs,
    io::{self, Read, Write},
    process::ExitCode,
};

use group_core::ReceivedGroup;
use group_destinations::Destination;

use crate::arguments::{Arguments, USAGE};

fn main() -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let shown = match Arguments::from_env() {
        Ok(Arguments::Help) => writeln!(out, "{USAGE}").map(|()| true),
        Ok(Arguments::Show { destinations, file }) => match read(&file) {
            Ok(group) => show_all(&group, &destinations, &mut out),
            Err(error) => {
                report(format_args!("{}: {error}", file.display()));
                return ExitCode::from(2);
            }
        },
        Err(error) => {
            report(format_args!("{error}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match shown.and_then(|is_whole| out.flush().map(|()| is_whole)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Nobody reads on, as in `destinations FILE | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            report(format_args!("write: {error}"));
            ExitCode::from(2)
        }
    }
}

/// There is nowhere to report that standard error is closed.
fn report(message: impl fmt::Display) {
    let _ = writeln!(io::stderr(), "destinations: {message}");
}

fn read(file: &OsStr) -> Result<ReceivedGroup, Box<dyn std::error::Error>> {
    let mut json = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut json)?;
    } else {
        json = fs::read(file)?;
    }
    Ok(ReceivedGroup::from_json(json)?)
}

/// Whether every destination can have the message.
fn show_all(group: &ReceivedGroup, destinations: &[Box<dyn Destination>], out: &mut impl Write) -> io::Result<bool> {
    let mut is_whole = true;
    for destination in destinations {
        writeln!(out, "== {}\n", destination.name())?;
        let converted = match destination.convert(group) {
            Ok(converted) => converted,
            Err(error) => {
                is_whole = false;
                writeln!(out, "cannot have this message: {error}\n")?;
                continue;
            }
        };
        if converted.requests.is_empty() {
            writeln!(out, "switched off by the integrations of the message\n")?;
        }
        for request in &converted.requests {
            show::show(request, out)?;
        }
        if !converted.left_out.is_empty() {
            writeln!(out, "left out:")?;
            for left_out in &converted.left_out {
                writeln!(out, "  {left_out}")?;
            }
            writeln!(out)?;
        }
    }
    Ok(is_whole)
}
