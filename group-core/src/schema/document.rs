//! Whole documents: the schema of the traits, of the message around them, and the vendor's rule.

use std::collections::BTreeSet;

use group_spec::limits::MESSAGE_ID_CHARS;
use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::{
    alternatives::is_annotation,
    conforms::Findings,
    kinds,
    traits::{DescribeTraits, Sent, TraitsSchema},
};
use crate::value::writes::Writes;

pub(super) fn traits<T: DescribeTraits + ?Sized>(settings: SchemaSettings) -> Schema {
    let (traits, generator) = TraitsSchema::of::<T>(settings.for_serialize().into_generator());
    finish(traits, generator)
}

pub(super) fn message<T: DescribeTraits + ?Sized>(settings: SchemaSettings) -> Schema {
    let (traits, generator) = TraitsSchema::of::<T>(settings.for_serialize().into_generator());
    let id = json!({ "type": "string", "pattern": r"\S" });
    let date = kinds::of_writes(&Writes::DATE);
    let mut schema = json!({
        "type": "object",
        "properties": {
            "type": { "type": "string", "const": "group" },
            "groupId": id,
            "userId": id,
            "anonymousId": id,
            "traits": if T::SENT == Sent::Never { Value::Bool(false) } else { traits },
            "channel": { "type": "string" },
            "context": { "type": "object" },
            "integrations": { "type": "object", "additionalProperties": { "type": ["boolean", "object"] } },
            "messageId": { "type": "string", "pattern": r"\S", "maxLength": MESSAGE_ID_CHARS - 1 },
            "timestamp": date,
            "sentAt": date,
            "receivedAt": date,
            "version": { "type": "string" },
        },
        "required": ["type", "groupId"],
        "anyOf": [{ "required": ["userId"] }, { "required": ["anonymousId"] }],
    });
    if T::SENT == Sent::Always {
        schema["required"] = json!(["type", "groupId", "traits"]);
    }
    finish(schema, generator)
}

/// The rule is open for what other sources send under the same plan.
pub(super) fn rule<T: DescribeTraits + ?Sized>() -> Value {
    let (mut traits, generator) = TraitsSchema::of::<T>(SchemaSettings::draft07().for_serialize().into_generator());
    let is_required = T::SENT == Sent::Always && traits.get("required").is_some();
    if let Some(keywords) = traits.as_object_mut().filter(|keywords| keywords["additionalProperties"] == false) {
        keywords.remove("additionalProperties");
    }
    let mut schema = json!({ "type": "object", "properties": { "traits": traits } });
    if is_required {
        schema["required"] = json!(["traits"]);
    }
    json!({ "type": "GROUP", "version": 1, "jsonSchema": finish(schema, generator) })
}

/// Notes what a plan says of the message around `traits`.
pub(super) fn rest_of_plan<T: DescribeTraits + ?Sized>(plan: &Schema, findings: &mut Findings) {
    for (keyword, value) in plan.as_object().into_iter().flatten() {
        match (keyword.as_str(), value) {
            ("required", Value::Array(names)) => {
                if names.iter().any(|name| name == "traits") && T::SENT != Sent::Always {
                    findings.contradict("traits", "can be left out, and the plan requires it");
                }
                if names.iter().any(|name| name != "traits") {
                    findings.leave_open("", keyword);
                }
            }
            ("type", Value::String(name)) if name == "object" => {}
            ("properties", Value::Object(fields)) => {
                // Only a plan that says something of another field is one that is left open.
                let says =
                    |schema: &Value| schema.as_object().is_none_or(|keywords| !keywords.is_empty()) && *schema != true;
                for (name, _) in fields.iter().filter(|(name, schema)| *name != "traits" && says(schema)) {
                    findings.leave_open(name, "properties");
                }
            }
            _ if is_annotation(keyword) => {}
            _ => findings.leave_open("", keyword),
        }
    }
}

/// Makes a document of a schema: with what it refers to, by the rules of its version of JSON Schema.
fn finish(schema: Value, mut generator: SchemaGenerator) -> Schema {
    let mut keywords = Map::new();
    if let Some(version) = &generator.settings().meta_schema {
        keywords.insert("$schema".to_owned(), version.as_ref().into());
    }
    if let Value::Object(schema) = schema {
        keywords.extend(schema);
    }
    let place = generator.settings().definitions_path.trim_matches('/').to_owned();
    keywords.insert(place.clone(), generator.take_definitions(false).into());
    let mut schema = Schema::from(keywords);
    remove_unused(&mut schema, &place);
    generator.transforms_mut().for_each(|transform| transform.transform(&mut schema));
    schema
}

/// Removes the definitions that nothing leads to: those of types whose null was taken away.
fn remove_unused(schema: &mut Schema, place: &str) {
    let mut used = BTreeSet::new();
    let mut references = Vec::new();
    let whole = schema.as_object().into_iter().flatten().filter(|(keyword, _)| *keyword != place);
    whole.for_each(|(_, value)| collect_references(value, &mut references));
    while let Some(reference) = references.pop() {
        // The definition itself, where the reference leads deeper: `#`, the place, the name.
        let definition = reference.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        if let Some(value) = schema.pointer(&definition)
            && used.insert(std::ptr::from_ref(value))
        {
            collect_references(value, &mut references);
        }
    }
    let Some(Value::Object(mut definitions)) = schema.get(place).cloned() else { return };
    if let Some(Value::Object(all)) = schema.get(place) {
        definitions.retain(|name, _| all.get(name).is_some_and(|value| used.contains(&std::ptr::from_ref(value))));
    }
    schema.remove(place);
    if !definitions.is_empty() {
        schema.insert(place.to_owned(), definitions.into());
    }
}

fn collect_references(value: &Value, references: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            references.extend(entries.get("$ref").and_then(Value::as_str).map(str::to_owned));
            entries.values().for_each(|value| collect_references(value, references));
        }
        Value::Array(items) => items.iter().for_each(|value| collect_references(value, references)),
        _ => {}
    }
}
