//! A schema taken apart: what it allows, one alternative for each JSON type and each branch.

use schemars::Schema;
use serde_json::{Map, Value};

use super::json_type::JsonType;

/// Keywords that describe, and allow or refuse nothing.
const ANNOTATIONS: [&str; 15] = [
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "contentEncoding",
    "contentMediaType",
    "default",
    "definitions",
    "deprecated",
    "description",
    "examples",
    "readOnly",
    "title",
    "writeOnly",
];

/// Keywords that limit one type and are understood; any other may limit it in a way that is not.
const UNDERSTOOD: [&str; 20] = [
    "additionalProperties",
    "const",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "pattern",
    "prefixItems",
    "properties",
    "required",
    "type",
];

pub(super) fn is_annotation(keyword: &str) -> bool {
    ANNOTATIONS.contains(&keyword)
}

/// Whether a schema allows everything.
pub(super) fn is_everything(schema: &Value) -> bool {
    match schema {
        Value::Object(keywords) => keywords.keys().all(|keyword| is_annotation(keyword)),
        schema => *schema == true,
    }
}

/// One alternative of a schema.
#[derive(Clone, Debug)]
pub(super) struct Alternative<'a> {
    pub(super) json_type: JsonType,
    /// What is said about it, types and branches apart.
    pub(super) keywords: Vec<(&'a str, &'a Value)>,
    /// Whether this is all that limits it, and all of it is understood.
    pub(super) is_exact: bool,
}

impl<'a> Alternative<'a> {
    pub(super) fn get(&self, keyword: &str) -> Option<&'a Value> {
        self.keywords.iter().find(|(name, _)| *name == keyword).map(|(_, value)| *value)
    }

    pub(super) fn format(&self) -> Option<&'a str> {
        self.get("format").and_then(Value::as_str)
    }

    /// The values that it is limited to.
    pub(super) fn values(&self) -> Option<Vec<&'a Value>> {
        static FEW: [Value; 3] = [Value::Null, Value::Bool(true), Value::Bool(false)];
        let values = match (self.get("const"), self.get("enum"), self.json_type) {
            (Some(value), ..) => std::slice::from_ref(value),
            (None, Some(Value::Array(values)), _) => values,
            (None, _, JsonType::Null | JsonType::Boolean) => &FEW,
            _ => return None,
        };
        Some(values.iter().filter(|value| JsonType::of(value).is_within(self.json_type)).collect())
    }

    pub(super) fn properties(&self) -> Option<&'a Map<String, Value>> {
        self.get("properties").and_then(Value::as_object)
    }

    /// The names that an object always has.
    pub(super) fn required(&self) -> Vec<&'a str> {
        let names = self.get("required").and_then(Value::as_array).into_iter().flatten();
        names.filter_map(Value::as_str).collect()
    }

    /// The schema of a property that is named, if only as one that an object always has.
    pub(super) fn property(&self, name: &str) -> Option<&'a Value> {
        let others = || self.get("additionalProperties").unwrap_or(&Value::Bool(true));
        let named = self.properties().and_then(|properties| properties.get(name));
        named.or_else(|| self.required().contains(&name).then(others))
    }

    /// The schema of the properties that are not named, unless there can be none.
    pub(super) fn additional(&self) -> Option<&'a Value> {
        self.get("additionalProperties").map_or(Some(&Value::Bool(true)), Some).filter(|schema| **schema != false)
    }

    /// Whether it says what properties can have no name. That of a struct need not, of which serde writes no others.
    pub(super) fn says_others(&self) -> bool {
        self.json_type != JsonType::Object || self.get("additionalProperties").is_some()
    }
}

/// A schema as a document, in which `$ref` leads from one place to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Document<'a>(pub(super) &'a Schema);

