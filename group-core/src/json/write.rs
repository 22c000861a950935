//! Text as JSON.

/// Appends a JSON string. Most text has nothing to escape; what has is left to `serde_json`.
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    // Not `any`, which stops at the first and so looks at one byte at a time.
    let escapes = text.bytes().fold(0, |seen, byte| seen | u8::from(byte < b' ' || byte == b'"' || byte == b'\\'));
    if escapes == 0 {
        out.reserve(text.len() + 2);
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else if serde_json::to_writer(&mut *out, text).is_err() {
        unreachable!("neither a string nor a buffer in memory fails");
    }
}
