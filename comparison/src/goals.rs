//! What was measured beside what it should be.

/// A figure that should be no larger than its limit.
pub struct Goal {
    pub what: String,
    pub measured: f64,
    pub limit: f64,
    /// By how much a measurement differs from the next, as a part of the limit.
    pub noise: f64,
}

impl Goal {
    /// A count that is the same each time, or nearly so.
    pub fn count(what: impl Into<String>, measured: f64, limit: f64) -> Self {
        Self { what: what.into(), measured, limit, noise: 0.0 }
    }

    /// A ratio of times, which the neighbours on the machine disturb, or one that is to be about the limit.
    pub fn ratio(what: impl Into<String>, measured: f64, limit: f64) -> Self {
        Self { what: what.into(), measured, limit, noise: 0.1 }
    }

    fn is_met(&self) -> bool {
        self.measured <= self.limit * (1.0 + self.noise)
    }
}

/// Prints the table, and returns whether every goal is met.
pub fn print_goals(goals: &[Goal]) -> bool {
    println!("\n## Goals\n\nA ratio of times may be 10 % over, and so may what `Serialize` takes.\n");
    println!("| | measured | at most | |\n|---|---|---|---|");
    for goal in goals {
        let verdict = if goal.is_met() { "met" } else { "**falls short**" };
        println!("| {} | {} | {} | {verdict} |", goal.what, figure(goal.measured), figure(goal.limit));
    }
    goals.iter().all(Goal::is_met)
}

/// Whole numbers as they are, and ratios with two digits after the point.
fn figure(value: f64) -> String {
    if value >= 100.0 || value == 0.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
