//! Whether everything that a type can write is allowed by a schema that somebody else wrote.

use std::{cmp::Ordering, collections::BTreeSet, fmt};

use schemars::Schema;
use serde_json::Value;

use super::alternatives::{Alternative, Document, JsonType, is_annotation};

/// Something in a schema of which [`assert_conforms`](super::assert_conforms) cannot tell whether the type keeps to it. It
/// prints as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecided {
    path: String,
    keyword: String,
}

impl Undecided {
    /// Where it is: the names that lead there, as in `traits.address.city`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The keyword of JSON Schema, such as `pattern`.
    #[must_use]
    pub fn keyword(&self) -> &str {
        &self.keyword
    }
}

impl fmt::Display for Undecided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: whether `{}` holds cannot be decided", self.path, self.keyword)
    }
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// One line for everything that the type can write and the plan refuses.
    pub(super) contradictions: Vec<String>,
    pub(super) undecided: Vec<Undecided>,
}

impl Findings {
    pub(super) fn contradict(&mut self, path: &str, reason: impl fmt::Display) {
        self.contradictions.push(format!("`{path}` {reason}"));
    }

    pub(super) fn leave_open(&mut self, path: &str, keyword: &str) {
        let undecided = Undecided { path: path.to_owned(), keyword: keyword.to_owned() };
        if !self.undecided.contains(&undecided) {
            self.undecided.push(undecided);
        }
    }

    fn append(&mut self, other: Self) {
        self.contradictions.extend(other.contradictions);
        other.undecided.iter().for_each(|undecided| self.leave_open(&undecided.path, &undecided.keyword));
    }
}

/// Holds the schema of a type against a plan, each in the document that its references lead into.
pub(super) fn conformity(
    path: &str,
    (of_type, written): (&Schema, &Value),
    (of_plan, plan): (&Schema, &Value),
) -> Findings {
    let mut check = Check { written: Document(of_type), plan: Document(of_plan), seen: Vec::new() };
    check.schema(path, written, plan)
}

struct Check<'a> {
    written: Document<'a>,
    plan: Document<'a>,
    /// The pairs that are being compared, since a schema can lead back to itself.
    seen: Vec<(*const Value, *const Value)>,
}

impl<'a> Check<'a> {
    fn schema(&mut self, path: &str, written: &'a Value, plan: &'a Value) -> Findings {
        let mut findings = Findings::default();
        let pair = (std::ptr::from_ref(written), std::ptr::from_ref(plan));
        if self.seen.contains(&pair) {
            return findings;
        }
        self.seen.push(pair);
        for alternative in self.written.alternatives(written) {
            findings.append(self.alternative(path, &alternative, plan));
        }
        self.seen.pop();
        findings
    }

    fn alternative(&mut self, path: &str, written: &Alternative<'a>, plan: &'a Value) -> Findings {
        let mut findings = Findings::default();
        let keywords = match plan {
            Value::Bool(false) => {
                findings.contradict(path, "is sent, and the plan has no room for it");
                return findings;
            }
            Value::Object(keywords) => keywords,
            _ => return findings,
        };
        for (keyword, value) in keywords.iter().filter(|(keyword, _)| !is_annotation(keyword)) {
            match (keyword.as_str(), value) {
                ("$ref", Value::String(reference)) => match self.plan.resolve(reference) {
                    Some(plan) => findings.append(self.alternative(path, written, plan)),
                    None => findings.leave_open(path, keyword),
                },
                ("allOf", Value::Array(all)) => {
                    for plan in all {
                        findings.append(self.alternative(path, written, plan));
                    }
                }
                ("anyOf", Value::Array(any)) => findings.append(self.any(path, written, any)),
                ("type", names) => types(path, written, names, &mut findings),
                ("enum", Value::Array(allowed)) => values(path, written, allowed, &mut findings),
                ("const", allowed) => values(path, written, std::slice::from_ref(allowed), &mut findings),
                ("properties" | "required" | "additionalProperties", _) => {}
                ("items", plan) if !plan.is_array() && !keywords.contains_key("prefixItems") => {
                    if let (JsonType::Array, Some(written)) = (written.json_type, written.get("items")) {
                        findings.append(self.schema(&format!("{path}[]"), written, plan));
                    } else if written.json_type.meets(JsonType::Array) {
                        findings.leave_open(path, keyword);
                    }
                }
                ("format", Value::String(format)) => format_of(path, written, format, &mut findings),
                _ => bound(path, written, keyword, value, &mut findings),
            }
        }
        if written.json_type.meets(JsonType::Object) {
            findings.append(self.object(path, written, plan));
        }
        findings
    }

