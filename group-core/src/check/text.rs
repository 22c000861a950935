//! What only the text of a message shows: its size and how deep it is nested.

use group_spec::limits::MESSAGE_BYTES;

use super::{Rule, Violation};
use crate::json::path::ROOT;

/// How deep `serde_json` and readers like it go.
const DEEPEST: usize = 127;

pub(super) fn too_large(bytes: usize) -> Option<Violation> {
    let sentence = || format!("found {bytes} bytes, and the spec allows {MESSAGE_BYTES} in a message");
    (bytes > MESSAGE_BYTES).then(|| Violation::new(Rule::MessageTooLarge, ROOT, sentence()))
}

pub(super) fn too_deep(json: &str) -> Option<Violation> {
    let depth = depth(json);
    let sentence = || format!("nested {depth} levels deep, and many readers of JSON refuse more than {DEEPEST}");
    (depth > DEEPEST).then(|| Violation::new(Rule::TooDeep, ROOT, sentence()))
}

/// How many arrays and objects are in each other in the JSON text.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut bytes = json.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => skip_string(&mut bytes),
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn skip_string(bytes: &mut impl Iterator<Item = u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}
