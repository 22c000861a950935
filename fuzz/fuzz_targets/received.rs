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

use group_core::{ReceivedGroup, TraitMap};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    agreement::judge(bytes);
    match str::from_utf8(bytes) {
        Ok(json) => agreement::assert_agreement(json),
        Err(_) => drop(ReceivedGroup::from_json(bytes)),
    }
    // Whatever the traits are, they are read as a tree or refused.
    if let Ok(traits) = serde_json::from_slice::<TraitMap>(bytes) {
        let _ = traits.to::<serde_json::Value>();
    }
});
