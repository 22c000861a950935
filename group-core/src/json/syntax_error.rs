//! What is wrong with text that is not JSON.

/// The reason of `serde_json`, without the place.
pub(crate) fn reason(json: &[u8], error: &serde_json::Error) -> String {
    if json.starts_with(b"\xef\xbb\xbf") {
        return "it begins with a byte-order mark".to_owned();
    }
    let reason = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    reason.strip_suffix(&place).map(str::to_owned).unwrap_or(reason)
}
