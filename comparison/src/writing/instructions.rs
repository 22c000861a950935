//! Instructions by callgrind, which do not depend on what else the machine does.

use std::{env, process::Command};

use super::TURNS;

/// How many instructions one turn of a contender takes: the difference of two runs by that of their turns, so that what
/// comes before the first turn does not count.
pub fn count(suite: &str, contender: usize, turns: u32) -> Option<f64> {
    let (few, many) = (turns, turns * 3);
    let counted = |turns| run(suite, contender, turns);
    Some((counted(many)? - counted(few)?) / f64::from(many - few))
}

fn run(suite: &str, contender: usize, turns: u32) -> Option<f64> {
    let program = env::current_exe().expect("the program has a path");
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    let output = command.args([TURNS, suite, &contender.to_string(), &turns.to_string()]).output().ok()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let (_, collected) = report.split_once("Collected : ")?;
    collected.split_whitespace().next()?.parse().ok()
}
