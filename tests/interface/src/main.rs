//! Reads the JSON that rustdoc writes about a library, and writes the public interface as text, one item a line.

use std::{env, error::Error};

/// Auto traits that nobody relies on.
const LEFT_OUT: [&str; 4] = ["core::marker::Freeze", "core::marker::Unpin", "::RefUnwindSafe", "::UnwindSafe"];

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).ok_or("the path of a JSON file of rustdoc is missing")?;
    let interface = public_api::Builder::from_rustdoc_json(path).omit_blanket_impls(true).build()?;
    for item in interface.items().map(ToString::to_string) {
        if !LEFT_OUT.iter().any(|name| item.contains(name)) {
            println!("{item}");
        }
    }
    Ok(())
}
