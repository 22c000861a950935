//! Text as JSON.

/// Appends a JSON string. Most text has nothing to escape; what has is left to `serde_json`.
#[inline]
pub(crate) fn write_text(text: &str, out: &mut Vec<u8>) {
    if needs_escapes(text.as_bytes()) {
        return write_escaped(text, out);
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Appends `,"key":`.
pub(crate) fn write_key(key: &str, out: &mut Vec<u8>) {
    if needs_escapes(key.as_bytes()) {
        out.push(b',');
        write_escaped(key, out);
        return out.push(b':');
    }
    out.extend_from_slice(b",\"");
    out.extend_from_slice(key.as_bytes());
    out.extend_from_slice(b"\":");
}

#[cold]
fn write_escaped(text: &str, out: &mut Vec<u8>) {
    if serde_json::to_writer(out, text).is_err() {
        unreachable!("neither a string nor a buffer in memory fails");
    }
}

/// Whether there is a quotation mark, a backslash or a control character. It looks at eight bytes at a time and does not stop
/// at the first hit, which is rare. The last bytes may be looked at twice.
fn needs_escapes(text: &[u8]) -> bool {
    let found = if let Some(last) = text.last_chunk() {
        let [mut first, mut second] = marks_of_two(last);
        for chunk in text.as_chunks().0 {
            let [more, others] = marks_of_two(chunk);
            first |= more;
            second |= others;
        }
        first | second
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        marks(u64::from_ne_bytes(*first)) | marks(u64::from_ne_bytes(*last))
    } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        marks((u64::from(u32::from_ne_bytes(*first)) << 32) | u64::from(u32::from_ne_bytes(*last)))
    } else {
        return text.iter().any(|byte| *byte < b' ' || matches!(byte, b'"' | b'\\'));
    };
    found & (EACH_BYTE << 7) != 0
}

/// A word whose bytes are all 1.
pub(super) const EACH_BYTE: u64 = u64::MAX / 255;

/// Marks the bytes of a word that need an escape, by their highest bit. There is a mark if one needs it, and perhaps others
/// above it, as a byte that is less than what is taken from it borrows from the next.
#[inline]
pub(super) fn marks(word: u64) -> u64 {
    // This swaps the space with the quotation mark, so that what needs an escape, but for the backslash, is up to the space.
    let each = |byte: u8| EACH_BYTE * u64::from(byte);
    let control_or_quote = (word ^ each(b' ' ^ b'"')).wrapping_sub(each(b' ' + 1));
    let backslash = (word ^ each(b'\\')).wrapping_sub(EACH_BYTE);
    (control_or_quote | backslash) & !word
}

/// The same for two words at once, which most processors do with one instruction.
#[expect(clippy::cast_possible_truncation, reason = "the second word is what is left")]
#[inline]
fn marks_of_two(chunk: &[u8; 16]) -> [u64; 2] {
    let chunk = u128::from_ne_bytes(*chunk);
    [marks(chunk as u64), marks((chunk >> 64) as u64)]
}
