//! Prints the rule of a tracking plan for a struct, and compares it with the one in a file.
//!
//! ```text
//! cargo run -p tracking_plan > plan.json
//! cargo run -p tracking_plan -- --against plan.json
//! ```
//!
//! The second prints what changed since the file was written, a line each, and exits with 1 if one of the changes breaks
//! somebody.

mod company;

use std::{error::Error, fs, path::PathBuf, process::ExitCode};

use group_core::schema;
use lexopt::{Arg, Parser, ValueExt};
use schemars::Schema;
use serde_json::Value;

use crate::company::Company;

const HELP: &str = "\
Prints the rule of a tracking plan for a company.

Usage: tracking_plan [--against FILE]

Options:
  --against FILE  print what changed since FILE was written, and exit with 1 if that breaks somebody
  -h, --help      print this";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tracking_plan: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode, Box<dyn Error>> {
    let mut against: Option<PathBuf> = None;
    let mut arguments = Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("against") => against = Some(arguments.value()?.parse()?),
            Arg::Short('h') | Arg::Long("help") => {
                println!("{HELP}");
                return Ok(ExitCode::SUCCESS);
            }
            argument => return Err(argument.unexpected().into()),
        }
    }

    let rule = schema::tracking_plan_rule::<Company>();
    let Some(path) = against else {
        println!("{rule:#}");
        return Ok(ExitCode::SUCCESS);
    };
    let plan = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let plan: Value = serde_json::from_slice(&plan).map_err(|error| format!("{}: {error}", path.display()))?;
    let old = schema_in(&plan).ok_or_else(|| format!("{}: it has no `jsonSchema`", path.display()))?;
    let new = schema_in(&rule).ok_or("a rule has a `jsonSchema`")?;

    let changes = schema::changes(old, new);
    for change in &changes {
        println!("{change}");
    }
    Ok(if changes.iter().any(schema::Change::is_breaking) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn schema_in(rule: &Value) -> Option<&Schema> {
    rule.get("jsonSchema")?.try_into().ok()
}
