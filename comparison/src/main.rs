//! Measures `group-core` against other crates. Each program in `src/bin` prints one table.

pub mod messages;
pub mod packages;
pub mod rounds;
pub mod traits;
