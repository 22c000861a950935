//! How long a clean build takes, against serde with its derive and `serde_json`.

use crate::{
    goals::Goal,
    packages::{Package, SERDE, group_core},
    writing::median,
};

const ROUNDS: usize = 5;

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

    println!("\n## Building\n\nTimes are those of the processors.\n\n| clean build | s | ratio |\n|---|---|---|");
    let ratio = |index: usize| median(rounds.iter().map(|times| times[index] / times[0]).collect());
    for (index, (name, _)) in packages.iter().enumerate() {
        let seconds = median(rounds.iter().map(|times| times[index]).collect());
        println!("| {name} | {seconds:.1} | {:.2} |", ratio(index));
    }
    vec![
        Goal::ratio("clean build, only `derive`, against serde and `serde_json`", ratio(1), 1.0),
        Goal::ratio("clean build, default features, against serde and `serde_json`", ratio(2), 1.6),
    ]
}
