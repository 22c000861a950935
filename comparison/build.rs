//! Writes structs with many custom traits, which nobody wants to read: `Own10`, `Own100` and `Own1000`.

use std::{env, fmt::Write as _, fs, path::Path};

/// In turns, a type that is common in domain structs and a value of it.
const FIELDS: [(&str, &str, &str); 5] = [
    ("team", "&'a str", "\"customer success\""),
    ("seats", "u64", "12_500"),
    ("trial", "bool", "true"),
    ("score", "f64", "0.75"),
    ("region", "Option<&'a str>", "None"),
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let code: String = [10, 100, 1000].map(own).concat();
    let path = Path::new(&env::var_os("OUT_DIR").expect("Cargo sets it")).join("own.rs");
    fs::write(path, code).expect("the output directory can be written");
}

fn own(traits: usize) -> String {
    let (mut fields, mut values) = (String::new(), String::new());
    for index in 0..traits {
        let (name, ty, value) = FIELDS[index % FIELDS.len()];
        if ty.starts_with("Option") {
            fields += "#[serde(skip_serializing_if = \"Option::is_none\")]";
        }
        writeln!(fields, "{name}_{index}: {ty},").expect("a string takes all");
        writeln!(values, "{name}_{index}: {value},").expect("a string takes all");
    }
    format!(
        "#[derive(Clone, Copy, Deserialize, GroupTraits, Serialize)]\n\
         pub struct Own{traits}<'a> {{\n\
         name: &'a str,\n\
         #[serde(skip_serializing_if = \"Option::is_none\")]\n\
         industry: Option<&'a str>,\n\
         employees: u32,\n\
         plan: &'a str,\n\
         #[group(rename = \"total billed\")]\n\
         #[serde(rename = \"total billed\")]\n\
         total_billed: u64,\n\
         {fields}}}\n\
         pub const OWN_{traits}: &Own{traits}<'static> = &Own{traits} {{\n\
         name: INITECH.name,\n\
         industry: INITECH.industry,\n\
         employees: INITECH.employees,\n\
         plan: INITECH.plan,\n\
         total_billed: INITECH.total_billed,\n\
         {values}}};\n"
    )
}
