//! What an attribute does stands in one table: one of ours in `group-derive`, where an editor finds it, and one of serde's in
//! `group-core`.

use std::{collections::BTreeSet, fs, path::Path};

/// The attributes that serde knows.
const ATTRIBUTES: &str = "alias borrow bound content crate default deny_unknown_fields deserialize_with expecting \
    field_identifier flatten from getter into other remote rename rename_all rename_all_fields serialize_with skip \
    skip_deserializing skip_serializing skip_serializing_if tag transparent try_from untagged variant_identifier with";

#[test]
fn table_has_every_attribute_of_serde_once() {
    let source = source("group-core/src/derives.rs");
    let table = source.split("# With serde").nth(1).unwrap().split("# With other derives").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("/// | `"));
    let words: Vec<_> = rows
        .filter_map(|row| row.split(" | ").nth(1))
        .flat_map(|column| column.split('`').skip(1).step_by(2))
        .filter(|word| !word.contains('('))
        .collect();
    let known: BTreeSet<_> = ATTRIBUTES.split_whitespace().collect();
    assert_eq!(words.iter().copied().collect::<BTreeSet<_>>(), known);
    assert_eq!(words.len(), known.len(), "an attribute stands there twice");
}

#[test]
fn table_has_every_attribute_of_ours() {
    let keys = source("group-derive/src/key.rs");
    let samples = keys.split(" fn ").find(|function| function.starts_with("sample")).unwrap();
    let samples = samples.lines().filter_map(|line| line.split_once("=> \""));
    let names: BTreeSet<_> = samples.map(|(_, sample)| sample.split([' ', '"']).next().unwrap()).collect();
    let docs = source("group-derive/src/lib.rs");
    let rows = docs.lines().filter_map(|line| line.strip_prefix("/// | `#[group("));
    let words: BTreeSet<_> = rows
        .filter_map(|row| row.split(")]`").next())
        .flat_map(|list| list.split(", "))
        .filter_map(|attribute| attribute.split(' ').next())
        .collect();
    assert_eq!(words, names);
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}
