//! What a type looks like. It decides which notes the compiler shows if the type does not fit, and that a flag is no secret.

use group_spec::ReservedTrait;
use syn::{GenericArgument, PathArguments, Type, TypePath};

use crate::model::without_parens;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Bool,
    Integer,
    Text,
    Json,
    /// A date of chrono or time.
    Chrono,
    Time,
    /// A date-time of chrono, time or jiff without an offset.
    Naive,
    Primitive,
    Civil,
    Wrapper,
    Other,
}

/// The marker of a reserved trait whose notes fit a field of the type.
pub(crate) fn marker(reserved: ReservedTrait, ty: &Type) -> String {
    let prefix = match (look(ty), reserved) {
        (Look::Integer, ReservedTrait::CreatedAt) => "Integer",
        (Look::Text, ReservedTrait::CreatedAt | ReservedTrait::Address) => "Text",
        (Look::Json, _) => "Json",
        (Look::Chrono, ReservedTrait::CreatedAt) => "Chrono",
        (Look::Time, ReservedTrait::CreatedAt) => "Time",
        (Look::Naive, ReservedTrait::CreatedAt) => "Naive",
        (Look::Primitive, ReservedTrait::CreatedAt) => "Primitive",
        (Look::Civil, ReservedTrait::CreatedAt) => "Civil",
        (Look::Wrapper, ReservedTrait::Address) => "Wrapped",
        _ => "",
    };
    format!("{prefix}{reserved:?}")
}

/// Whether it is a `bool`, or one that may be absent.
pub(crate) fn is_flag(ty: &Type) -> bool {
    look(ty) == Look::Bool
}

fn look(ty: &Type) -> Look {
    const INTEGERS: [&str; 12] =
        ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
    const PASSED_ON: [&str; 6] = ["Option", "Update", "Box", "Rc", "Arc", "Cow"];
    let path = match without_parens(ty) {
        Type::Reference(reference) => return look(&reference.elem),
        Type::Path(TypePath { qself: None, path, .. }) => path,
        _ => return Look::Other,
    };
    let Some(last) = path.segments.last() else { return Look::Other };
    let name = last.ident.to_string();
    let of = |name: &str| path.segments.iter().rev().nth(1).map(|of| of.ident == name);
    let argument = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let mut types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            types.next().filter(|_| types.next().is_none())
        }
        _ => None,
    };
    match argument {
        Some(argument) if PASSED_ON.contains(&name.as_str()) => look(argument),
        _ if name == "bool" => Look::Bool,
        _ if INTEGERS.contains(&name.as_str()) || name.starts_with("NonZero") => Look::Integer,
        _ if name == "String" || name == "str" => Look::Text,
        _ if name == "Value" && of("serde_json").unwrap_or(true) => Look::Json,
        Some(_) if name == "DateTime" => Look::Chrono,
        _ if name == "NaiveDate" => Look::Chrono,
        _ if name == "OffsetDateTime" || name == "UtcDateTime" => Look::Time,
        _ if name == "NaiveDateTime" => Look::Naive,
        _ if name == "PrimitiveDateTime" || name == "PlainDateTime" => Look::Primitive,
        _ if name == "DateTime" && of("civil") == Some(true) => Look::Civil,
        Some(_) => Look::Wrapper,
        None => Look::Other,
    }
}
