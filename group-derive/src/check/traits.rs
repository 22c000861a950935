//! Structs whose fields are traits.

use std::collections::{HashMap, HashSet};

use group_spec::{Kind, ReservedTrait, fold, is_secret};
use syn::{GenericArgument, Ident, PathArguments, PathSegment, Type, TypePath};

use super::{
    add_bound,
    address::{check_keys, parts},
    check_named_fields,
    field::{check_conflicts, is_declared_twice, value},
    schema::{check_schema, said},
    subject,
};
use crate::{
    checked::{Entry, GroupId, GroupTraits, Meaning, Via},
    key::{Key, Place},
    look,
    mistake::{AttributeMistake, NameMistake},
    model::{Field, Item},
    name::Case,
};

/// Checks the fields of a `GroupTraits` struct.
pub(crate) fn group_traits<'a>(item: &Item<'a>) -> GroupTraits<'a> {
    let mut checked = GroupTraits {
        subject: subject(item),
        entries: Vec::new(),
        group_id: GroupId::None,
        schema: check_schema(item),
    };
    let fields = item.fields(&Place::TRAIT_FIELD);
    if fields.iter().any(|field| field.has(Key::GroupId)) {
        checked.group_id = GroupId::Unreadable;
    }
    if !check_named_fields(item, "GroupTraits") {
        return checked;
    }
    let case = item.attrs.rename_all.or(item.serde.rename_all);
    for field in &fields {
        add_bound(&mut checked.subject, &field.serde);
        check_conflicts(field);
        check_append(field);
        check_flattened(&item.input.ident, field);
        check_secret(field);
    }
    let mut left_out = check_keys(fields.iter().enumerate().filter(|(_, field)| field.has(Key::Address)));
    left_out.extend(check_names(&fields, case));
    check_group_ids(&fields);

    let mut columns = Vec::new();
    for (index, field) in fields.into_iter().enumerate() {
        if !field.mistakes.is_empty() || left_out.contains(&index) || field.is_skipped() {
            continue;
        }
        if field.has(Key::GroupId) {
            checked.group_id = GroupId::Field(Box::new(value(field)));
        } else if field.is_flattened() {
            checked.entries.push(Entry::Flattened { field: field.name.clone(), value: value(field) });
        } else if field.has(Key::Address) {
            if columns.is_empty() {
                checked.entries.push(Entry::Address { parts: Vec::new() });
            }
            columns.push(field);
        } else {
            checked.entries.push(entry(field, case));
        }
    }
    for entry in &mut checked.entries {
        if let Entry::Address { parts: of_address } = entry {
            *of_address = parts(columns.drain(..));
        }
    }
    checked
}

