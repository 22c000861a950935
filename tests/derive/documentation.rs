//! What an attribute of serde does here stands in one table.

use std::{collections::BTreeSet, fs, path::Path};

/// The attributes that serde knows.
const ATTRIBUTES: &str = "alias borrow bound content crate default deny_unknown_fields deserialize_with expecting \
    field_identifier flatten from getter into other remote rename rename_all rename_all_fields serialize_with skip \
    skip_deserializing skip_serializing skip_serializing_if tag transparent try_from untagged variant_identifier with";

#[test]
fn table_has_every_attribute_of_serde_once() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../group-core/src/derives.rs");
    let source = fs::read_to_string(path).unwrap();
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
