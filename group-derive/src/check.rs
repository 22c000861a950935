//! The rules. Each `check_*` function is one of them; what comes out holds only what is right, so that writing it cannot
//! fail.
//!
//! Rules about types are not here: they are bounds in what is written, and the compiler checks them.

use group_spec::{AddressKey, Kind, ReservedTrait, same_name};
use syn::{Data, ExprPath, Fields, GenericArgument, Ident, PathArguments, PathSegment, Type, TypePath};

use crate::{
    attr::{Attrs, Key},
    mistake::{AttributeMistake, ItemMistake, NameMistake},
    model::{Field, Item, Variant},
    name::Case,
};

/// What is sent of a field: its value, or what a conversion makes of it.
pub(crate) enum Via<'a> {
    Value,
    Display,
    With(&'a ExprPath),
}

/// A trait of the spec or of the user's own.
pub(crate) enum Meaning {
    /// A reserved trait, under the spec's own spelling unless the user gave it a name.
    Reserved(ReservedTrait),
    Own,
}

/// What a field of a `GroupTraits` struct becomes.
pub(crate) enum Role<'a> {
    Trait { name: String, meaning: Meaning, via: Via<'a> },
    Flattened,
    GroupId(Via<'a>),
    Nothing,
}

/// Checks the fields of a `GroupTraits` struct.
pub(crate) fn group_traits<'a>(item: &mut Item<'_>, fields: &'a mut [Field<'_>]) -> Vec<(&'a Field<'a>, Role<'a>)> {
    if !check_named_fields(item, "GroupTraits") {
        return Vec::new();
    }
    let case = item.attrs.rename_all.as_ref().map(|given| given.value);
    for field in fields.iter_mut() {
        check_field(field, |field| {
            let name = wire_name(field, case);
            (field.attrs.custom.is_some() || ReservedTrait::near(&name).is_none()).then_some(name)
        });
    }
    check_flattened(&item.input.ident, fields);
    check_names(fields, case);
    check_group_ids(fields);
    fields.iter().map(|field| (field, role(field, case))).collect()
}

/// A struct with named fields or without any.
fn check_named_fields(item: &mut Item<'_>, derive: &str) -> bool {
    let kind = item.kind();
    let mistakes = &mut item.mistakes;
    match &item.input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) => mistakes.add(fields, ItemMistake::TupleStruct { derive }),
            Fields::Named(_) | Fields::Unit => return true,
        },
        Data::Enum(data) if derive == "GroupTraits" && !data.variants.is_empty() => {
            mistakes.add(data.enum_token, ItemMistake::Enum { name: &item.input.ident, variants: &data.variants });
        }
        Data::Enum(data) => mistakes.add(data.enum_token, ItemMistake::NotAStruct { item: kind, derive }),
        Data::Union(data) => mistakes.add(data.union_token, ItemMistake::NotAStruct { item: kind, derive }),
    }
    false
}

/// What is about one field alone; `name` is the one that it could be sent under.
fn check_field(field: &mut Field<'_>, name: impl FnOnce(&Field<'_>) -> Option<String>) {
    check_conflicts(field);
    check_hidden_from_serde(field, name);
}

/// Attributes that contradict each other or have no effect together.
fn check_conflicts(field: &mut Field<'_>) {
    const CONFLICTS: [(Key, &[Key]); 4] = [
        (Key::Skip, &[Key::Rename, Key::Flatten, Key::Display, Key::With, Key::Custom, Key::GroupId]),
        (Key::Flatten, &[Key::Rename, Key::Display, Key::With, Key::Custom, Key::GroupId]),
        (Key::GroupId, &[Key::Rename, Key::Custom]),
        (Key::With, &[Key::Display]),
    ];
    let (attrs, mistakes) = (&field.attrs, &mut field.mistakes);
    for (with, keys) in CONFLICTS {
        if attrs.given(with).is_none() {
            continue;
        }
        if let Some((key, tokens)) = keys.iter().find_map(|key| Some((*key, attrs.given(*key)?))) {
            return mistakes.add(tokens, AttributeMistake::Conflict { key, with });
        }
    }
}

