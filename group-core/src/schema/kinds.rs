//! The kinds of values as schemas.

use group_spec::{ADDRESS_KEYS, Kind, ReservedTrait};
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use super::{
    alternatives::{Alternative, Document},
    custom::document,
    json_type::JsonType,
};
use crate::value::{
    describe::{AsAddress, AsCount, AsDate, AsText, Kind as _},
    writes::{AddressWrites, Values, Writes},
};

/// The schema of what a type of a kind can write.
pub(super) fn of_writes(writes: &Writes) -> Value {
    let schema = match &writes.values {
        Values::Text => json!({ "type": "string" }),
        Values::OneOf([]) => Value::Bool(false),
        Values::OneOf(texts) => json!({ "type": "string", "enum": texts }),
        Values::Instant => json!({ "type": "string", "format": "date-time" }),
        Values::CalendarDate => json!({ "type": "string", "format": "date" }),
        Values::Date => json!({ "anyOf": [of_writes(&Writes::INSTANT), of_writes(&Writes::CALENDAR_DATE)] }),
        Values::Integer { least, most, may_be_zero } => integer(*least, *most, *may_be_zero),
        Values::IntegerOrText => json!({ "type": ["integer", "string"] }),
        Values::Address(parts) => address(parts),
    };
    if writes.may_be_null { or_null(schema) } else { schema }
}

fn integer(least: i128, most: u128, may_be_zero: bool) -> Value {
    let mut schema = json!({ "type": "integer" });
    match least {
        0 if !may_be_zero => schema["minimum"] = 1.into(),
        // Bounds of more than 64 bits have no place in JSON.
        least => {
            if let Ok(least) = i64::try_from(least) {
                schema["minimum"] = least.into();
            }
            if !may_be_zero {
                schema["not"] = json!({ "const": 0 });
            }
        }
    }
    if let Ok(most) = u64::try_from(most) {
        schema["maximum"] = most.into();
    }
    schema
}

fn address(parts: &AddressWrites) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in ADDRESS_KEYS {
        if let Some(part) = parts.part(key) {
            properties.insert(key.name().to_owned(), of_writes(part));
            if !part.may_be_absent {
                required.push(key.name());
            }
        }
    }
    if properties.is_empty() {
        return Value::Bool(false);
    }
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if required.is_empty() {
        // An address with nothing in it is left out.
        schema["minProperties"] = 1.into();
    } else {
        schema["required"] = required.into();
    }
    schema
}

fn or_null(mut schema: Value) -> Value {
    let nothing = json!({ "type": "null" });
    if schema == false {
        return nothing;
    }
    if let Some(branches) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        branches.push(nothing);
        return schema;
    }
    match schema.get("type") {
        Some(Value::String(name)) if name == "string" => {
            schema["type"] = json!([name, "null"]);
            if let Some(texts) = schema.get_mut("enum").and_then(Value::as_array_mut) {
                texts.push(Value::Null);
            }
            schema
        }
        Some(Value::Array(names)) => {
            schema["type"] = names.iter().cloned().chain(["null".into()]).collect();
            schema
        }
        _ => json!({ "anyOf": [schema, nothing] }),
    }
}

/// What the values of maps can be where a key is a spelling of a reserved trait.
pub(super) fn in_maps(reserved: ReservedTrait, values: &[Value], generator: &SchemaGenerator) -> Value {
    let mut forms = Vec::new();
    for values in values {
        let document = document(values, generator);
        for alternative in Document(&document).alternatives(document.as_value()) {
            for form in of_map_value(reserved, &alternative) {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
        }
    }
    match forms.len() {
        0 => Value::Bool(false),
        1 => forms.swap_remove(0),
        _ => json!({ "anyOf": forms }),
    }
}

/// The forms of the trait that a value of this alternative can have.
fn of_map_value(reserved: ReservedTrait, value: &Alternative<'_>) -> Vec<Value> {
    let kind = reserved.kind();
    let whole = match kind {
        Kind::Text => AsText::anything(),
        Kind::Date => AsDate::anything(),
        Kind::Count => AsCount::anything(),
        Kind::Address => AsAddress::anything(),
    };
    let whole = of_writes(&whole);
    if value.json_type == JsonType::Any {
        return vec![whole];
    }
    if reserved == ReservedTrait::Id && value.json_type == JsonType::Integer {
        // An integer is an ID by its decimal text.
        return vec![json!({ "type": "string" })];
    }
    let of_kind = match kind {
        Kind::Text | Kind::Date => &[JsonType::String, JsonType::Null][..],
        Kind::Count => &[JsonType::Integer, JsonType::String, JsonType::Null],
        Kind::Address => &[JsonType::Object, JsonType::Null],
    };
    if !of_kind.contains(&value.json_type) {
        return Vec::new();
    }
    let mut schema = json!({ "type": value.json_type.name() });
    match (kind, value.json_type) {
        (_, JsonType::Null) => {}
        // The keys go out under the spec's spelling, whatever the value calls them.
        (Kind::Address, _) => return vec![of_writes(&Writes { may_be_null: false, ..AsAddress::anything() })],
        (Kind::Date, _) => {
            schema = of_writes(&match value.get("format").and_then(Value::as_str) {
                Some("date-time") => Writes::INSTANT,
                Some("date") => Writes::CALENDAR_DATE,
                _ => Writes::DATE,
            });
        }
        (Kind::Text | Kind::Count, _) => {
            if let Some(schema) = schema.as_object_mut() {
                // A limit that leads somewhere is left out: what is in the map is not lost, and the schema is wider.
                let plain = value.keywords.iter().filter(|(_, value)| !value.is_object() && !value.is_array());
                schema.extend(plain.map(|(keyword, value)| ((*keyword).to_owned(), (*value).clone())));
                if let Some(values) = value.values() {
                    schema.insert("enum".to_owned(), values.into_iter().cloned().collect());
                }
            }
        }
    }
    vec![schema]
}
