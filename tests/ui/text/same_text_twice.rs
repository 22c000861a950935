//! Two variants with one text
//!
//! Give one of the two another text.
use group_core::Text;

#[derive(Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Free,
    FREE,
    #[group(rename = "free")]
    Trial,
}

fn main() {}
