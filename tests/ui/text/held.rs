//! What stands on the field of a variant
//!
//! `display` is for the variant with `#[group(other)]`, and for no other.
use group_core::Text;

#[derive(serde::Serialize, Text)]
enum Plan {
    #[group(rename = "free")]
    Free(#[group(display)] u32),
    #[group(other)]
    Other(#[group(rubbish)] String),
    #[serde(skip)]
    Hidden(#[group(display)] u32),
    Seats(#[group(with = seats)] u32, u32),
}

fn main() {}
