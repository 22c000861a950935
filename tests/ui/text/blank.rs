//! A variant whose text is blank
//!
//! Give it another text, or leave it out.
use group_core::Text;
use serde::Serialize;

#[derive(Serialize, Text)]
enum Plan {
    #[serde(rename = "")]
    Free,
    #[serde(rename = " ")]
    #[group(skip)]
    Internal,
}

fn main() {}