impl<'a> Document<'a> {
    /// The schema that a `$ref` into this document leads to; another `$ref` leads nowhere.
    pub(super) fn resolve(self, reference: &str) -> Option<&'a Value> {
        if reference == "#" {
            Some(self.0.as_value())
        } else {
            self.0.pointer(reference.strip_prefix('#').and(Some(reference))?)
        }
    }

    /// The schema, and those that it leads to without a step into a value.
    pub(super) fn reached(self, schema: &'a Value) -> Vec<&'a Map<String, Value>> {
        let mut reached: Vec<&Map<String, Value>> = Vec::new();
        let mut next = vec![schema];
        while let Some(schema) = next.pop() {
            let Some(keywords) = schema.as_object() else { continue };
            if reached.iter().any(|known| std::ptr::eq(*known, keywords)) {
                continue;
            }
            reached.push(keywords);
            next.extend(keywords.get("$ref").and_then(Value::as_str).and_then(|reference| self.resolve(reference)));
            for branches in ["allOf", "anyOf", "oneOf"].iter().filter_map(|name| keywords.get(*name)?.as_array()) {
                next.extend(branches);
            }
        }
        reached
    }

    /// The alternatives of a schema in this document; none if it allows nothing.
    pub(super) fn alternatives(self, schema: &'a Value) -> Vec<Alternative<'a>> {
        let mut alternatives = Vec::new();
        self.collect(schema, true, &mut Vec::new(), &mut alternatives);
        alternatives
    }

    /// Adds the alternatives of a schema that the followed ones have led to.
    fn collect(
        self,
        schema: &'a Value,
        is_exact: bool,
        followed: &mut Vec<*const Value>,
        alternatives: &mut Vec<Alternative<'a>>,
    ) {
        let unknown = Alternative { json_type: JsonType::Any, keywords: Vec::new(), is_exact: false };
        match schema {
            Value::Bool(false) => {}
            Value::Bool(true) => alternatives.push(Alternative { is_exact, ..unknown }),
            Value::Object(keywords) if !followed.contains(&std::ptr::from_ref(schema)) => {
                followed.push(std::ptr::from_ref(schema));
                self.collect_of(keywords, is_exact, followed, alternatives);
                followed.pop();
            }
            _ => alternatives.push(unknown),
        }
    }

    fn collect_of(
        self,
        keywords: &'a Map<String, Value>,
        is_exact: bool,
        followed: &mut Vec<*const Value>,
        alternatives: &mut Vec<Alternative<'a>>,
    ) {
        let unknown = Alternative { json_type: JsonType::Any, keywords: Vec::new(), is_exact: false };
        let said: Vec<(&str, &Value)> = keywords
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .filter(|(name, _)| !is_annotation(name))
            .collect();

        // What has a type of its own is that, and its branches only limit it.
        let is_limited = keywords.contains_key("type") || keywords.contains_key("properties");
        let mut branches = ["$ref", "anyOf", "oneOf", "allOf"].into_iter().filter(|_| !is_limited);
        let branch = branches.find_map(|name| Some((name, keywords.get(name)?)));
        let is_alone = is_exact && said.len() == 1;
        match branch {
            Some(("$ref", Value::String(reference))) => {
                return match self.resolve(reference) {
                    Some(schema) => self.collect(schema, is_alone, followed, alternatives),
                    None => alternatives.push(unknown),
                };
            }
            Some(("anyOf" | "oneOf", Value::Array(branches))) => {
                return branches.iter().for_each(|branch| self.collect(branch, is_alone, followed, alternatives));
            }
            // How draft-07 has a `$ref` with a description.
            Some(("allOf", Value::Array(all))) if all.len() == 1 => {
                return self.collect(&all[0], is_alone, followed, alternatives);
            }
            Some(_) => return alternatives.push(unknown),
            None => {}
        }

        let said: Vec<_> = said.into_iter().filter(|(name, _)| *name != "type").collect();
        let is_exact = is_exact && said.iter().all(|(name, _)| UNDERSTOOD.contains(name));
        for json_type in types(keywords) {
            let alternative = Alternative { json_type, keywords: said.clone(), is_exact };
            if alternative.values().is_none_or(|values| !values.is_empty()) {
                alternatives.push(alternative);
            }
        }
    }
}

/// The types that the keywords name, or that their values have.
fn types(keywords: &Map<String, Value>) -> Vec<JsonType> {
    let mut types = match (keywords.get("type"), keywords.get("const"), keywords.get("enum")) {
        (Some(Value::String(name)), ..) => vec![JsonType::named(name).unwrap_or(JsonType::Any)],
        (Some(Value::Array(names)), ..) => names.iter().filter_map(Value::as_str).filter_map(JsonType::named).collect(),
        (None, Some(value), _) => vec![JsonType::of(value)],
        (None, None, Some(Value::Array(values))) => values.iter().map(JsonType::of).collect(),
        _ => vec![JsonType::Any],
    };
    let mut seen = Vec::new();
    types.retain(|json_type| {
        let is_new = !seen.contains(json_type);
        seen.push(*json_type);
        is_new
    });
    types
}
