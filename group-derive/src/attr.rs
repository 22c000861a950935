//! How `#[group(…)]` is read.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, ExprPath, Ident, LitStr, MacroDelimiter, Meta, Path, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
};

use crate::{
    key::{Key, Place},
    mistake::{AttributeMistake, MistakesOf},
    name::Case,
};

/// The attributes of one item, field or variant.
#[derive(Default)]
pub(crate) struct Attrs {
    /// Which were given, and where.
    given: Vec<(Key, Ident)>,
    pub(crate) krate: Option<Path>,
    pub(crate) address: Option<LitStr>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) with: Option<ExprPath>,
}

impl Attrs {
    /// Where the attribute was given.
    pub(crate) fn given(&self, key: Key) -> Option<&Ident> {
        self.given.iter().find(|(given, _)| *given == key).map(|(_, name)| name)
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.given(key).is_some()
    }

    /// Reads every `#[group(…)]` among the attributes. What is wrong is added to the mistakes and left out.
    pub(crate) fn read(attributes: &[Attribute], place: &Place, mistakes: MistakesOf<'_>) -> Self {
        let mut attrs = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("group")) {
            match &attribute.meta {
                Meta::List(list) if matches!(list.delimiter, MacroDelimiter::Paren(_)) => {
                    attrs.read_list(list.tokens.clone(), place, mistakes);
                }
                meta => mistakes.add(meta, AttributeMistake::NoList { place }),
            }
        }
        attrs
    }

    fn read_list(&mut self, tokens: TokenStream, place: &Place, mistakes: MistakesOf<'_>) {
        let items = |input: ParseStream<'_>| {
            while !input.is_empty() {
                self.read_item(input, place, mistakes);
                if let Ok(next) = input.fork().call(Ident::parse_any) {
                    mistakes.add(&next, AttributeMistake::NoComma { next: &next.to_string() });
                }
                input.parse::<Option<Token![,]>>()?;
            }
            Ok(())
        };
        // What cannot be read has been added to the mistakes.
        let _ = items.parse2(tokens);
    }

    /// Reads one attribute and its value, up to a comma or to a word that should have come after one; after a mistake,
    /// also what is left of it.
    fn read_item(&mut self, input: ParseStream<'_>, place: &Place, mistakes: MistakesOf<'_>) {
        if let Ok(Some(comma)) = input.fork().parse::<Option<Token![,]>>() {
            return mistakes.add(comma, AttributeMistake::NotAKey { place });
        }
        let start = input.fork();
        let name = match input.call(Ident::parse_any) {
            Ok(name) if !input.peek(Token![::]) => name,
            _ => {
                let _ = skip_item(input);
                return mistakes.add(skip_item(&start).unwrap_or_default(), AttributeMistake::NotAKey { place });
            }
        };
        let Some(key) = Key::find(&name.to_string()) else {
            let _ = skip_item(input);
            let key = name.to_string();
            return mistakes.add(name, AttributeMistake::UnknownKey { key: &key, place });
        };
        if !place.keys.contains(&key) {
            let _ = skip_item(input);
            return mistakes.add(name, AttributeMistake::Misplaced { key, place });
        }

        let is_read = match key {
            Key::Address => fill(&mut self.address, value(key, &name, input, mistakes, text)),
            Key::Crate => fill(&mut self.krate, value(key, &name, input, mistakes, crate_path)),
            Key::Rename => fill(&mut self.rename, value(key, &name, input, mistakes, text)),
            Key::RenameAll => fill(&mut self.rename_all, value(key, &name, input, mistakes, case)),
            Key::With => fill(&mut self.with, value(key, &name, input, mistakes, function)),
            _ => is_flag(key, input, mistakes),
        };
        if is_read && self.has(key) {
            mistakes.add(name, AttributeMistake::Repeated { key });
        } else if is_read {
            self.given.push((key, name));
        }
    }
}

/// Whether an attribute without a value has none.
fn is_flag(key: Key, input: ParseStream<'_>, mistakes: MistakesOf<'_>) -> bool {
    let is_flag = ends(input);
    if !is_flag {
        mistakes.add(skip_item(input).unwrap_or_default(), AttributeMistake::UnneededValue { key });
    }
    is_flag
}