/// What serde keeps back does not leave as a trait unless the user says so. A conversion says nothing about that, as it may
/// only be there for the type, and neither does `custom`, which is about the name.
fn check_hidden_from_serde(field: &mut Field<'_>, name: impl FnOnce(&Field<'_>) -> Option<String>) {
    const WORDS: [Key; 4] = [Key::Skip, Key::Rename, Key::Flatten, Key::GroupId];
    if !field.mistakes.is_empty() || WORDS.iter().any(|word| field.attrs.given(*word).is_some()) {
        return;
    }
    if let Some(hidden) = field.hidden_from_serde() {
        let key = hidden.get_ident().map(Ident::to_string).unwrap_or_default();
        let sent_as = name(field);
        let mistake = NameMistake::HiddenFromSerde { name: &field.name, key: &key, sent_as: sent_as.as_deref() };
        field.mistakes.add(hidden, mistake);
    }
}

/// A struct that is flattened into itself would have the compiler walk its traits in a circle.
fn check_flattened(item: &Ident, fields: &mut [Field<'_>]) {
    for field in fields.iter_mut().filter(|field| field.attrs.flatten.is_some() && field.mistakes.is_empty()) {
        if is_itself(item, field.ty) {
            field.mistakes.add(field.ty, AttributeMistake::FlattenedIntoItself);
        }
    }
}

/// Whether the type is the item, or passes on the traits of the item. It goes by the look of the type, as nothing else can.
fn is_itself(item: &Ident, ty: &Type) -> bool {
    let path = match ty {
        Type::Reference(reference) => return is_itself(item, &reference.elem),
        Type::Paren(paren) => return is_itself(item, &paren.elem),
        Type::Group(group) => return is_itself(item, &group.elem),
        Type::Path(TypePath { qself: None, path, .. }) => path,
        _ => return false,
    };
    let Some(PathSegment { ident, arguments, .. }) = path.segments.last() else { return false };
    if path.segments.len() == 1 && (ident == item || ident == "Self") {
        return true;
    }
    let PathArguments::AngleBracketed(arguments) = arguments else { return false };
    ["Option", "Box", "Rc", "Arc"].iter().any(|wrapper| ident == wrapper)
        && arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Type(ty) if is_itself(item, ty)))
}

