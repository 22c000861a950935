//! How long a clean build takes, against serde with its derive and `serde_json`.

use crate::{
    goals::Goal,
    packages::{Package, SERDE, group_core},
};

const ROUNDS: usize = 7;

pub fn measure() -> Vec<Goal> {
    let packages = [
        ("serde with derive, `serde_json`", Package::new("build-serde", SERDE, "")),
        (
            "group-core with only `derive`",
            Package::new("build-lean", &group_core(", default-features = false, features = [\"derive\"]"), ""),
        ),
        ("group-core with its default features", Package::new("build-default", &group_core(""), "")),
    ];
    for (_, package) in &packages {
        package.cargo(&["fetch"], false);
    }
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(packages.each_ref().map(|(_, package)| {
            package.clean();
            package.cargo(&["build"], false).as_secs_f64()
        }));
    }

    // The fastest of each: what else the machine does makes some rounds slower, and none faster.
    let seconds = |index: usize| rounds.iter().map(|times| times[index]).fold(f64::INFINITY, f64::min);
    let ratio = |index: usize| seconds(index) / seconds(0);
    println!(
        "\n## Building\n\nTimes are those of the processors, in the fastest of {ROUNDS} rounds.\n\n\
         | clean build | s | ratio |\n|---|---|---|"
    );
    for (index, (name, _)) in packages.iter().enumerate() {
        println!("| {name} | {:.1} | {:.2} |", seconds(index), ratio(index));
    }
    vec![
        Goal::ratio("clean build, only `derive`, against serde and `serde_json`", ratio(1), 1.0),
        Goal::ratio("clean build, default features, against serde and `serde_json`", ratio(2), 1.6),
    ]
}
