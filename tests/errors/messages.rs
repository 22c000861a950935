use std::fs;

use group_core::spec::RESERVED;
use proc_macro2::{TokenStream, TokenTree};
use syn::Lit;

use crate::programs::{self, Program, from_root, read};

/// Where every string is a part of a message.
const FILES_OF_MESSAGES: [&str; 5] = [
    "group-core/src/traits/reserved.rs",
    "group-core/src/derived/flatten_check.rs",
    "group-derive/src/mistake/attribute.rs",
    "group-derive/src/mistake/item.rs",
    "group-derive/src/mistake/name.rs",
];

#[test]
fn every_message_is_in_the_gallery() {
    let mut errors: Vec<_> = programs::all()
        .into_iter()
        .filter(|program| !program.header().is_empty())
        .map(|program| program.errors)
        .collect();
    // The gallery has every feature on, and with it a parser that reads every expression.
    errors.push(read("tests/editions/2015/tests/ui/schema_without_the_feature.stderr"));
    errors.push(read("tests/editions/2015/tests/ui/unreadable_expression.stderr"));
    let mut missing = Vec::new();
    for (path, message) in messages() {
        for part in parts(&message) {
            if !errors.iter().any(|errors| errors.contains(&part)) {
                missing.push(format!("{path}: {part}"));
            }
        }
    }
    assert!(missing.is_empty(), "no program of the gallery has these errors:\n{}", missing.join("\n"));
}

/// The notes on types are written out, as the compiler takes nothing but literals there.
#[test]
fn every_note_has_the_meaning_of_the_table() {
    let notes = strings(&read("group-core/src/traits/reserved.rs"), |_| true);
    for reserved in RESERVED {
        let meaning = format!("the spec reserves `{}` for {}", reserved.name(), reserved.description());
        assert!(notes.contains(&meaning), "{meaning}");
    }
}

/// What no user should have to read, and where the compiler leaves no choice.
#[test]
fn no_error_shows_what_is_behind_the_derive() {
    const NOT_SHOWN: [&str; 6] =
        ["__private", "__group", "$RUST", "proc-macro derive panicked", "following other types", "and $N others"];
    const EXCEPTIONS: [(&str, &str); 1] = [("ui/attribute/wrong_path.rs", "__private")];
    let mut shown = Vec::new();
    for Program { path, errors, .. } in programs::all() {
        for word in NOT_SHOWN {
            if errors.contains(word) && !EXCEPTIONS.contains(&(&path, word)) {
                shown.push(format!("{path}: {word}"));
            }
        }
    }
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

/// The messages of the derives and of `group-core`, each with its file.
fn messages() -> Vec<(String, String)> {
    let mut messages = Vec::new();
    for path in FILES_OF_MESSAGES {
        messages.extend(strings(&read(path), |_| true).into_iter().map(|message| (path.to_owned(), message)));
    }
    for path in files("group-core/src").into_iter().chain(files("group-derive/src")) {
        let is_message = |name: &str| matches!(name, "message" | "label" | "note" | "what");
        messages.extend(strings(&read(&path), is_message).into_iter().map(|message| (path.clone(), message)));
    }
    assert!(messages.len() > 100, "the messages are found");
    messages
}

fn files(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(from_root(folder)).expect("the folder is there") {
        let name = entry.expect("the folder can be read").file_name().into_string().expect("names are ASCII");
        let path = format!("{folder}/{name}");
        if from_root(&path).is_dir() {
            files.extend(self::files(&path));
        } else if path.strip_suffix(".rs").is_some() {
            files.push(path);
        }
    }
    files
}

/// The string literals of the source, but for documentation; `is_wanted` sees the name before a `=` or `:`.
fn strings(source: &str, is_wanted: impl Fn(&str) -> bool + Copy) -> Vec<String> {
    let mut strings = Vec::new();
    add_strings(&mut strings, source.parse().expect("the source is Rust"), is_wanted);
    strings
}

fn add_strings(strings: &mut Vec<String>, tokens: TokenStream, is_wanted: impl Fn(&str) -> bool + Copy) {
    let mut before = String::new();
    for token in tokens {
        match token {
            TokenTree::Ident(name) => before = name.to_string(),
            TokenTree::Literal(literal) => {
                if let Lit::Str(text) = Lit::new(literal)
                    && is_wanted(&before)
                {
                    strings.push(text.value());
                }
                before.clear();
            }
            TokenTree::Group(group) => {
                let is_documentation =
                    group.stream().into_iter().next().is_some_and(|first| first.to_string() == "doc");
                if !is_documentation {
                    add_strings(strings, group.stream(), is_wanted);
                }
                before.clear();
            }
            TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | ':') => {}
            TokenTree::Punct(_) => before.clear(),
        }
    }
}

/// The words of a message: what stands between its placeholders and line breaks.
fn parts(message: &str) -> Vec<String> {
    let message = message.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let outside = message.split('{').enumerate().map(|(index, part)| match index {
        0 => part,
        _ => part.split_once('}').map_or("", |(_, rest)| rest),
    });
    outside
        .flat_map(str::lines)
        .map(|part| part.trim().replace('\u{1}', "{").replace('\u{2}', "}"))
        .filter(|part| part.contains(char::is_alphabetic))
        .collect()
}