/// Every trait is sent once, under a name that is not a misspelling of a reserved one.
fn check_names(fields: &mut [Field<'_>], case: Option<Case>) {
    for index in 0..fields.len() {
        let (before, rest) = fields.split_at_mut(index);
        let Some((field, _)) = rest.split_first_mut() else { return };
        if !has_name(field) {
            continue;
        }
        let name = wire_name(field, case);
        if group_spec::is_blank(&name) {
            field.mistakes.add(&field.member, NameMistake::Blank { field: &field.name });
            continue;
        }
        if let Some(first) =
            before.iter_mut().find(|first| has_name(first) && same_name(&wire_name(first, case), &name))
        {
            // Which of the two has the right type shows when one of them is gone.
            first.is_left_out = true;
            field.is_left_out = true;
            if is_declared_twice(first, field) {
                continue;
            }
            add_at_name(field, NameMistake::SentTwice { name: &name, first: &first.name });
            continue;
        }
        check_reserved(field, &name);
    }
}

/// Whether the compiler reports that the two are one.
fn is_declared_twice(first: &Field<'_>, second: &Field<'_>) -> bool {
    first.member == second.member && second.attrs.rename.is_none()
}

fn check_reserved(field: &mut Field<'_>, name: &str) {
    let attrs = &field.attrs;
    if let Some(reserved) = ReservedTrait::find(name) {
        if let Some(custom) = &attrs.custom {
            field.mistakes.add(&custom.key, NameMistake::CustomReserved { reserved });
        } else if let (Some(display), Kind::Date | Kind::Address) = (&attrs.display, reserved.kind()) {
            field.mistakes.add(&display.key, NameMistake::DisplayOfNoText { reserved });
        }
    } else if let (None, Some(reserved)) = (&attrs.custom, ReservedTrait::near(name)) {
        add_at_name(field, NameMistake::Near { name, reserved });
    }
}

/// A mistake in the name of a field: in the name that it was given, or else in its own.
fn add_at_name(field: &mut Field<'_>, mistake: NameMistake<'_>) {
    match &field.attrs.rename {
        Some(rename) => field.mistakes.add(&rename.value, mistake),
        None => field.mistakes.add(&field.member, mistake),
    }
}

fn check_group_ids(fields: &mut [Field<'_>]) {
    let mut first: Option<String> = None;
    for field in fields.iter_mut().filter(|field| field.mistakes.is_empty()) {
        if let Some(given) = &field.attrs.group_id {
            match &first {
                Some(first) => field.mistakes.add(&given.key, NameMistake::SecondGroupId { first }),
                None => first = Some(field.name.clone()),
            }
        }
    }
}

/// Whether it is a trait, and nothing is wrong that may be about its name.
fn has_name(field: &Field<'_>) -> bool {
    let attrs = &field.attrs;
    field.mistakes.is_empty() && attrs.skip.is_none() && attrs.flatten.is_none() && attrs.group_id.is_none()
}

/// The name that the field's trait goes out under: the given one, else the spec's own spelling of a reserved trait, else
/// the field's name in the case that was asked for.
fn wire_name(field: &Field<'_>, case: Option<Case>) -> String {
    if let Some(rename) = &field.attrs.rename {
        return rename.value.value();
    }
    match (ReservedTrait::find(&field.name), case) {
        (Some(reserved), _) => reserved.name().to_owned(),
        (None, Some(case)) => case.of_field(&field.name),
        (None, None) => field.name.clone(),
    }
}

fn role<'a>(field: &'a Field<'_>, case: Option<Case>) -> Role<'a> {
    let attrs = &field.attrs;
    if field.is_wrong() || attrs.skip.is_some() {
        return Role::Nothing;
    }
    if attrs.group_id.is_some() {
        return Role::GroupId(via(attrs));
    }
    if attrs.flatten.is_some() {
        return Role::Flattened;
    }
    let name = wire_name(field, case);
    let meaning = ReservedTrait::find(&name).map_or(Meaning::Own, Meaning::Reserved);
    Role::Trait { name, meaning, via: via(attrs) }
}

fn via(attrs: &Attrs) -> Via<'_> {
    match &attrs.with {
        Some(with) => Via::With(&with.value),
        None if attrs.display.is_some() => Via::Display,
        None => Via::Value,
    }
}

/// Checks the fields of an `Address` struct: which key of the address each one is.
pub(crate) fn address<'a>(
    item: &mut Item<'_>,
    fields: &'a mut [Field<'_>],
) -> Vec<(&'a Field<'a>, AddressKey, Via<'a>)> {
    if !check_named_fields(item, "Address") {
        return Vec::new();
    }
    for field in fields.iter_mut() {
        check_field(field, |field| address_key(field).map(|key| key.name().to_owned()));
    }
    check_keys(fields);
    let sent = fields.iter().filter(|field| !field.is_wrong());
    sent.filter_map(|field| Some((field, address_key(field)?, via(&field.attrs)))).collect()
}

