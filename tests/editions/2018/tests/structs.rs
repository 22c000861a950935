//! Edition 2018.

// The lints that prepare for the next editions.
#![deny(
    absolute_paths_not_starting_with_crate,
    elided_lifetimes_in_paths,
    keyword_idents,
    let_underscore_drop,
    rust_2018_compatibility,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    trivial_casts,
    unexpected_cfgs,
    unused_lifetimes,
    warnings
)]

#[path = "../../keyword.rs"]
mod keyword;
#[path = "../../structs.rs"]
mod structs;
