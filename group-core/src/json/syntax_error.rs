//! What is wrong with text that is not JSON.

use serde_json::value::RawValue;

/// Where and why text is not JSON, as `serde_json` says it.
pub(crate) struct SyntaxError {
    /// From 1.
    pub(crate) line: usize,
    /// In bytes from 1, or 0 before the first.
    pub(crate) column: usize,
    pub(crate) reason: String,
}

impl SyntaxError {
    /// The error of bytes that are known not to be JSON.
    pub(crate) fn of(json: &[u8]) -> Self {
        let Err(error) = serde_json::from_slice::<&RawValue>(json) else {
            return Self { line: 1, column: 0, reason: "it cannot be read".to_owned() };
        };
        let (line, column) = (error.line(), error.column());
        if json.starts_with(b"\xef\xbb\xbf") {
            return Self { line, column, reason: "it begins with a byte-order mark".to_owned() };
        }
        let reason = error.to_string();
        let place = format!(" at line {line} column {column}");
        Self { line, column, reason: reason.strip_suffix(&place).map(str::to_owned).unwrap_or(reason) }
    }
}
