//! Judging a message that somebody else wrote.

mod field;
mod judge;
mod message;
mod rule;
mod seen;
mod traits;
mod violation;

use serde_json::Value;

pub use self::{
    rule::Rule,
    violation::{Severity, Violation},
};

use self::judge::Origin;
use crate::{
    json::{path::ROOT, syntax_error::SyntaxError},
    message::{Group, Identity},
    traits::GroupTraits,
};

/// Every way in which the JSON text of a message departs from the spec, in one pass.
///
/// A message that [`Group`] writes has no error, except that it may be too large. It may have warnings, such as for a trait
/// with `#[group(custom)]`. Any bytes can be judged; text that is not JSON has that one violation, and its size if
/// it is too large.
/// Of a batch and a call of another type it says that it is one, and not what it lacks as a group call.
/// It does not matter how deep the text is nested. For untrusted input, reject text far larger than
/// [`MESSAGE_BYTES`](crate::spec::limits::MESSAGE_BYTES) first: memory grows with the number of violations.
///
/// ```
/// use group_core::{Rule, check_json};
///
/// let violations = check_json(br#"{"type":"group","userId":"97980cfea0067","traits":{"email":7,"employes":"329"}}"#);
/// assert_eq!(violations[0].rule(), Rule::WrongType);
/// let lines: Vec<_> = violations.iter().map(ToString::to_string).collect();
/// assert_eq!(
///     lines,
///     [
///         "error: traits.email: found a number, and the spec expects a string",
///         "warning: traits.employes: looks like a misspelling of the reserved trait `employees`",
///         "error: groupId: missing, and the spec requires it",
///     ],
/// );
/// ```
///
/// In a unit test, [`assert_valid`] checks the traits of a type of your own, and
/// `assert!(!check_json(group.to_json()?.as_bytes()).iter().any(Violation::is_error))` a whole message.
#[must_use]
pub fn check_json(json: &[u8]) -> Vec<Violation> {
    let judged = str::from_utf8(json).ok().and_then(|text| message::check(text, Origin::Received).ok());
    judged.unwrap_or_else(|| not_json(json))
}

/// Every way in which a message that is parsed already departs from the spec: it is judged as the text that it would be written
/// as.
///
/// That is blind to what parsing has lost: a key that comes twice, the size and the depth of the text, and the digits of numbers.
/// A float that may have been an integer of more than 64 bits, or `-0`, counts as one. [`check_json`] sees these too.
///
/// ```
/// use group_core::check_value;
/// use serde_json::json;
///
/// let message = json!({ "type": "group", "userId": "97980cfea0067", "groupId": " " });
/// assert_eq!(check_value(&message)[0].to_string(), "error: groupId: blank, and the spec requires text in it");
/// ```
#[must_use]
pub fn check_value(message: &Value) -> Vec<Violation> {
    // A `Value` is always written: its keys are text, and it holds no float that is not finite.
    let text = serde_json::to_string(message).unwrap_or_default();
    message::check(&text, Origin::Parsed).unwrap_or_else(|_| not_json(text.as_bytes()))
}

/// What is said of text that is not JSON.
fn not_json(json: &[u8]) -> Vec<Violation> {
    let SyntaxError { line, column, reason } = SyntaxError::of(json);
    let sentence = format!("not valid JSON: {reason}");
    let violation = Violation::new(Severity::Error, Rule::NotJson { line, column }, ROOT, sentence);
    [violation].into_iter().chain(message::too_large(json.len())).collect()
}

/// Asserts that a message with these traits is within the spec: one line in a unit test of a type of your own.
///
/// Much of that is checked when the type compiles. This finds the rest: names and values in a map, dates that have no form
/// in ISO-8601, floats that are not finite, a message that is too large. Returns what is no error: warnings, and hints such as
/// that receivers look for `avatar` where the type has `logo_url`. A test may ask for none of these too.
///
/// ```
/// use group_core::GroupTraits;
///
/// #[derive(GroupTraits)]
/// struct Company {
///     name: String,
///     employees: u32,
/// }
///
/// let findings = group_core::assert_valid(&Company { name: "Initech".into(), employees: 329 });
/// assert_eq!(findings, []);
/// ```
///
/// # Panics
///
/// If the message cannot be written or breaks the spec. The panic says which value cannot be written, or lists every error.
#[track_caller]
pub fn assert_valid<T: GroupTraits>(traits: &T) -> Vec<Violation> {
    let identity = Identity::anonymous("507f191e810c19729de860ea");
    let json = Group::new(identity, "0e8c78ea9d97a7b8185e8632", traits).map(|group| group.to_json());
    let violations = match json {
        Ok(Ok(json)) => check_json(json.as_bytes()),
        Ok(Err(error)) => panic!("the traits cannot be written: {error}"),
        Err(error) => panic!("{error}"),
    };
    let errors: Vec<_> = violations.iter().filter(|violation| violation.is_error()).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "the traits break the spec:\n{}", errors.join("\n"));
    violations
}
