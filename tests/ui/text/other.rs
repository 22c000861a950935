//! A variant for every other text
//!
//! It is one variant, with one unnamed field that holds the text.
use group_core::Text;

#[derive(Text)]
enum Plan {
    #[group(other)]
    Free,
    #[group(other)]
    Custom(String),
    #[group(other)]
    Legacy(String),
    #[group(other, rename = "seats")]
    Seats(String),
    #[group(other)]
    Named { text: String },
    #[group(other, skip)]
    Hidden(String),
    #[group(rename = "internal", skip)]
    Internal,
}

#[derive(Text)]
enum Size {
    Small,
    #[group(other)]
    Exactly(u32),
}

fn main() {}
