//! Prints how long `cargo check` takes for 500 structs of 12 fields, with a derive more than without.

use comparison::{
    packages::{Package, SERDE, group_core},
    rounds::median,
};

const STRUCTS: u32 = 500;
const ROUNDS: usize = 10;

fn main() {
    let dependencies = format!("{SERDE}\n{}", group_core(""));
    let packages = [
        ("no derive", ""),
        ("`derive(Serialize)`", "serde::Serialize"),
        ("`derive(GroupTraits)`", "group_core::GroupTraits"),
    ]
    .map(|(name, derive)| {
        let package = format!("compile-{}", derive.replace("::", "-").to_lowercase());
        (name, Package::new(package.trim_end_matches('-'), &dependencies, &structs(derive)))
    });

    println!(
        "| {STRUCTS} structs of 12 fields | incremental | ms per struct over no derive | ratio |\n|---|---|---|---|"
    );
    for is_incremental in [false, true] {
        for (_, package) in &packages {
            package.cargo(&["check"], is_incremental);
        }
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            rounds.push(packages.each_ref().map(|(_, package)| {
                package.touch();
                package.cargo(&["check"], is_incremental).as_secs_f64() * 1e3
            }));
        }
        let extra = |index: usize| median(rounds.iter().map(|times| times[index] - times[0]).collect());
        for (index, (name, _)) in packages.iter().enumerate().skip(1) {
            let on_or_off = if is_incremental { "on" } else { "off" };
            let (extra, ratio) = (extra(index) / f64::from(STRUCTS), extra(index) / extra(1));
            println!("| {name} | {on_or_off} | {extra:.2} | {ratio:.2} |");
        }
    }
}

/// Reserved traits and traits of one's own.
fn structs(derive: &str) -> String {
    let attribute = if derive.is_empty() { String::new() } else { format!("#[derive({derive})]\n") };
    (0..STRUCTS)
        .map(|index| {
            format!(
                "{attribute}pub struct Company{index} {{\n\
                 pub name: String,\n\
                 pub email: Option<String>,\n\
                 pub industry: Option<String>,\n\
                 pub employees: u32,\n\
                 pub plan: &'static str,\n\
                 pub website: String,\n\
                 pub seats_used: u64,\n\
                 pub trial: bool,\n\
                 pub score: f64,\n\
                 pub tags: Vec<String>,\n\
                 pub region: Option<String>,\n\
                 pub renewals: Option<u32>,\n\
                 }}\n"
            )
        })
        .collect()
}