    /// One of several schemas allows it. Where more than one could, none needs to allow all of it.
    fn any(&mut self, path: &str, written: &Alternative<'a>, any: &'a [Value]) -> Findings {
        if let Some(values) = written.values() {
            // Each value for itself, as one schema may allow the one and another the other.
            let mut findings = Findings::default();
            for value in values {
                let keywords = vec![("const", value)];
                let one = Alternative { keywords, ..written.clone() };
                let answers: Vec<_> = any.iter().map(|plan| self.alternative(path, &one, plan)).collect();
                findings.append(best(path, answers));
            }
            return findings;
        }
        let candidates: Vec<&Value> = any
            .iter()
            .filter(|plan| self.plan.alternatives(plan).iter().any(|plan| plan.json_type.meets(written.json_type)))
            .collect();
        match candidates.as_slice() {
            [plan] => self.alternative(path, written, plan),
            [] => {
                let mut findings = Findings::default();
                findings.contradict(
                    path,
                    format!("can be {}, and none of the plan's alternatives is", written.json_type.name()),
                );
                findings
            }
            candidates => {
                let answers: Vec<_> = candidates.iter().map(|plan| self.alternative(path, written, plan)).collect();
                let mut findings = best(path, answers);
                // Together they may allow what none does alone; but no few formats and values make up any text or number.
                let is_one_kind = |plan: &Alternative<'_>| plan.get("format").is_some() || plan.values().is_some();
                let kinds = candidates.iter().flat_map(|plan| self.plan.alternatives(plan));
                let is_decided =
                    kinds.filter(|plan| plan.json_type.meets(written.json_type)).all(|plan| is_one_kind(&plan));
                if !findings.contradictions.is_empty() && !is_decided {
                    findings = Findings::default();
                    findings.leave_open(path, "anyOf");
                }
                findings
            }
        }
    }

    fn object(&mut self, path: &str, written: &Alternative<'a>, plan: &'a Value) -> Findings {
        let mut findings = Findings::default();
        let properties = plan.get("properties").and_then(Value::as_object);
        let others = plan.get("additionalProperties").unwrap_or(&Value::Bool(true));
        let known = |name: &str| properties.and_then(|properties| properties.get(name));

        let required = written.required();
        for name in plan.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            let path = joined(path, name);
            let is_written = written.properties().is_some_and(|written| written.contains_key(name));
            if !required.contains(&name) && written.is_exact {
                let reason = if is_written { "can be left out" } else { "is never sent" };
                findings.contradict(&path, format!("{reason}, and the plan requires it"));
            } else if !required.contains(&name) {
                findings.leave_open(&path, "required");
            }
        }
        for (name, written) in written.properties().into_iter().flatten() {
            let path = joined(path, name);
            match known(name) {
                Some(plan) => findings.append(self.schema(&path, written, plan)),
                // One of the patterns may be meant.
                None if plan.get("patternProperties").is_some() => findings.leave_open(&path, "patternProperties"),
                None if *others == false && *written != false => {
                    findings.contradict(&path, "is sent, and the plan does not know it");
                }
                None => findings.append(self.schema(&path, written, others)),
            }
        }
        if let Some(written_others) = written.additional() {
            if *others == false && written.is_exact {
                findings.contradict(path, "can have other keys, and the plan allows none");
            } else if *others == false {
                findings.leave_open(path, "additionalProperties");
            } else if written.is_exact {
                findings.append(self.schema(&joined(path, "*"), written_others, others));
            }
            let unnamed: BTreeSet<&String> = properties
                .into_iter()
                .flat_map(|properties| properties.keys())
                .filter(|name| !written.properties().is_some_and(|written| written.contains_key(*name)))
                .collect();
            for name in unnamed.into_iter().filter(|_| written.is_exact) {
                if let Some(plan) = known(name) {
                    findings.append(self.schema(&joined(path, name), written_others, plan));
                }
            }
        }
        findings
    }
}

/// The answer of the schema that allows the most.
fn best(path: &str, answers: Vec<Findings>) -> Findings {
    let least = answers.into_iter().min_by_key(|answer| (answer.contradictions.len(), answer.undecided.len()));
    least.unwrap_or_else(|| {
        let mut nothing = Findings::default();
        nothing.contradict(path, "is sent, and the plan has no alternative for it");
        nothing
    })
}

fn types(path: &str, written: &Alternative<'_>, names: &Value, findings: &mut Findings) {
    let names: Vec<&str> = match names {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => return,
    };
    if names.iter().any(|name| written.json_type.is_named(name)) {
        return;
    }
    if written.json_type == JsonType::Any && !written.is_exact {
        return findings.leave_open(path, "type");
    }
    let can_be = written.json_type.name();
    findings.contradict(path, format!("can be {can_be}, and the plan expects {}", names.join(" or ")));
}

fn values(path: &str, written: &Alternative<'_>, allowed: &[Value], findings: &mut Findings) {
    let Some(values) = written.values() else {
        return match written.json_type {
            JsonType::Null if allowed.contains(&Value::Null) => {}
            JsonType::Any if !written.is_exact => findings.leave_open(path, "enum"),
            json_type => {
                findings.contradict(path, format!("can be any {}, and the plan allows a few values", json_type.name()));
            }
        };
    };
    for value in values.into_iter().filter(|value| !allowed.contains(value)) {
        findings.contradict(path, format!("can be {value}, which the plan does not allow"));
    }
}

