//! A value that is not of the kind which a bound asks for
//!
//! The kinds `Text`, `Count`, `Date` and `Address` are Rust traits, which generic code can ask for.
use group_core::{Address, Count, Date, OptionalId, Text};

struct Plan;

fn text(_: impl Text) {}
fn count(_: impl Count) {}
fn date(_: impl Date) {}
fn id(_: impl OptionalId) {}
fn address(_: impl Address) {}

fn main() {
    text(Plan);
    count(1.5);
    date("yesterday");
    address("Berlin");
    id(Plan);
}
