//! A function of serde on the variant for every other text
//!
//! What it writes is not known, and the text that the variant holds may be what it hides.
use group_core::Text;
use serde::Serialize;

fn mask<S: serde::Serializer>(_: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str("***")
}

#[derive(Serialize, Text)]
enum Plan {
    Free,
    #[serde(untagged, serialize_with = "mask")]
    Other(String),
}

#[derive(Serialize, Text)]
enum Size {
    Small,
    #[group(other)]
    #[serde(serialize_with = "mask")]
    Exactly(String),
}

#[derive(Serialize, Text)]
enum Industry {
    Software,
    #[serde(untagged)]
    Other(#[serde(serialize_with = "mask")] String),
}

fn main() {}
