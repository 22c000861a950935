//! The derives where nothing is in scope: no prelude, no `group_core` and no `serde`.

#![no_implicit_prelude]
#![deny(warnings)]

mod address;
mod newtypes;
mod text;
mod traits;
