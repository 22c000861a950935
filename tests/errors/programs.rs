use std::{fs, path::Path};

/// A program of `tests/ui` that must not compile.
pub(crate) struct Program {
    /// The folder.
    pub(crate) topic: String,
    /// The path in `tests`, as the compiler prints it.
    pub(crate) path: String,
    pub(crate) source: String,
    /// What the compiler says.
    pub(crate) errors: String,
}

impl Program {
    /// The inner documentation that makes the program a part of the gallery; empty for one that only proves a rule.
    pub(crate) fn header(&self) -> Vec<&str> {
        self.source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect()
    }
}

/// All programs, by path.
pub(crate) fn all() -> Vec<Program> {
    let mut programs = Vec::new();
    add_programs(&mut programs, "ui", "");
    programs.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(!programs.is_empty());
    programs
}

fn add_programs(programs: &mut Vec<Program>, folder: &str, topic: &str) {
    for entry in fs::read_dir(from_tests(folder)).expect("the folder is there") {
        let name = entry.expect("the folder can be read").file_name().into_string().expect("names are ASCII");
        let path = format!("{folder}/{name}");
        if let Some(errors) = path.strip_suffix(".rs").map(|path| format!("{path}.stderr")) {
            if from_tests(&errors).exists() {
                let (source, errors) = (read(&format!("tests/{path}")), read(&format!("tests/{errors}")));
                programs.push(Program { topic: topic.to_owned(), path, source, errors });
            }
        } else if from_tests(&path).is_dir() {
            add_programs(programs, &path, if topic.is_empty() { &name } else { topic });
        }
    }
}

fn from_tests(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn from_root(path: &str) -> std::path::PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path)
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(from_root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
