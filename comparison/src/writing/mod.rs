//! How long it takes to write a payload, as ratios to a serde struct written by hand.

mod contenders;
mod instructions;
mod messages;
mod queueing;
pub mod rounds;
pub mod traits;

pub use self::rounds::median;
use self::{
    contenders::{Suite, suites},
    messages::Shared,
    rounds::Measured,
};
use crate::goals::Goal;

/// The word by which this program runs itself: the suite, the contender and how many turns.
pub const TURNS: &str = "turns";

/// Takes some turns of one contender, and nothing else.
pub fn run_turns(suite: &str, contender: usize, turns: u32) {
    let shared = Shared::default();
    let suite = suites().into_iter().find(|known| known.name == suite).expect("a suite");
    let mut contender = (suite.contenders)(&shared).swap_remove(contender);
    let mut out = Vec::new();
    for _ in 0..turns {
        contender.once(&mut out);
    }
}

pub fn measure() -> Vec<Goal> {
    let shared = Shared::default();
    println!(
        "## Writing\n\nTimes are those of the processor: the median of 15 interleaved rounds. Instructions are counted by \
         callgrind, as the difference of two runs."
    );
    let mut goals = Vec::new();
    for suite in suites() {
        let measured = measured(&suite, &shared);
        print(&suite, &measured);
        goals.extend((suite.goals)(&measured));
    }
    goals
}

fn measured(suite: &Suite, shared: &Shared) -> Vec<Measured> {
    let mut measured = rounds::measure((suite.contenders)(shared));
    for (index, measured) in measured.iter_mut().enumerate() {
        measured.instructions = instructions::count(suite.name, index, suite.turns);
    }
    measured
}

fn print(suite: &Suite, measured: &[Measured]) {
    println!(
        "\n| {} | bytes | allocations | instructions | ratio | ns | ratio |\n|---|---|---|---|---|---|---|",
        suite.name
    );
    let first = measured[0].instructions;
    for Measured { name, bytes, allocations, nanoseconds, ratio, instructions } in measured {
        let counted = instructions.map_or("–".to_owned(), |count| format!("{count:.0}"));
        let counted_ratio =
            instructions.zip(first).map_or("–".to_owned(), |(count, first)| format!("{:.2}", count / first));
        println!("| {name} | {bytes} | {allocations} | {counted} | {counted_ratio} | {nanoseconds:.0} | {ratio:.2} |");
    }
}
