//! Where something stands in a schema: the names that lead there.

use std::fmt;

/// The path of a key of what stands at a path.
pub(super) fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// A path as a line begins with it.
pub(super) struct Place<'a>(pub(super) &'a str);

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            "" => f.write_str("the whole"),
            path => write!(f, "`{path}`"),
        }
    }
}
