//! Places in a message, as errors and violations name them.

use std::{
    borrow::Cow,
    fmt::{self, Write},
};

/// The message itself.
pub(crate) const ROOT: &str = "$";

/// Keys come from whoever wrote the message, so a longer one is cut.
const LONGEST_KEY: usize = 64;

/// The place of a key: `traits.email` or, where the key would not read well so, `traits["…"]`.
pub(crate) fn child(parent: &str, key: &str) -> String {
    let mut path = String::with_capacity(parent.len() + key.len() + 1);
    path.push_str(parent);
    push_child(&mut path, key);
    path
}

/// Goes on from a place to that of a key in it.
pub(crate) fn push_child(path: &mut String, key: &str) {
    match shown(key) {
        Shown::Plain(key) if path == ROOT => key.clone_into(path),
        Shown::Plain(key) => {
            path.push('.');
            path.push_str(key);
        }
        // Writing to a string never fails.
        Shown::Quoted(key) => drop(write!(path, "[{key:?}]")),
    }
}

/// A key within a sentence.
#[derive(Debug)]
pub(crate) struct Key<'a>(pub(crate) &'a str);

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match shown(self.0) {
            Shown::Plain(key) => write!(f, "`{key}`"),
            Shown::Quoted(key) => write!(f, "{key:?}"),
        }
    }
}

enum Shown<'a> {
    Plain(&'a str),
    Quoted(Cow<'a, str>),
}

fn shown(key: &str) -> Shown<'_> {
    // As most are.
    if (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return Shown::Plain(key);
    }
    let is_plain = |c: char| c.is_alphanumeric() || "_- $/@#".contains(c);
    match key.char_indices().nth(LONGEST_KEY) {
        Some((end, _)) => Shown::Quoted(Cow::Owned(format!("{}…", &key[..end]))),
        None if key.chars().all(is_plain) && !may_be_mistaken(key) => Shown::Plain(key),
        None => Shown::Quoted(Cow::Borrowed(key)),
    }
}

/// Whether a reader would not see where the key begins and ends, or would take it for the message itself.
fn may_be_mistaken(key: &str) -> bool {
    key.is_empty() || key.trim() != key || key == ROOT
}
