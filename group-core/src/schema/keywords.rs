//! What single keywords of a plan say of a value, without a step into what is in it.

use serde_json::Value;

use super::{alternatives::Alternative, bounds::Bound, findings::Findings, json_type::JsonType};

/// Whether the value of a keyword has the form that is known. JSON Schema once had others, such as `"exclusiveMinimum": true`.
pub(super) fn is_known(keyword: &str, value: &Value) -> bool {
    match keyword {
        "$ref" | "format" | "pattern" => value.is_string(),
        "allOf" | "anyOf" | "enum" => value.is_array(),
        "type" => value.is_string() || names(value).is_some(),
        "required" => names(value).is_some(),
        "properties" => value.is_object(),
        "additionalProperties" | "items" => value.is_object() || value.is_boolean(),
        keyword if Bound::named(keyword).is_some() => value.is_number(),
        _ => true,
    }
}

/// A list of names, if it is nothing else.
fn names(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

pub(super) fn types(path: &str, written: &Alternative<'_>, expected: &Value, findings: &mut Findings) {
    let expected = names(expected).unwrap_or_else(|| expected.as_str().into_iter().collect());
    if expected.iter().any(|name| written.json_type.is_named(name)) {
        return;
    }
    if written.json_type == JsonType::Any && !written.is_exact {
        return findings.leave_open(path, "type");
    }
    let can_be = written.json_type.name();
    findings.contradict(path, "type", format!("can be {can_be}, and the plan expects {}", expected.join(" or ")));
}

/// `enum`, and `const` as one of a single value.
pub(super) fn values(path: &str, written: &Alternative<'_>, allowed: &[Value], findings: &mut Findings) {
    match written.values() {
        Some(values) => {
            for value in values.into_iter().filter(|value| !allowed.contains(value)) {
                findings.contradict(path, "enum", format!("can be {value}, which the plan does not allow"));
            }
        }
        None if written.json_type == JsonType::Any && !written.is_exact => findings.leave_open(path, "enum"),
        None => {
            let any = written.json_type.name();
            findings.contradict(path, "enum", format!("can be any {any}, and the plan allows a few values"));
        }
    }
}

/// Dates have a format on both sides. Any other format is a promise about text that no type gives.
pub(super) fn format_of(path: &str, written: &Alternative<'_>, expected: &str, findings: &mut Findings) {
    const DATES: [&str; 3] = ["date-time", "date", "time"];
    if !written.json_type.meets(JsonType::String) || written.format() == Some(expected) {
        return;
    }
    let is_date = DATES.contains(&expected);
    match written.format() {
        Some(other) if is_date && DATES.contains(&other) => {
            let reason = format!("has the format `{other}`, and the plan expects `{expected}`");
            findings.contradict(path, "format", reason);
        }
        None if is_date && written.is_exact && written.keywords.is_empty() => {
            let reason = format!("can be any text, and the plan expects the format `{expected}`");
            findings.contradict(path, "format", reason);
        }
        _ => findings.leave_open(path, "format"),
    }
}

/// A bound, or what is undecided where it says something of the type.
pub(super) fn limit(path: &str, written: &Alternative<'_>, keyword: &str, value: &Value, findings: &mut Findings) {
    let bound = Bound::named(keyword);
    let limits = match keyword {
        "multipleOf" => JsonType::Number,
        "pattern" => JsonType::String,
        _ => bound.map_or(JsonType::Any, |bound| bound.limits),
    };
    if !written.json_type.meets(limits) || limits != JsonType::Any && written.get(keyword) == Some(value) {
        return;
    }
    match bound.zip(value.as_f64()).and_then(|(bound, value)| bound.is_kept(value, written)) {
        Some(true) => {}
        Some(false) => {
            let is = if written.values().is_some() { "has a value that is" } else { "can be" };
            findings.contradict(path, keyword, format!("{is} out of the plan's `{keyword}`"));
        }
        None => findings.leave_open(path, keyword),
    }
}