/// Dates have a format on both sides. Any other format is a promise about text that no type gives.
fn format_of(path: &str, written: &Alternative<'_>, format: &str, findings: &mut Findings) {
    const DATES: [&str; 3] = ["date-time", "date", "time"];
    if !written.json_type.meets(JsonType::String) || written.get("format").is_some_and(|written| written == format) {
        return;
    }
    let is_date = DATES.contains(&format);
    match written.get("format").and_then(Value::as_str) {
        Some(other) if is_date && DATES.contains(&other) => {
            findings.contradict(path, format!("has the format `{other}`, and the plan expects `{format}`"));
        }
        None if is_date && written.is_exact && written.keywords.is_empty() => {
            findings.contradict(path, format!("can be any text, and the plan expects the format `{format}`"));
        }
        _ => findings.leave_open(path, "format"),
    }
}

/// A bound on a number, on the length of a text, or on the size of an array or an object.
fn bound(path: &str, written: &Alternative<'_>, keyword: &str, value: &Value, findings: &mut Findings) {
    let (json_type, is_maximum) = match keyword {
        "maximum" | "exclusiveMaximum" => (JsonType::Number, true),
        "minimum" | "exclusiveMinimum" => (JsonType::Number, false),
        "maxLength" => (JsonType::String, true),
        "minLength" => (JsonType::String, false),
        "maxItems" => (JsonType::Array, true),
        "minItems" => (JsonType::Array, false),
        "maxProperties" => (JsonType::Object, true),
        "minProperties" => (JsonType::Object, false),
        "multipleOf" if !written.json_type.meets(JsonType::Number) => return,
        "pattern" if !written.json_type.meets(JsonType::String) => return,
        _ => return findings.leave_open(path, keyword),
    };
    let Some(bound) = value.as_f64().filter(|_| written.json_type.meets(json_type)) else { return };
    let inwards = if is_maximum { Ordering::Less } else { Ordering::Greater };
    let is_within = |least_or_most: f64, is_exclusive: bool| match least_or_most.partial_cmp(&bound) {
        Some(Ordering::Equal) => is_exclusive || !keyword.starts_with("exclusive"),
        order => order == Some(inwards),
    };
    if let Some(values) = written.values() {
        let fits = |value: &&Value| measure(value).is_none_or(|measure| is_within(measure, false));
        if !values.iter().all(fits) {
            findings.contradict(path, format!("has a value that is out of the plan's `{keyword}`"));
        }
        return;
    }
    let inclusive = keyword.replace("exclusiveM", "m");
    let exclusive = keyword.replace("minimum", "exclusiveMinimum").replace("maximum", "exclusiveMaximum");
    let said = |keyword: &str| written.get(keyword).and_then(Value::as_f64);
    let is_number = json_type == JsonType::Number;
    // A format or a pattern may keep a text to the bound as well.
    let is_limited = !is_number && ["format", "pattern"].iter().any(|keyword| written.get(keyword).is_some());
    let outermost = match written.get("format").and_then(Value::as_str) {
        Some(format) if is_number => integer_bound(format, is_maximum),
        // Nothing is shorter than nothing.
        _ => (!is_number && !is_maximum).then_some(0.0),
    };
    let is_kept = said(&exclusive).is_some_and(|bound| is_within(bound, true))
        || said(&inclusive).or(outermost).is_some_and(|bound| is_within(bound, false));
    if is_kept {
        return;
    }
    if written.is_exact && !is_limited {
        findings.contradict(path, format!("can be out of the plan's `{keyword}`"));
    } else {
        findings.leave_open(path, keyword);
    }
}

/// The bound of an integer type, by the name that schemars has for it.
#[expect(clippy::cast_precision_loss, reason = "a validator has no more digits either")]
fn integer_bound(format: &str, is_maximum: bool) -> Option<f64> {
    let (least, most) = match format {
        "int8" => (i8::MIN.into(), i8::MAX.into()),
        "int16" => (i16::MIN.into(), i16::MAX.into()),
        "int32" => (i32::MIN.into(), i32::MAX.into()),
        "int64" | "int" => (i64::MIN as f64, i64::MAX as f64),
        "uint8" => (0.0, u8::MAX.into()),
        "uint16" => (0.0, u16::MAX.into()),
        "uint32" => (0.0, u32::MAX.into()),
        "uint64" | "uint" => (0.0, u64::MAX as f64),
        _ => return None,
    };
    Some(if is_maximum { most } else { least })
}

/// What a bound limits of the value.
#[expect(clippy::cast_precision_loss, reason = "no text or array is as long")]
fn measure(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => Some(text.chars().count() as f64),
        Value::Array(items) => Some(items.len() as f64),
        Value::Object(entries) => Some(entries.len() as f64),
        Value::Null | Value::Bool(_) => None,
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
