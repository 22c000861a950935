//! What imports what: the folders of `group-core`, and the modules of `group-derive` and `group-spec`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use proc_macro2::{TokenStream, TokenTree};

/// The folders of `group-core/src`. Each imports only those before it.
const FOLDERS: [&str; 9] = ["json", "value", "traits", "derived", "message", "receive", "check", "send", "schema"];

#[test]
fn folder_of_group_core_imports_only_folders_before_it() {
    let mut modules = modules("group-core");
    // What generated code names comes from everywhere.
    modules.remove("__private");
    let mut wrong = Vec::new();
    for (module, imported) in modules {
        let place = FOLDERS.iter().position(|folder| *folder == module);
        let may_import = place.map_or(&[][..], |place| &FOLDERS[..=place]);
        wrong.extend(
            imported
                .iter()
                .filter(|name| !may_import.contains(&name.as_str()))
                .map(|name| format!("`{module}` imports `crate::{name}`")),
        );
    }
    assert!(wrong.is_empty(), "{}; the order is {FOLDERS:?}", wrong.join(", "));
}

#[test]
fn modules_of_the_derives_and_of_the_spec_import_one_another_in_no_circle() {
    for package in ["group-derive", "group-spec"] {
        let mut modules = modules(package);
        while let Some(module) = modules
            .iter()
            .find(|(module, imported)| imported.iter().all(|name| name == *module || !modules.contains_key(name)))
            .map(|(module, _)| module.clone())
        {
            modules.remove(&module);
        }
        assert!(modules.is_empty(), "{package}: {modules:?}");
    }
}

/// The modules of a crate but for the root, each with the names that follow `crate::` in its files.
fn modules(package: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut modules = BTreeMap::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(package).join("src");
    for entry in fs::read_dir(source).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("names are ASCII").to_owned();
        if name != "lib" {
            add_file(modules.entry(name).or_default(), &path);
        }
    }
    assert!(modules.len() > 5, "the modules are found");
    modules
}

fn add_file(names: &mut BTreeSet<String>, path: &Path) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("the folder can be read") {
            add_file(names, &entry.expect("the folder can be read").path());
        }
    } else {
        let source = fs::read_to_string(path).expect("the file can be read");
        add_names(names, source.parse().expect("the source is Rust"));
    }
}

/// `one` of `crate::one::Name`, and of `crate::{one::Name, two}` both.
fn add_names(names: &mut BTreeSet<String>, tokens: TokenStream) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word)
                if word == "crate" && !is_punct(index.checked_sub(1).map(|index| &tokens[index]), '$') =>
            {
                match tokens.get(index + 3) {
                    Some(TokenTree::Ident(name)) if is_punct(tokens.get(index + 1), ':') => {
                        names.insert(name.to_string());
                    }
                    Some(TokenTree::Group(list)) if is_punct(tokens.get(index + 1), ':') => {
                        add_first_names(names, list.stream());
                    }
                    _ => {}
                }
            }
            TokenTree::Group(group) => add_names(names, group.stream()),
            _ => {}
        }
    }
}

fn add_first_names(names: &mut BTreeSet<String>, list: TokenStream) {
    let mut is_first = true;
    for token in list {
        if let TokenTree::Ident(name) = &token
            && is_first
        {
            names.insert(name.to_string());
        }
        is_first = is_punct(Some(&token), ',');
    }
}

fn is_punct(token: Option<&TokenTree>, char: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == char)
}
