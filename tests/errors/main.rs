//! The programs of `tests/ui` against what they stand for: every message of the source, and the gallery of the
//! documentation. `tests/ui.rs` holds their errors against the compiler.

mod gallery;
mod messages;
mod programs;
