//! Structs whose fields are traits.

use std::collections::{HashMap, HashSet};

use group_spec::{Kind, ReservedTrait, fold};
use syn::{
    Attribute, Expr, ExprLit, GenericArgument, Ident, Lit, Meta, MetaNameValue, PathArguments, PathSegment, Type,
    TypePath,
};

use super::{add_at_name, check_field, check_named_fields, has_name, is_declared_twice, subject, value};
use crate::{
    checked::{Entry, GroupId, GroupTraits, Meaning, Said},
    key::Place,
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
    if fields.iter().any(|field| field.attrs.group_id.is_some()) {
        checked.group_id = GroupId::Unreadable;
    }
    if !check_named_fields(item, "GroupTraits") {
        return checked;
    }
    let case = item.attrs.rename_all.as_ref().map(|given| given.value);
    for field in &fields {
        check_field(field, |field| {
            let name = wire_name(field, case);
            (field.attrs.custom.is_some() || ReservedTrait::near(&name).is_none()).then_some(name)
        });
        check_flattened(&item.input.ident, field);
    }
    let left_out = check_names(&fields, case);
    check_group_ids(&fields);

    for (index, field) in fields.into_iter().enumerate() {
        if !field.mistakes.is_empty() || left_out.contains(&index) || field.attrs.skip.is_some() {
            continue;
        }
        if field.attrs.group_id.is_some() {
            checked.group_id = GroupId::Field(value(field));
        } else if field.attrs.flatten.is_some() {
            checked.entries.push(Entry::Flattened { field: field.name.clone(), value: value(field) });
        } else {
            let name = wire_name(&field, case);
            let meaning = ReservedTrait::find(&name).map_or(Meaning::Custom, Meaning::Reserved);
            let said = said(field.attributes);
            checked.entries.push(Entry::Trait { name, meaning, value: value(field), said });
        }
    }
    checked
}

/// What the struct says of itself, if a schema is asked for and can be made.
fn check_schema(item: &Item<'_>) -> Option<Said> {
    let given = item.attrs.schema.as_ref()?;
    if !cfg!(feature = "schema") {
        item.mistakes().add(&given.key, AttributeMistake::NoSchemaFeature);
        return None;
    }
    Some(said(&item.input.attrs))
}

fn said(attributes: &[Attribute]) -> Said {
    let mut said = Said::default();
    for attribute in attributes {
        said.is_deprecated |= attribute.path().is_ident("deprecated");
        if let Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }), .. }) =
            &attribute.meta
            && path.is_ident("doc")
        {
            said.doc.push_str(line.value().trim());
            said.doc.push('\n');
        }
    }
    said.doc.truncate(said.doc.trim_end().len());
    said
}

/// A struct that is flattened into itself would have the compiler walk its traits in a circle.
fn check_flattened(item: &Ident, field: &Field<'_>) {
    if field.attrs.flatten.is_some() && field.mistakes.is_empty() && is_itself(item, field.ty) {
        field.mistakes.add(field.ty, AttributeMistake::FlattenedIntoItself);
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

/// Every trait is sent once, under a name that is not a misspelling of a reserved one. Returns the fields that are one trait
/// with another: which of the two has the right type shows when one of them is gone.
fn check_names(fields: &[Field<'_>], case: Option<Case>) -> HashSet<usize> {
    let mut first_of = HashMap::new();
    let mut left_out = HashSet::new();
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| has_name(field)) {
        let name = wire_name(field, case);
        if group_spec::is_blank(&name) {
            field.mistakes.add(&field.member, NameMistake::Blank { field: &field.name });
            continue;
        }
        let folded = fold(&name);
        if let Some(first_index) = first_of.get(&folded) {
            left_out.extend([*first_index, index]);
            let first: &Field<'_> = &fields[*first_index];
            if !is_declared_twice(first, field) {
                add_at_name(field, NameMistake::SentTwice { name: &name, first: &first.name });
            }
            continue;
        }
        check_reserved(field, &name);
        if field.mistakes.is_empty() {
            first_of.insert(folded, index);
        }
    }
    left_out
}

fn check_reserved(field: &Field<'_>, name: &str) {
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

fn check_group_ids(fields: &[Field<'_>]) {
    let mut first: Option<&Field<'_>> = None;
    for field in fields.iter().filter(|field| field.mistakes.is_empty()) {
        if let Some(given) = &field.attrs.group_id {
            match first {
                Some(first) => field.mistakes.add(&given.key, NameMistake::SecondGroupId { first: &first.name }),
                None => first = Some(field),
            }
        }
    }
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
