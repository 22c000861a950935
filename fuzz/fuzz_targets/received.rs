//! Any bytes can be judged and read. From the root of the repository, with `cargo-fuzz` installed:
//!
//! ```sh
//! mkdir -p fuzz/corpus/received
//! cargo +nightly fuzz run received fuzz/corpus/received tests/data/received -- -dict=fuzz/json.dict -max_len=4096
//! ```
//!
//! What it finds goes into `fuzz/corpus`; the payloads of clients are where it starts from.

#![no_main]

#[path = "../../tests/agreement/mod.rs"]
mod agreement;

use std::{
    collections::{BTreeMap, HashSet},
    iter,
};

use group_core::{ReceivedGroup, TraitMap, spec::same_name};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Traits are the tree that `serde_json` reads from their text. It refuses half of a surrogate pair, and of a key that comes
/// twice it takes the last value.
fn assert_read_as_by_serde_json(json: &str) {
    let Ok(traits) = serde_json::from_str::<TraitMap>(json) else { return };
    let (value, map) = (traits.deserialize::<Value>(), traits.deserialize::<BTreeMap<String, Value>>());
    if let Ok(expected) = serde_json::from_str(json)
        && !comes_twice(&traits)
    {
        assert_eq!(value, Ok(expected), "{json}");
        assert_eq!(map, Ok(serde_json::from_str(json).unwrap()), "{json}");
    }
}

/// Whether a key comes twice among the traits or in their address; `serde_json` alone reads what is in the others.
fn comes_twice(traits: &TraitMap) -> bool {
    let addresses = traits.iter().filter(|(name, _)| same_name(name, "address"));
    let addresses: Vec<TraitMap> = addresses.filter_map(|(_, value)| serde_json::from_str(value.get()).ok()).collect();
    iter::once(traits).chain(&addresses).any(|entries| {
        let mut seen = HashSet::new();
        !entries.iter().all(|(name, _)| seen.insert(name))
    })
}

fuzz_target!(|bytes: &[u8]| {
    agreement::judge(bytes);
    let group = ReceivedGroup::from_json(bytes);
    let Ok(json) = str::from_utf8(bytes) else { return };
    agreement::assert_agreement(json);
    assert_read_as_by_serde_json(json);
    if let Some(traits) = group.as_ref().ok().and_then(|group| group.get("traits")) {
        assert_read_as_by_serde_json(traits.get());
    }
});
