//! Every snippet of the README holds. Those in Rust are compiled by `lib.rs` beside this file.

use std::{fs, path::Path};

use serde_json::Value;

/// The code blocks of the README: the word behind the fence, and the text.
fn snippets() -> Vec<(String, String)> {
    let readme = read("README.md");
    let mut snippets = Vec::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let text = lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
            snippets.push((language.to_owned(), text));
        }
    }
    snippets
}

/// The first snippet of the language.
fn snippet(language: &str) -> String {
    let found = snippets().into_iter().find(|(name, _)| name == language);
    found.unwrap_or_else(|| panic!("a `{language}` snippet")).1
}

fn read(path: &str) -> String {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn right_struct_is_the_quickstart_example() {
    let example = read("examples/quickstart.rs");
    let code = example.split_once("\n\n").expect("the example begins with its documentation").1;
    assert_eq!(snippet("rust"), code);
}

#[test]
fn payload_is_the_minimal_payload_with_an_identity() {
    let payload: Value = serde_json::from_str(&snippet("json")).unwrap();
    let mut expected: Value = serde_json::from_str(&read("tests/data/minimal.json")).unwrap();
    expected["userId"] = "97980cfea0067".into();
    assert_eq!(payload, expected);
}

#[test]
fn wrong_struct_is_a_ui_program_with_this_error() {
    assert_eq!(snippet("rust,compile_fail"), read("tests/ui/readme.rs"));
    assert_eq!(snippet("text"), read("tests/ui/readme.stderr"));
}

#[test]
fn dependency_line_names_the_package_in_a_clone() {
    assert_eq!(snippet("toml"), "[dependencies]\ngroup-core = { path = \"../group/group-core\" }\n");
    assert!(read("group-core/Cargo.toml").contains("name = \"group-core\""));
}

#[test]
fn every_example_is_in_the_list() {
    let readme = read("README.md");
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let commands = [
            format!("`cargo run --example {name}`"),
            format!("cargo run -p {name}"),
            format!("--manifest-path examples/{name}/Cargo.toml`"),
        ];
        assert!(commands.iter().any(|command| readme.contains(command)), "the README has no command for {name}");
    }
}

#[test]
fn commands_are_the_two_that_set_up_everything() {
    assert_eq!(snippet("sh"), "cargo run --example quickstart\ncargo test --workspace\n");
}
