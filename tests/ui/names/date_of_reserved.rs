//! `date` on a reserved trait
//!
//! The spec fixes the type of a reserved trait. Remove `date`.
use group_core::{GroupTraits, IsoDate};

#[derive(GroupTraits)]
struct Company {
    #[group(date)]
    created_at: IsoDate,
    #[group(date, rename = "Plan")]
    renewed: IsoDate,
}

fn main() {}
