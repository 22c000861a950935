//! How long `cargo check` takes for structs with a derive, and how much of that is the derive.

use crate::{
    goals::Goal,
    packages::{Package, SERDE, group_core},
    writing::median,
};

const ROUNDS: usize = 7;
const DERIVES: [&str; 3] = ["", "serde::Serialize", "group_core::GroupTraits"];

pub fn measure() -> Vec<Goal> {
    println!(
        "\n## Compiling\n\nTimes are those of the processors.\n\n| `derive(GroupTraits)` | incremental | ms over no derive | of `derive(Serialize)` | ratio |\n|---|---|---|---|---|"
    );
    let many = |derive: &str| -> String { (0..500).map(|index| company(derive, index)).collect() };
    let wide = |fields| move |derive: &str| wide(derive, fields);
    vec![
        against_serialize("500 structs of 12 fields", "500", false, 0.57, many),
        against_serialize("500 structs of 12 fields", "500", true, 0.91, many),
        against_serialize("structs of 200 fields", "wide-200", false, 0.75, wide(200)),
        against_serialize("structs of 1,000 fields", "wide-1000", false, 0.5, wide(1_000)),
        against_serialize("structs of 3,000 fields", "wide-3000", false, 0.5, wide(3_000)),
        with_the_feature_schema(&many("group_core::GroupTraits")),
    ]
}

/// What the feature `schema` costs structs that do not ask for a schema.
fn with_the_feature_schema(code: &str) -> Goal {
    let features = ["", ", features = [\"schema\"]"];
    let [without, with] = features.map(|options| {
        let name = if options.is_empty() { "compile-without-schema" } else { "compile-with-schema" };
        Package::new(name, &format!("{SERDE}\n{}", group_core(options)), code).sharing_builds()
    });
    let times = rounds(&[without, with], false);
    let ratio = median(times.iter().map(|times| times[1] / times[0]).collect());
    Goal::ratio("500 structs with the feature `schema` on, against off", ratio, 1.0)
}

/// Checks the same code with each derive in turn.
fn against_serialize(what: &str, name: &str, is_incremental: bool, limit: f64, code: impl Fn(&str) -> String) -> Goal {
    let dependencies = format!("{SERDE}\n{}", group_core(""));
    let packages = DERIVES.map(|derive| {
        let last = derive.rsplit(':').next().filter(|last| !last.is_empty()).unwrap_or("nothing");
        Package::new(&format!("compile-{name}-{}", last.to_lowercase()), &dependencies, &code(derive)).sharing_builds()
    });
    let rounds = rounds(&packages, is_incremental);
    let extra = |index: usize| median(rounds.iter().map(|times| times[index] - times[0]).collect());
    let (serialize, traits) = (extra(1), extra(2));
    let on_or_off = if is_incremental { "on" } else { "off" };
    println!("| {what} | {on_or_off} | {traits:.0} | {serialize:.0} | {:.2} |", traits / serialize);
    Goal::ratio(format!("{what}, incremental {on_or_off}, against `derive(Serialize)`"), traits / serialize, limit)
}

/// Checks each package in turn, and gives the milliseconds of each round.
fn rounds<const N: usize>(packages: &[Package; N], is_incremental: bool) -> Vec<[f64; N]> {
    for package in packages {
        package.cargo(&["check"], is_incremental);
    }
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push(packages.each_ref().map(|package| {
            package.touch();
            package.cargo(&["check"], is_incremental).as_secs_f64() * 1e3
        }));
    }
    rounds
}

fn attribute(derive: &str) -> String {
    if derive.is_empty() { String::new() } else { format!("#[derive({derive})]\n") }
}

/// Reserved and custom traits.
fn company(derive: &str, index: u32) -> String {
    format!(
        "{}pub struct Company{index} {{\n\
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
         }}\n",
        attribute(derive),
    )
}

/// Structs with 3,000 fields together, of the types that are common in domain structs: enough for a clock that ticks every
/// 10 ms.
fn wide(derive: &str, fields: u32) -> String {
    const TYPES: [&str; 5] = ["String", "u64", "bool", "Option<f64>", "Option<String>"];
    let types = TYPES.into_iter().cycle();
    let fields_of_one: String =
        (0..fields).zip(types).map(|(index, ty)| format!("pub seats_used_{index}: {ty},\n")).collect();
    let structs = 0..3_000 / fields;
    structs.map(|index| format!("{}pub struct Wide{index} {{\n{fields_of_one}}}\n", attribute(derive))).collect()
}
