//! A variant with data
//!
//! `Text` sends a variant by its name, so that its data would be lost. Implement `Text` by hand to send both.
use group_core::Text;

#[derive(Text)]
enum Plan {
    Free,
    Custom(String),
    Seats { total: u32 },
    Nothing(),
    Empty {},
}

fn main() {}
