use std::{collections::BTreeMap, env, fmt::Write, fs};

use crate::programs::{self, Program, from_root, read};

const GALLERY: &str = "group-core/docs/errors.md";

const BEGINNING: &str = "\
The errors that the derives give, each with a program that causes it and how to fix it.

# By message

A name or type of yours stands here as `…`.

| error | where it is explained |
|---|---|
";

/// The topics in the order of the gallery, and their headings.
const TOPICS: [(&str, &str); 19] = [
    ("types", "The type of a trait"),
    ("address", "The parts of an address"),
    ("near_miss", "Names that look like reserved ones"),
    ("names", "The names of traits"),
    ("twice", "Names that are given twice"),
    ("flatten", "Flattened fields"),
    ("with", "Fields that are sent through a function"),
    ("display", "Fields that are sent as their text"),
    ("group_id", "The group ID"),
    ("serde", "What serde says"),
    ("attribute", "How attributes are written"),
    ("item", "What can be derived on"),
    ("text", "Text"),
    ("newtype", "Newtypes"),
    ("packed", "Packed structs"),
    ("generics", "Generic structs and functions"),
    ("schema", "Schemas"),
    ("calls", "Group calls"),
    ("all_at_once", "Several mistakes"),
];

/// With `UPDATE=1` in the environment, it writes the gallery instead.
#[test]
fn gallery_shows_the_programs_and_their_errors() {
    let gallery = gallery();
    if env::var_os("UPDATE").is_some() {
        fs::write(from_root(GALLERY), gallery).expect("the gallery can be written");
    } else {
        assert!(
            read(GALLERY) == gallery,
            "{GALLERY} is stale: run `UPDATE=1 cargo test -p tests --test errors`, and read the diff"
        );
    }
}

fn gallery() -> String {
    let programs: Vec<_> = programs::all().into_iter().filter(|program| !program.header().is_empty()).collect();
    for Program { topic, path, .. } in &programs {
        assert!(TOPICS.iter().any(|(folder, _)| folder == topic), "{path} has a topic of the gallery");
    }
    let mut gallery = BEGINNING.to_owned() + &index(&programs);
    for (folder, heading) in TOPICS {
        let mut programs = programs.iter().filter(|program| program.topic == folder).peekable();
        if programs.peek().is_some() {
            let _ = writeln!(gallery, "\n# {heading}");
        }
        programs.for_each(|program| add_entry(&mut gallery, program));
    }
    gallery
}

/// A row for each message, with the entries that have it.
fn index(programs: &[Program]) -> String {
    let mut index: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (topic, _) in TOPICS {
        for program in programs.iter().filter(|program| program.topic == topic) {
            let title = program.header()[0].to_owned();
            let entry = format!("[{title}](#{})", anchor(&title));
            for message in program.errors.lines().filter_map(message) {
                let entries = index.entry(without_names(message)).or_default();
                if entries.last() != Some(&entry) {
                    entries.push(entry.clone());
                }
            }
        }
    }
    let rows =
        index.into_iter().map(|(message, entries)| ["| ", &message, " | ", &entries.join(", "), " |\n"].concat());
    rows.collect()
}

/// What follows `error: ` or `error[E0277]: `.
fn message(line: &str) -> Option<&str> {
    line.strip_prefix("error")?.split_once(": ").filter(|(code, _)| !code.contains(' ')).map(|(_, message)| message)
}

fn without_names(message: &str) -> String {
    let parts: Vec<_> = message.split('`').step_by(2).collect();
    parts.join("`…`")
}

/// The name that rustdoc gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn add_entry(gallery: &mut String, program: &Program) {
    let header = program.header();
    let [title, "", way_out @ ..] = header.as_slice() else {
        panic!("{}: the header is a title, an empty line and the way out", program.path)
    };
    let code: Vec<_> = program.source.lines().skip(header.len()).collect();
    let code = code.join("\n").replace("\n\nfn main() {}", "\n# fn main() {}");
    let errors = moved_up(program, header.len());
    let way_out = way_out.join("\n");
    let _ = write!(gallery, "\n## {title}\n\n{way_out}\n\n```compile_fail\n{code}\n```\n\n```text\n{errors}```\n");
}

/// The errors as they are without the header of the program, in a file of the user's.
fn moved_up(program: &Program, lines: usize) -> String {
    let mut moved = String::new();
    for line in program.errors.lines() {
        let line =
            moved_place(line, &program.path, lines).or_else(|| moved_line(line, lines)).unwrap_or(line.to_owned());
        moved.extend([&line.replace("$WORKSPACE/", ""), "\n"]);
    }
    moved
}

/// `  --> ui/types/text.rs:12:5`
fn moved_place(line: &str, path: &str, lines: usize) -> Option<String> {
    let (arrow, place) = line.split_once(path)?;
    let (number, column) = place.strip_prefix(':')?.split_once(':')?;
    Some(format!("{arrow}src/lib.rs:{}:{column}", number.parse::<usize>().ok()? - lines))
}

/// `12 |     email: u32,`
fn moved_line(line: &str, lines: usize) -> Option<String> {
    let (number, code) = line.split_once(" |")?;
    let moved = number.trim().parse::<usize>().ok()? - lines;
    Some(format!("{moved:>width$} |{code}", width = number.len()))
}
