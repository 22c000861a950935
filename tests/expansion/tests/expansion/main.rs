//! What the macros write, looked at as tokens.

#[path = "../../../../group-derive/src/attr.rs"]
mod attr;
#[path = "../../../../group-derive/src/check/mod.rs"]
mod check;
#[path = "../../../../group-derive/src/checked.rs"]
mod checked;
#[path = "../../../../group-derive/src/derive.rs"]
mod derive;
#[path = "../../../../group-derive/src/expand/mod.rs"]
mod expand;
#[path = "../../../../group-derive/src/generics.rs"]
mod generics;
#[path = "../../../../group-derive/src/key.rs"]
mod key;
#[path = "../../../../group-derive/src/lifetimes.rs"]
mod lifetimes;
#[path = "../../../../group-derive/src/lints.rs"]
mod lints;
#[path = "../../../../group-derive/src/look.rs"]
mod look;
#[path = "../../../../group-derive/src/mistake/mod.rs"]
mod mistake;
#[path = "../../../../group-derive/src/model.rs"]
mod model;
#[path = "../../../../group-derive/src/name.rs"]
mod name;
#[path = "../../../../group-derive/src/parameters.rs"]
mod parameters;
#[path = "../../../../group-derive/src/serde_attr.rs"]
mod serde_attr;

mod hygiene;
mod panics;
mod snapshots;
mod sources;

use proc_macro2::TokenStream;
use syn::{Attribute, Path, Token, punctuated::Punctuated};

/// One of the macros.
#[derive(Clone, Copy, Debug)]
struct Macro {
    name: &'static str,
    expand: fn(TokenStream) -> TokenStream,
}

const MACROS: [Macro; 6] = [
    Macro { name: "Address", expand: derive::address },
    Macro { name: "Count", expand: derive::count },
    Macro { name: "Date", expand: derive::date },
    Macro { name: "GroupTraits", expand: derive::group_traits },
    Macro { name: "Id", expand: derive::id },
    Macro { name: "Text", expand: derive::text },
];

/// The macros that the `#[derive(…)]` among the attributes names.
fn derived(attributes: &[Attribute]) -> Vec<Macro> {
    let mut derived = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let Ok(paths) = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else { continue };
        for name in paths.iter().filter_map(|path| path.segments.last()) {
            derived.extend(MACROS.iter().filter(|known| name.ident == known.name));
        }
    }
    derived
}
