//! Prints how long a clean build takes, against serde with its derive and `serde_json`.

use comparison::{
    packages::{Package, SERDE, group_core},
    rounds::median,
};

const ROUNDS: usize = 5;

fn main() {
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

    println!("| clean build | s | ratio |\n|---|---|---|");
    for (index, (name, _)) in packages.iter().enumerate() {
        let seconds = median(rounds.iter().map(|times| times[index]).collect());
        let ratio = median(rounds.iter().map(|times| times[index] / times[0]).collect());
        println!("| {name} | {seconds:.1} | {ratio:.2} |");
    }
}
