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

/// An attribute that was given: its name where it stands, and its value.
pub(crate) struct Given<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// The attributes of one item, field or variant.
#[derive(Default)]
pub(crate) struct Attrs {
    pub(crate) krate: Option<Given<Path>>,
    pub(crate) address: Option<Given<LitStr>>,
    pub(crate) append: Option<Given<()>>,
    pub(crate) custom: Option<Given<()>>,
    pub(crate) date: Option<Given<()>>,
    pub(crate) display: Option<Given<()>>,
    pub(crate) flatten: Option<Given<()>>,
    pub(crate) group_id: Option<Given<()>>,
    pub(crate) other: Option<Given<()>>,
    pub(crate) rename: Option<Given<LitStr>>,
    pub(crate) rename_all: Option<Given<Case>>,
    pub(crate) schema: Option<Given<()>>,
    pub(crate) skip: Option<Given<()>>,
    pub(crate) with: Option<Given<ExprPath>>,
}

impl Attrs {
    /// Where the attribute was given.
    pub(crate) fn given(&self, key: Key) -> Option<&Ident> {
        match key {
            Key::Address => self.address.as_ref().map(|given| &given.key),
            Key::Append => self.append.as_ref().map(|given| &given.key),
            Key::Crate => self.krate.as_ref().map(|given| &given.key),
            Key::Custom => self.custom.as_ref().map(|given| &given.key),
            Key::Date => self.date.as_ref().map(|given| &given.key),
            Key::Display => self.display.as_ref().map(|given| &given.key),
            Key::Flatten => self.flatten.as_ref().map(|given| &given.key),
            Key::GroupId => self.group_id.as_ref().map(|given| &given.key),
            Key::Other => self.other.as_ref().map(|given| &given.key),
            Key::Rename => self.rename.as_ref().map(|given| &given.key),
            Key::RenameAll => self.rename_all.as_ref().map(|given| &given.key),
            Key::Schema => self.schema.as_ref().map(|given| &given.key),
            Key::Skip => self.skip.as_ref().map(|given| &given.key),
            Key::With => self.with.as_ref().map(|given| &given.key),
        }
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

        match key {
            Key::Append => flag(&mut self.append, key, name, input, mistakes),
            Key::Custom => flag(&mut self.custom, key, name, input, mistakes),
            Key::Date => flag(&mut self.date, key, name, input, mistakes),
            Key::Display => flag(&mut self.display, key, name, input, mistakes),
            Key::Flatten => flag(&mut self.flatten, key, name, input, mistakes),
            Key::GroupId => flag(&mut self.group_id, key, name, input, mistakes),
            Key::Other => flag(&mut self.other, key, name, input, mistakes),
            Key::Schema => flag(&mut self.schema, key, name, input, mistakes),
            Key::Skip => flag(&mut self.skip, key, name, input, mistakes),
            Key::Crate => value(&mut self.krate, key, name, input, mistakes, |input, mistakes| {
                crate_path(&text(key, input, mistakes)?, mistakes)
            }),
            Key::Address => {
                value(&mut self.address, key, name, input, mistakes, |input, mistakes| text(key, input, mistakes));
            }
            Key::Rename => {
                value(&mut self.rename, key, name, input, mistakes, |input, mistakes| text(key, input, mistakes));
            }
            Key::RenameAll => value(&mut self.rename_all, key, name, input, mistakes, |input, mistakes| {
                let text = text(key, input, mistakes)?;
                let case = Case::find(&text.value());
                if case.is_none() {
                    mistakes.add(&text, AttributeMistake::NotACase { found: &text.value() });
                }
                case
            }),
            Key::With => value(&mut self.with, key, name, input, mistakes, |input, mistakes| {
                parsed(key, input, mistakes, |_: &ExprPath| true)
            }),
        }
    }
}

/// Reads an attribute without a value.
fn flag(slot: &mut Option<Given<()>>, key: Key, name: Ident, input: ParseStream<'_>, mistakes: MistakesOf<'_>) {
    if !ends(input) {
        return mistakes.add(skip_item(input).unwrap_or_default(), AttributeMistake::UnneededValue { key });
    }
    fill(slot, key, Given { key: name, value: () }, mistakes);
}

/// Reads the value of an attribute.
fn value<T>(
    slot: &mut Option<Given<T>>,
    key: Key,
    name: Ident,
    input: ParseStream<'_>,
    mistakes: MistakesOf<'_>,
    read: impl FnOnce(ParseStream<'_>, MistakesOf<'_>) -> Option<T>,
) {
    if input.parse::<Option<Token![=]>>().ok().flatten().is_none() || at_end(input) {
        let _ = skip_item(input);
        return mistakes.add(name, AttributeMistake::NoValue { key });
    }
    if let Some(value) = read(input, mistakes) {
        fill(slot, key, Given { key: name, value }, mistakes);
    }
}

fn fill<T>(slot: &mut Option<Given<T>>, key: Key, given: Given<T>, mistakes: MistakesOf<'_>) {
    if slot.is_some() {
        return mistakes.add(given.key, AttributeMistake::Repeated { key });
    }
    *slot = Some(given);
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

/// The path in the string, if `use` would take it.
fn crate_path(text: &LitStr, mistakes: MistakesOf<'_>) -> Option<Path> {
    let path = text.parse_with(Path::parse_mod_style).ok().filter(is_use_path);
    if path.is_none() {
        mistakes.add(text, AttributeMistake::NotAPath);
    }
    path
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
