//! Through `serde_json`, text goes out token for token, whatever stands between.

use std::collections::BTreeMap;

use group_core::{Context, Group, GroupTraits, Identity, ReceivedGroup, TraitMap};
use serde::Serialize;

const TRAITS: &str = r#"{"z":1.50,"a":123456789012345678901234567890123456789012,"t":"\u0041"}"#;
const MESSAGE: &str = r#"{"type":"group","userId":"u","groupId":"g","n": 1.50}"#;

fn traits() -> TraitMap {
    serde_json::from_str(TRAITS).unwrap()
}

fn context() -> Context<'static> {
    serde_json::from_str(TRAITS).unwrap()
}

fn received() -> ReceivedGroup {
    ReceivedGroup::from_json(MESSAGE).unwrap()
}

/// The value in each place where serde puts an adapter around a serializer, and what is written there.
fn places<T: Serialize>(value: &T, written: &str) -> Vec<(String, String)> {
    #[derive(Serialize)]
    struct Flattened<'a, T> {
        before: u8,
        #[serde(flatten)]
        value: &'a T,
    }

    #[derive(Serialize)]
    #[serde(tag = "kind")]
    enum Internally<'a, T> {
        Held { value: &'a T },
    }

    #[derive(Serialize)]
    #[serde(tag = "kind", content = "content")]
    enum Adjacently<'a, T> {
        Held(&'a T),
    }

    #[derive(Serialize)]
    #[serde(untagged)]
    enum Untagged<'a, T> {
        Held(&'a T),
    }

    fn json(value: impl Serialize) -> String {
        serde_json::to_string(&value).unwrap()
    }

    let fields = written.strip_prefix('{').unwrap();
    let mut by_path = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let mut serializer = serde_json::Serializer::new(&mut by_path);
    value.serialize(serde_path_to_error::Serializer::new(&mut serializer, &mut track)).unwrap();
    vec![
        (json(value), written.to_owned()),
        (json(Flattened { before: 1, value }), format!(r#"{{"before":1,{fields}"#)),
        (json(Internally::Held { value }), format!(r#"{{"kind":"Held","value":{written}}}"#)),
        (json(Adjacently::Held(value)), format!(r#"{{"kind":"Held","content":{written}}}"#)),
        (json(Untagged::Held(value)), written.to_owned()),
        (json(BTreeMap::from([("key", value)])), format!(r#"{{"key":{written}}}"#)),
        (json(Some([value])), format!("[{written}]")),
        (String::from_utf8(by_path).unwrap(), written.to_owned()),
    ]
}

#[test]
fn traits_and_context_keep_every_token() {
    for (written, expected) in places(&traits(), TRAITS).into_iter().chain(places(&context(), TRAITS)) {
        assert_eq!(written, expected);
    }
}

#[test]
fn received_message_keeps_every_token() {
    // What a message as a whole has between its tokens is kept where its text as a whole can be written.
    for (written, expected) in places(&received(), MESSAGE) {
        assert_eq!(written.replace(": ", ":"), expected.replace(": ", ":"));
    }
    assert_eq!(serde_json::to_string(&received()).unwrap(), MESSAGE);
}

#[test]
fn message_keeps_the_tokens_of_its_parts() {
    #[derive(GroupTraits)]
    struct Company {
        /// As a custom trait.
        extra: TraitMap,
        #[group(flatten)]
        more: TraitMap,
    }

    let group =
        Group::new(Identity::user("u"), "g", Company { extra: traits(), more: traits() }).unwrap().context(context());
    let fields = TRAITS.strip_prefix('{').unwrap();
    let expected = format!(
        r#"{{"type":"group","userId":"u","groupId":"g","traits":{{"extra":{TRAITS},{fields},"context":{TRAITS}}}"#
    );
    assert_eq!(group.to_json().unwrap(), expected);
    for (written, expected) in places(&group, &expected) {
        assert_eq!(written, expected);
    }
}

#[test]
fn number_of_any_size_is_kept_in_a_value_where_it_can_be() {
    let value = serde_json::to_value(traits());
    if cfg!(feature = "arbitrary_precision") {
        assert_eq!(value.unwrap()["a"].to_string(), "123456789012345678901234567890123456789012");
    } else {
        assert_eq!(value.unwrap()["z"], 1.5);
    }
}