/// Reads the value of an attribute.
fn value<T>(
    key: Key,
    name: &Ident,
    input: ParseStream<'_>,
    mistakes: MistakesOf<'_>,
    read: impl FnOnce(Key, ParseStream<'_>, MistakesOf<'_>) -> Option<T>,
) -> Option<T> {
    if input.parse::<Option<Token![=]>>().ok().flatten().is_none() || at_end(input) {
        let _ = skip_item(input);
        mistakes.add(name, AttributeMistake::NoValue { key });
        return None;
    }
    read(key, input, mistakes)
}

/// Keeps the first value, and says whether there is a new one.
fn fill<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let is_read = value.is_some();
    *slot = slot.take().or(value);
    is_read
}

/// Reads a string literal that is not blank.
fn text(key: Key, input: ParseStream<'_>, mistakes: MistakesOf<'_>) -> Option<LitStr> {
    let text = parsed(key, input, mistakes, |text: &LitStr| text.suffix().is_empty())?;
    if group_spec::is_blank(&text.value()) {
        mistakes.add(text, AttributeMistake::Blank { key });
        return None;
    }
    Some(text)
}

/// Reads a value that is all of what is left of the attribute.
fn parsed<T: Parse>(
    key: Key,
    input: ParseStream<'_>,
    mistakes: MistakesOf<'_>,
    is_right: impl FnOnce(&T) -> bool,
) -> Option<T> {
    let start = input.fork();
    let value = input.parse().ok().filter(is_right).filter(|_| ends(input));
    if value.is_none() {
        let _ = skip_item(input);
        mistakes.add(skip_item(&start).unwrap_or_default(), AttributeMistake::WrongValue { key });
    }
    value
}

/// Reads a string with a path that `use` would take.
fn crate_path(key: Key, input: ParseStream<'_>, mistakes: MistakesOf<'_>) -> Option<Path> {
    let text = text(key, input, mistakes)?;
    let path = text.parse_with(Path::parse_mod_style).ok().filter(is_use_path);
    if path.is_none() {
        mistakes.add(text, AttributeMistake::NotAPath);
    }
    path
}

/// Reads a string with one of serde's styles.
fn case(key: Key, input: ParseStream<'_>, mistakes: MistakesOf<'_>) -> Option<Case> {
    let text = text(key, input, mistakes)?;
    let case = Case::find(&text.value());
    if case.is_none() {
        mistakes.add(&text, AttributeMistake::NotACase { found: &text.value() });
    }
    case
}

/// Reads the path of a function.
fn function(key: Key, input: ParseStream<'_>, mistakes: MistakesOf<'_>) -> Option<ExprPath> {
    if input.peek(Token![|]) || input.peek(Token![move]) {
        mistakes.add(skip_item(input).unwrap_or_default(), AttributeMistake::Closure);
        return None;
    }
    parsed(key, input, mistakes, |_| true)
}

/// `crate`, `self` and `super` only lead a path, and only `super` goes on with another `super`.
fn is_use_path(path: &Path) -> bool {
    let mut leading = path.leading_colon.is_none();
    path.segments.iter().enumerate().all(|(index, segment)| {
        let allowed = match segment.ident.to_string().as_str() {
            "Self" => false,
            "super" => leading,
            "crate" | "self" => leading && index == 0,
            _ => {
                leading = false;
                true
            }
        };
        leading &= segment.ident != "crate";
        allowed
    })
}

fn at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// Whether the attribute ends here, if only by another attribute that should have come after a comma.
fn ends(input: ParseStream<'_>) -> bool {
    at_end(input)
        || input.fork().call(Ident::parse_any).is_ok_and(|next| {
            let next = next.to_string();
            Key::ALL.iter().any(|key| group_spec::is_nearly(&next, key.name()))
        })
}

/// Takes the tokens up to the next comma.
pub(crate) fn skip_item(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut skipped = TokenStream::new();
    while !at_end(input) {
        skipped.extend([input.parse::<TokenTree>()?]);
    }
    Ok(skipped)
}
