//! Custom traits: what schemars says of their types, without the null of an `Option`, which is never sent.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value};

use super::{
    alternatives::{Document, is_annotation, is_everything},
    json_type::JsonType,
};

/// What a custom trait can be.
pub(super) struct Custom {
    pub(super) schema: Value,
    pub(super) may_be_absent: bool,
}

pub(super) fn custom<T: JsonSchema + ?Sized>(generator: &mut SchemaGenerator) -> Custom {
    let reference = generator.subschema_for::<T>().to_value();
    let resolved = resolve(&reference, generator);
    let is_option = T::schema_id().starts_with("Option<");

    if is_everything(&resolved) {
        // What has a name of its own may hold an `Option`, of which nothing shows here.
        return Custom { schema: reference, may_be_absent: is_option || !T::inline_schema() };
    }
    if (is_option || is_null_of_option::<T>(generator))
        && let Some(schema) = without_null(resolved.clone(), generator)
    {
        return Custom { schema, may_be_absent: true };
    }
    let document = document(&resolved, generator);
    let takes_null = |schema| {
        Document(&document).alternatives(schema).iter().any(|alternative| alternative.json_type.meets(JsonType::Null))
    };
    Custom { may_be_absent: is_option || takes_null(document.as_value()), schema: reference }
}

/// The schema as a document with the definitions that it refers to.
pub(super) fn document(schema: &Value, generator: &SchemaGenerator) -> Schema {
    let mut document: Schema = schema.clone().try_into().unwrap_or_default();
    let definitions = Value::Object(generator.definitions().clone());
    // One of the two is where the references lead.
    for name in ["$defs", "definitions"] {
        document.insert(name.to_owned(), definitions.clone());
    }
    document
}

/// The definition that a reference leads to, or the schema itself.
fn resolve(schema: &Value, generator: &SchemaGenerator) -> Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(reference) => {
            let document = document(&Value::Bool(true), generator);
            Document(&document).resolve(reference).cloned().unwrap_or(Value::Bool(true))
        }
        None => schema.clone(),
    }
}

/// Whether the null in the schema of `T` is written as schemars writes that of an `Option`.
///
/// A variant without data of an untagged enum is null as well, and is sent. It has a title where the settings ask for it.
fn is_null_of_option<T: JsonSchema + ?Sized>(generator: &SchemaGenerator) -> bool {
    let settings = generator.settings().clone().with(|settings| settings.untagged_enum_variant_titles = true);
    let mut generator = settings.into_generator();
    let schema = generator.subschema_for::<T>().to_value();
    match &resolve(&schema, &generator) {
        Value::Object(keywords) => match (keywords.get("type"), keywords.get("anyOf")) {
            (Some(Value::Array(names)), None) => names.iter().any(|name| name == "null"),
            (None, Some(Value::Array(branches))) => is_option(keywords, branches),
            _ => false,
        },
        _ => false,
    }
}

/// Of what refers to another schema, schemars makes two branches, the second of which is null and nothing else.
fn is_option(keywords: &Map<String, Value>, branches: &[Value]) -> bool {
    let [held, null] = branches else { return false };
    let is_alone = keywords.keys().all(|keyword| keyword == "anyOf" || is_annotation(keyword));
    let refers = ["$ref", "allOf", "anyOf", "if", "oneOf"].iter().any(|keyword| held.get(keyword).is_some());
    is_alone && refers && *null == serde_json::json!({ "type": "null" })
}

/// The schema of what is in an `Option`.
fn without_null(mut schema: Value, generator: &SchemaGenerator) -> Option<Value> {
    let keywords = schema.as_object_mut()?;
    if let Some(Value::Array(branches)) = keywords.get("anyOf") {
        if !is_option(keywords, branches) {
            return None;
        }
        let held = branches.first()?.clone();
        keywords.remove("anyOf");
        keywords.extend(held.as_object()?.clone());
        // A newtype of an `Option` may be in it.
        let inner = resolve(&held, generator);
        return Some(match keywords.len() {
            1 => without_null(inner, generator).unwrap_or(schema),
            _ => schema,
        });
    }
    match keywords.get_mut("type") {
        Some(Value::Array(names)) if names.len() > 1 && names.iter().any(|name| name == "null") => {
            names.retain(|name| name != "null");
            if let [name] = names.as_slice() {
                let name = name.clone();
                keywords.insert("type".to_owned(), name);
            }
        }
        _ => return None,
    }
    if let Some(Value::Array(values)) = keywords.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    Some(schema)
}
