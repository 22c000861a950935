//! An expression in a type
//!
//! A derive does without a parser for all of Rust. Move the expression into a `const`.
use group_core::Text;

#[derive(Text)]
enum Plan {
    Free = if cfg!(windows) { 1 } else { 2 },
    Trial = 3,
}

fn main() {}