fn entry(field: Field<'_>, case: Option<Case>) -> Entry<'_> {
    let name = wire_name(&field, case);
    let meaning = match ReservedTrait::find(&name) {
        Some(reserved) => Meaning::Reserved(reserved),
        None if field.has(Key::Date) => Meaning::CustomDate,
        None => Meaning::Custom,
    };
    let function = match meaning {
        Meaning::Custom => field.serde_function().map(|given| given.value.clone()),
        Meaning::Reserved(_) | Meaning::CustomDate => None,
    };
    let said = said(field.attributes);
    let mut value = value(field);
    if let Some(function) = function {
        value.via = Via::Serialize(function);
    }
    Entry::Trait { name, meaning, value, said }
}

fn check_append(field: &Field<'_>) {
    if let (Some(append), None) = (field.attrs.given(Key::Append), &field.attrs.address)
        && field.mistakes.is_empty()
    {
        field.mistakes.add(append, AttributeMistake::AppendOfTrait);
    }
}

/// What is a secret by its name is not sent by accident: a word says what is meant. A flag says something of a secret.
fn check_secret(field: &Field<'_>) {
    let is_meant = [Key::Rename, Key::Custom, Key::With].iter().any(|key| field.has(*key));
    if !field.has_name() || is_meant || field.serde_function().is_some() || look::is_flag(field.ty) {
        return;
    }
    let beside = [Key::Display, Key::Date, Key::Address].into_iter().find(|key| field.has(*key));
    let given = field.serde.rename.as_ref().map(syn::LitStr::value);
    match given.filter(|given| is_secret(given)) {
        Some(given) => field.add_at_name(NameMistake::Secret { name: &given, beside }),
        None if is_secret(&field.name) => {
            field.mistakes.add(&field.member, NameMistake::Secret { name: &field.name, beside });
        }
        None => {}
    }
}

/// A struct that is flattened into itself would have the compiler walk its traits in a circle.
fn check_flattened(item: &Ident, field: &Field<'_>) {
    if !field.is_flattened() || !field.mistakes.is_empty() {
        return;
    }
    if is_itself(item, field.ty) {
        field.mistakes.add(field.ty, AttributeMistake::FlattenedIntoItself);
    }
    let words = [Key::Flatten, Key::Rename, Key::Skip];
    field.refuse_serde_function("the group traits of a flattened field", &words, None);
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

/// Every trait is sent once, under a name that is not a misspelling of a reserved one. Returns the fields that are one trait
/// with another: which of the two has the right type shows when one of them is gone.
fn check_names(fields: &[Field<'_>], case: Option<Case>) -> HashSet<usize> {
    let mut first_of = HashMap::new();
    let mut left_out = HashSet::new();
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| field.has_name()) {
        let name = wire_name(field, case);
        if group_spec::is_blank(&name) {
            field.add_at_name(NameMistake::Blank { field: &field.name, is_given: field.serde.rename.is_some() });
            continue;
        }
        let folded = fold(&name);
        if let Some(first_index) = first_of.get(&folded) {
            let first: &Field<'_> = &fields[*first_index];
            if first.has(Key::Address) && field.has(Key::Address) {
                continue;
            }
            left_out.extend([*first_index, index]);
            if !is_declared_twice(first, field) {
                add_sent_twice(field, &name, first);
            }
            continue;
        }
        check_trait(field, &name);
        if field.mistakes.is_empty() {
            first_of.insert(folded, index);
        }
    }
    left_out
}

fn add_sent_twice(field: &Field<'_>, name: &str, first: &Field<'_>) {
    match field.attrs.given(Key::Address) {
        Some(address) => field.mistakes.add(address, NameMistake::PartBesideAddress { whole: &first.name }),
        None if first.has(Key::Address) => field.add_at_name(NameMistake::AddressBesidePart { part: &first.name }),
        None => field.add_at_name(NameMistake::SentTwice { name, first: &first.name }),
    }
}

fn check_trait(field: &Field<'_>, name: &str) {
    let attrs = &field.attrs;
    if attrs.address.is_some() {
        let words = [Key::With, Key::Display, Key::Skip];
        return field.refuse_serde_function("the text that a part of an address must be", &words, None);
    }
    if let Some(reserved) = ReservedTrait::find(name) {
        if let Some(custom) = attrs.given(Key::Custom) {
            field.mistakes.add(custom, NameMistake::CustomReserved { reserved });
        } else if let Some(date) = attrs.given(Key::Date) {
            field.mistakes.add(date, NameMistake::DateOfReserved { reserved });
        } else if let (Some(display), Kind::Date | Kind::Address) = (attrs.given(Key::Display), reserved.kind()) {
            field.mistakes.add(display, NameMistake::DisplayOfNoText { reserved });
        } else if reserved.kind() != Kind::Date {
            let what = format!("{} that the reserved trait `{}` must be", expected(reserved), reserved.name());
            let words: &[Key] = match reserved.kind() {
                Kind::Address => &[Key::With, Key::Rename, Key::Skip],
                _ => &[Key::With, Key::Display, Key::Rename, Key::Skip],
            };
            field.refuse_serde_function(&what, words, Some(reserved.name()));
        }
    } else if let (None, Some(reserved)) = (attrs.given(Key::Custom), ReservedTrait::near(name)) {
        field.add_at_name(NameMistake::Near { name, reserved });
    }
}

fn expected(reserved: ReservedTrait) -> &'static str {
    match reserved.kind() {
        Kind::Address => "the address",
        Kind::Count => "the whole number or text",
        Kind::Date => "the date",
        Kind::Text => "the text",
    }
}

fn check_group_ids(fields: &[Field<'_>]) {
    let mut first: Option<&Field<'_>> = None;
    for field in fields.iter().filter(|field| field.mistakes.is_empty()) {
        if let Some(given) = field.attrs.given(Key::GroupId) {
            field.refuse_serde_function("the group ID", &[Key::With, Key::Display], None);
            match first {
                Some(first) => field.mistakes.add(given, NameMistake::SecondGroupId { first: &first.name }),
                None => first = Some(field),
            }
        }
    }
}

/// The name that the field's trait goes out under: the given one, else the spec's own spelling of a reserved trait, else the one
/// for serde, else the field's name in the case that was asked for.
fn wire_name(field: &Field<'_>, case: Option<Case>) -> String {
    if field.has(Key::Address) {
        return ReservedTrait::Address.name().to_owned();
    }
    if let Some(rename) = &field.attrs.rename {
        return rename.value();
    }
    let name = match (&field.serde.rename, case) {
        (Some(rename), _) => rename.value(),
        (None, Some(case)) => case.of_field(&field.name),
        (None, None) => field.name.clone(),
    };
    ReservedTrait::find(&name).map_or(name, |reserved| reserved.name().to_owned())
}
