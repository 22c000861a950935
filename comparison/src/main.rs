//! Measures `group-core` against its goals and against other crates, and prints tables. `Cargo.toml` says how to run it.

mod build_time;
mod compile_time;
mod goals;
mod packages;
mod reading;
mod writing;

use std::{
    env,
    process::{Command, ExitCode},
};

use crate::goals::{Goal, print_goals};

/// What is measured, under the word by which it is asked for.
type Part = (&'static str, fn() -> Vec<Goal>);

const PARTS: [Part; 4] = [
    ("writing", writing::measure),
    ("reading", reading::measure),
    ("compiling", compile_time::measure),
    ("building", build_time::measure),
];

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    if let [turns, suite, contender, count] = words.as_slice()
        && turns == writing::TURNS
    {
        writing::run_turns(suite, contender.parse().expect("an index"), count.parse().expect("a number"));
        return ExitCode::SUCCESS;
    }
    if let Some(unknown) = words.iter().find(|word| PARTS.iter().all(|(part, _)| part != word)) {
        eprintln!("unknown: {unknown}; there are writing, reading, compiling and building");
        return ExitCode::FAILURE;
    }
    println!("# What was measured\n\n{}\n", version("rustc"));
    let asked_for = PARTS.into_iter().filter(|(part, _)| words.is_empty() || words.iter().any(|word| word == part));
    let goals: Vec<Goal> = asked_for.flat_map(|(_, measure)| measure()).collect();
    if print_goals(&goals) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn version(program: &str) -> String {
    let output = Command::new(program).arg("--version").output().expect("it can be run");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