/// Every field is one of the spec's keys, and no two are the same.
fn check_keys(fields: &mut [Field<'_>]) {
    for index in 0..fields.len() {
        let (before, rest) = fields.split_at_mut(index);
        let Some((field, _)) = rest.split_first_mut() else { return };
        if !has_name(field) {
            continue;
        }
        let Some(key) = address_key(field) else {
            let name = field.attrs.rename.as_ref().map_or_else(|| field.name.clone(), |rename| rename.value.value());
            add_at_name(field, NameMistake::NotAnAddressKey { name: &name, near: AddressKey::near(&name) });
            continue;
        };
        if let Some(first) = before.iter_mut().find(|first| has_name(first) && address_key(first) == Some(key)) {
            first.is_left_out = true;
            field.is_left_out = true;
            if is_declared_twice(first, field) {
                continue;
            }
            add_at_name(field, NameMistake::KeyTwice { key, first: &first.name });
        }
    }
}

/// The key that the field goes out under; none if it is skipped.
fn address_key(field: &Field<'_>) -> Option<AddressKey> {
    match (&field.attrs.skip, &field.attrs.rename) {
        (Some(_), _) => None,
        (None, Some(rename)) => AddressKey::find(&rename.value.value()),
        (None, None) => AddressKey::find(&field.name),
    }
}

/// Checks an enum that is sent by the names of its variants: the text of each.
pub(crate) fn text_enum<'a>(item: &Item<'_>, variants: &'a mut [Variant<'_>]) -> Vec<(&'a Variant<'a>, String)> {
    let case = item.attrs.rename_all.as_ref().map(|given| given.value);
    let mut texts: Vec<(String, String)> = Vec::new();
    for variant in variants.iter_mut() {
        if !matches!(variant.syn.fields, Fields::Unit) {
            variant.mistakes.add(&variant.syn.fields, ItemMistake::VariantWithData { variant: &variant.name });
        }
        let text = variant_text(variant, case);
        match texts.iter().find(|(other, _)| *other == text) {
            // The compiler reports it.
            Some((_, first)) if *first == variant.name => {}
            Some((_, first)) => {
                let mistake = NameMistake::SameText { text: &text, first };
                match &variant.attrs.rename {
                    Some(rename) => variant.mistakes.add(&rename.value, mistake),
                    None => variant.mistakes.add(&variant.syn.ident, mistake),
                }
            }
            None => texts.push((text, variant.name.clone())),
        }
    }
    variants.iter().map(|variant| (variant, variant_text(variant, case))).collect()
}

fn variant_text(variant: &Variant<'_>, case: Option<Case>) -> String {
    match (&variant.attrs.rename, case) {
        (Some(rename), _) => rename.value.value(),
        (None, Some(case)) => case.of_variant(&variant.name),
        (None, None) => variant.name.clone(),
    }
}

/// Checks a struct that is sent as the value of its one field.
pub(crate) fn newtype<'a>(
    item: &mut Item<'_>,
    derive: &'static str,
    fields: &'a mut [Field<'_>],
) -> Option<(&'a Field<'a>, Via<'a>)> {
    if let (Data::Struct(_), Some(given)) = (&item.input.data, &item.attrs.rename_all) {
        item.mistakes.add(&given.key, ItemMistake::NoNamesToRename);
    }
    fields.iter_mut().for_each(check_conflicts);
    if fields.iter().any(Field::is_wrong) {
        return None;
    }
    let mut sent = fields.iter().filter(|field| field.attrs.skip.is_none());
    if let (Some(field), None) = (sent.next(), sent.next()) {
        return Some((field, via(&field.attrs)));
    }
    let mistake = match (derive, &item.input.data) {
        ("Text", _) => ItemMistake::NotText,
        ("Count", Data::Enum(_)) => ItemMistake::CountOfEnum,
        _ => ItemMistake::NotANewtype { derive },
    };
    match &item.input.data {
        Data::Struct(_) => item.mistakes.add(&item.input.ident, mistake),
        Data::Enum(data) => item.mistakes.add(data.enum_token, mistake),
        Data::Union(data) => item.mistakes.add(data.union_token, mistake),
    }
    None
}
