//! The derive macros of `group-core`, which re-exports them. What is said of them here is what an editor shows; examples and the whole
//! rules are in the documentation of `group-core`.
//!
//! A macro runs in four steps, one module each: `attr` reads the attributes that `key` lists, `model` holds what was written, `check`
//! applies the rules of the spec and returns only what is right, which is `checked`, and `expand` writes tokens from that and
//! cannot fail. A mistake leaves out what it is about and does not stop the rest: see `mistake`.

mod attr;
mod check;
mod checked;
mod derive;
mod expand;
mod generics;
mod key;
mod lifetimes;
mod lints;
mod look;
mod mistake;
mod model;
mod name;
mod parameters;
mod serde_attr;

use proc_macro::TokenStream;

/// Each field of the struct is a trait of the group, and is checked against the spec while the crate compiles. Attributes change what
/// is sent.
///
/// ## On the struct
///
/// | attribute | what it does |
/// |---|---|
/// | `#[group(rename_all = "camelCase")]` | renames the custom traits, in one of serde's styles: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`, `SCREAMING-KEBAB-CASE` |
/// | `#[group(schema)]` | makes a JSON Schema of the traits as well; with the Cargo feature `schema`, whose module says what it asks of custom traits |
/// | `#[group(crate = "…")]` | the path of `group_core`, where it has another name or is re-exported |
///
/// ## On a field
///
/// | attribute | what it does |
/// |---|---|
/// | `#[group(rename = "…")]` | sends the trait under this name |
/// | `#[group(skip)]` | does not send the field |
/// | `#[group(flatten)]` | sends the traits of the field in its place: of another `GroupTraits` type, or of a string-keyed map |
/// | `#[group(display)]` | sends the value's `Display` text; an `Option` or `Update` of one may be absent |
/// | `#[group(with = path)]` | sends what the function makes of the field: `fn(&Field) -> Value`, where `Value` is what is checked. Of an `Option` or `Update`, it may take what is in it, and it may fail: `fn(&Inner) -> Result<Value, Error>`. Some are in `group_core::with` |
/// | `#[group(date)]` | sends a custom trait as an ISO-8601 date, as `createdAt` is: its type, or what `with` makes of it, is a `Date` |
/// | `#[group(address = "city")]` | makes one trait `address` of such fields: this one is its city |
/// | `#[group(address = "street", append)]` | adds this text to the street after a comma, where it is not blank |
/// | `#[group(custom)]` | says that this is a custom trait, although its name looks like a misspelling of a reserved one, or like a secret |
/// | `#[group(group_id)]` | says that this field is the ID of the group and no trait, so that `Group::of` finds it; with `display`, or `with` and a function that cannot fail, if it is not an `Id` |
#[proc_macro_derive(GroupTraits, attributes(group))]
pub fn derive_group_traits(input: TokenStream) -> TokenStream {
    derive::group_traits(input.into()).into()
}

/// Each variant of the enum is sent as a text, or the struct as the text in its one field. Attributes change which.
///
/// | attribute | where | what it does |
/// |---|---|---|
/// | `#[group(rename_all = "lowercase")]` | enum | renames the variants, in one of serde's styles |
/// | `#[group(rename = "…")]` | variant | sends the variant as this text |
/// | `#[group(skip)]` | variant | leaves out the trait that has this variant as its value |
/// | `#[group(other)]` | variant with one field | stands for every other text, as it is; serde's `untagged` on it is the same |
/// | `#[group(display)]` | field | sends the `Display` text of the field, which is not text itself |
/// | `#[group(with = path)]` | field of a struct | sends what the function makes of the field; it cannot fail |
/// | `#[group(skip)]` | field of a struct | says that the field is no part of the value, as a `PhantomData` is none |
/// | `#[group(crate = "…")]` | enum or struct | the path of `group_core`, where it has another name or is re-exported |
#[proc_macro_derive(Text, attributes(group))]
pub fn derive_text(input: TokenStream) -> TokenStream {
    derive::text(input.into()).into()
}

/// The struct is the whole number or the text in its one field, as `employees` takes it.
///
/// | attribute | where | what it does |
/// |---|---|---|
/// | `#[group(with = path)]` | field | sends what the function makes of the field; it cannot fail |
/// | `#[group(skip)]` | field | says that the field is no part of the value, as a `PhantomData` is none |
/// | `#[group(crate = "…")]` | struct | the path of `group_core`, where it has another name or is re-exported |
#[proc_macro_derive(Count, attributes(group))]
pub fn derive_count(input: TokenStream) -> TokenStream {
    derive::count(input.into()).into()
}

/// The struct is the date in its one field, as `createdAt` takes it.
///
/// | attribute | where | what it does |
/// |---|---|---|
/// | `#[group(with = path)]` | field | sends what the function makes of the field; it cannot fail |
/// | `#[group(skip)]` | field | says that the field is no part of the value, as a `PhantomData` is none |
/// | `#[group(crate = "…")]` | struct | the path of `group_core`, where it has another name or is re-exported |
#[proc_macro_derive(Date, attributes(group))]
pub fn derive_date(input: TokenStream) -> TokenStream {
    derive::date(input.into()).into()
}

/// The struct is an ID: the text, integer, UUID or `ObjectId` in its one field.
///
/// | attribute | where | what it does |
/// |---|---|---|
/// | `#[group(display)]` | field | sends the `Display` text of the field, which is no ID itself |
/// | `#[group(with = path)]` | field | sends what the function makes of the field; it cannot fail |
/// | `#[group(skip)]` | field | says that the field is no part of the value, as a `PhantomData` is none |
/// | `#[group(crate = "…")]` | struct | the path of `group_core`, where it has another name or is re-exported |
#[proc_macro_derive(Id, attributes(group))]
pub fn derive_id(input: TokenStream) -> TokenStream {
    derive::id(input.into()).into()
}

/// Each field of the struct is a part of a postal address: `city`, `country`, `postalCode`, `state` or `street`.
///
/// | attribute | where | what it does |
/// |---|---|---|
/// | `#[group(rename = "city")]` | field | sends the part under this key, one of the five |
/// | `#[group(rename = "street", append)]` | field | adds this text to the street after a comma, where it is not blank |
/// | `#[group(display)]` | field | sends the value's `Display` text; an `Option` or `Update` of one may be absent |
/// | `#[group(with = path)]` | field | sends what the function makes of the field, or of what is in its `Option` or `Update`; it cannot fail |
/// | `#[group(skip)]` | field | does not send the field |
/// | `#[group(crate = "…")]` | struct | the path of `group_core`, where it has another name or is re-exported |
#[proc_macro_derive(Address, attributes(group))]
pub fn derive_address(input: TokenStream) -> TokenStream {
    derive::address(input.into()).into()
}
