//! Typical structs beside what is written for them: it should read as if a person had written it.
//!
//! After a change, `UPDATE_EXPECT=1 cargo test -p expansion` writes the files anew.

use expect_test::{ExpectFile, expect_file};
use quote::ToTokens;
use syn::{File, Item};

use crate::derived;

fn check(source: &str, expected: &ExpectFile) {
    let file: File = syn::parse_str(source).expect("the source is Rust");
    let mut expansions = Vec::new();
    for item in &file.items {
        let (Item::Struct(syn::ItemStruct { attrs, .. }) | Item::Enum(syn::ItemEnum { attrs, .. })) = item else {
            continue;
        };
        for derived in derived(attrs) {
            let output = (derived.expand)(item.to_token_stream());
            expansions.push(prettyplease::unparse(&syn::parse2(output).expect("the output is Rust")));
        }
    }
    expected.assert_eq(&expansions.join("\n"));
}

#[test]
fn a_flat_company() {
    check(include_str!("snapshots/flat.rs"), &expect_file!["snapshots/flat.expanded.rs"]);
}

#[test]
fn text_in_an_enum_and_a_newtype() {
    check(include_str!("snapshots/text.rs"), &expect_file!["snapshots/text.expanded.rs"]);
}

#[test]
fn an_address() {
    check(include_str!("snapshots/address.rs"), &expect_file!["snapshots/address.expanded.rs"]);
}

#[test]
fn every_attribute_in_a_generic_struct() {
    check(include_str!("snapshots/generic.rs"), &expect_file!["snapshots/generic.expanded.rs"]);
}

#[test]
fn a_struct_with_a_schema() {
    check(include_str!("snapshots/schema.rs"), &expect_file!["snapshots/schema.expanded.rs"]);
}
