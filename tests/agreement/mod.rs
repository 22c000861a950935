//! Judging, reading and writing agree with each other. The property tests and the fuzz target assert it.

use group_core::{Group, GroupTraits, ReadError, ReceivedGroup, Rule, TraitMap, Violation, check_json};

/// A violation names two keys at most, of 64 characters each, and an escaped character has up to ten bytes.
const LONGEST_LINE: usize = 2 * 64 * 10 + 320;

/// Every violation in text that nobody chose is one line of bounded length.
pub(crate) fn judge(json: &[u8]) -> Vec<Violation> {
    let violations = check_json(json);
    for violation in &violations {
        let line = violation.to_string();
        assert!(line.len() <= LONGEST_LINE && !line.contains(char::is_control), "{line}");
    }
    violations
}

/// The errors of every getter.
fn errors(group: &ReceivedGroup) -> Vec<ReadError> {
    let mut errors: Vec<_> = [
        group.group_id().err(),
        group.identity().err(),
        group.channel().err(),
        group.message_id().err(),
        group.timestamp().err(),
        group.sent_at().err(),
        group.received_at().err(),
        group.version().err(),
    ]
    .into_iter()
    .flatten()
    .collect();
    match group.traits() {
        Ok(traits) => errors.extend(errors_of_traits(&traits.unwrap_or_default())),
        Err(error) => errors.push(error),
    }
    errors
}

fn errors_of_traits(traits: &TraitMap) -> impl Iterator<Item = ReadError> {
    [
        traits.address().err(),
        traits.avatar().err(),
        traits.created_at().err(),
        traits.description().err(),
        traits.email().err(),
        traits.employees().err(),
        traits.id().err(),
        traits.industry().err(),
        traits.name().err(),
        traits.phone().err(),
        traits.website().err(),
        traits.plan().err(),
    ]
    .into_iter()
    .flatten()
    // Rust has no integer for it, and the spec has no limit.
    .filter(|error| !matches!(error, ReadError::WrongType { found: "a number of more than 128 bits", .. }))
}

/// What must hold for one text.
pub(crate) fn assert_agreement(json: &str) {
    let violations = judge(json.as_bytes());
    let is_valid = !violations.iter().any(Violation::is_error);
    let Ok(group) = ReceivedGroup::from_json(json) else {
        assert!(!is_valid, "{json} is within the spec and cannot be read");
        return;
    };
    assert_eq!(group.as_json(), json.trim_matches([' ', '\t', '\r', '\n']));

    for error in errors(&group) {
        let is_judged = violations.iter().any(|violation| violation.path() == error.path());
        assert!(is_judged, "{json}: {error}, and {violations:?}");
    }
    // What is a warning in an address that somebody else wrote is not sent.
    let in_address = [Rule::WrongType, Rule::UnknownAddressKey];
    if is_valid && !violations.iter().any(|violation| in_address.contains(&violation.rule())) {
        assert_eq!(errors(&group), [], "{json}");
        let traits = group.traits().unwrap().unwrap_or_default();
        let sent = send(&group, &traits).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert!(!judge(sent.as_bytes()).iter().any(Violation::is_error), "{json}: {sent}");
    }
}

fn send(group: &ReceivedGroup, traits: impl GroupTraits) -> Result<String, Box<dyn std::error::Error>> {
    Ok(Group::new(group.identity()?, group.group_id()?, traits)?.to_json()?)
}
