//! The judge of one pass says the same as a slow one that is written in the plainest way. From the root of the repository, with
//! `cargo-fuzz` installed:
//!
//! ```sh
//! mkdir -p fuzz/corpus/judged
//! cargo +nightly fuzz run judged fuzz/corpus/judged tests/data/received tests/data/field -- -dict=fuzz/json.dict -max_len=4096
//! ```

#![no_main]

#[path = "../../tests/slow_judge/mod.rs"]
mod slow_judge;

use group_core::{Violation, check_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let found: Vec<_> = check_json(bytes).iter().map(finding).collect();
    let found: Vec<_> = found.iter().map(|(severity, rule, path)| (severity.as_str(), *rule, path.clone())).collect();
    assert_eq!(found, slow_judge::judge(bytes), "{}", String::from_utf8_lossy(bytes));
});

fn finding(violation: &Violation) -> (String, &'static str, String) {
    (violation.severity().to_string(), violation.rule().code(), violation.path().to_owned())
}
