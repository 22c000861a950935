//! Whole documents: the schema of the traits, of the message around them, and the vendor's rule.

use std::collections::BTreeSet;

use group_spec::limits::MESSAGE_ID_CHARS;
use schemars::{Schema, SchemaGenerator, generate::SchemaSettings, json_schema};
use serde_json::{Map, Value, json};

use super::{
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
    let definitions = reached(generator.take_definitions(false), &keywords, &place);
    if !definitions.is_empty() {
        keywords.insert(place, definitions.into());
    }
    let mut schema = Schema::from(keywords);
    generator.transforms_mut().for_each(|transform| transform.transform(&mut schema));
    schema
}

/// The definitions that something leads to: that of a type whose null was taken away is of no use.
fn reached(mut definitions: Map<String, Value>, keywords: &Map<String, Value>, place: &str) -> Map<String, Value> {
    // Where a reference leads, each definition stands for its name.
    let names: Map<String, Value> = definitions.keys().map(|name| (name.clone(), name.as_str().into())).collect();
    let names = json_schema!({ place: names });
    let mut reached = BTreeSet::new();
    let mut references = Vec::new();
    keywords.values().for_each(|value| collect_references(value, &mut references));
    while let Some(reference) = references.pop() {
        // `#`, the place, the name; what may follow leads deeper into the definition.
        let definition = reference.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
        if let Some(Value::String(name)) = names.pointer(&definition)
            && reached.insert(name)
        {
            collect_references(&definitions[name], &mut references);
        }
    }
    definitions.retain(|name, _| reached.contains(name));
    definitions
}

fn collect_references<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    match value {
        Value::Object(entries) => {
            references.extend(entries.get("$ref").and_then(Value::as_str));
            entries.values().for_each(|value| collect_references(value, references));
        }
        Value::Array(items) => items.iter().for_each(|value| collect_references(value, references)),
        _ => {}
    }
}
