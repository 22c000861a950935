//! Whether everything that a type can write is allowed by a schema that somebody else wrote.

use schemars::{Schema, generate::SchemaSettings};
use serde_json::{Map, Value};

use super::{
    alternatives::{Alternative, Document, is_annotation, is_everything},
    document,
    findings::{Contradiction, Findings},
    json_type::JsonType,
    keywords::{format_of, is_known, limit, types, values},
    path::joined,
    traits::DescribeTraits,
};

/// Holds what `T` can write against a plan.
pub(super) fn findings<T: DescribeTraits + ?Sized>(plan: Value) -> Findings {
    let (is_rule, schema) = match plan {
        Value::Object(mut rule) if rule.contains_key("jsonSchema") => (true, rule.remove("jsonSchema")),
        plan => (false, Some(plan)),
    };
    let Some(plan) = schema.and_then(|schema| Schema::try_from(schema).ok()) else {
        let mut findings = Findings::default();
        findings.contradict("traits", "properties", "has no plan: it is no JSON Schema");
        return findings;
    };
    if is_rule || is_of_messages(&plan) {
        of_message::<T>(&plan)
    } else {
        conformity("traits", &document::traits::<T>(SchemaSettings::draft2020_12()), &plan)
    }
}

/// Whether a schema is that of a message, and not of the traits alone: it names what stands beside them, or them.
fn is_of_messages(plan: &Schema) -> bool {
    const NAMES: [&str; 2] = ["groupId", "traits"];
    let is_one = |name: &str| NAMES.contains(&name);
    Document(plan).reached(plan.as_value()).into_iter().any(|keywords| {
        let properties = keywords.get("properties").and_then(Value::as_object);
        let required = keywords.get("required").and_then(Value::as_array);
        properties.into_iter().flat_map(Map::keys).any(|name| is_one(name))
            || required.into_iter().flatten().filter_map(Value::as_str).any(is_one)
    })
}

/// Holds messages against a plan.
fn of_message<T: DescribeTraits + ?Sized>(plan: &Schema) -> Findings {
    let mut message = document::message::<T>(SchemaSettings::draft2020_12());
    // Only others write more.
    message.insert("additionalProperties".to_owned(), false.into());
    message.remove("anyOf");
    let Findings { contradictions, undecided } = conformity("", &message, plan);

    // Which of the other fields there are, and what is in them, is up to each call.
    let fields = message.get("properties").and_then(Value::as_object);
    let is_up_to_the_call =
        |contradiction: &Contradiction| match contradiction.path.split(['.', '[']).next().unwrap_or_default() {
            "" => ["minProperties", "maxProperties"].contains(&contradiction.keyword.as_str()),
            "type" | "groupId" | "traits" => false,
            field => fields.is_some_and(|fields| fields.contains_key(field)),
        };
    let mut findings = Findings { contradictions: Vec::new(), undecided };
    for contradiction in contradictions {
        if is_up_to_the_call(&contradiction) {
            findings.leave_open(&contradiction.path, &contradiction.keyword);
        } else {
            findings.contradictions.push(contradiction);
        }
    }
    findings
}

/// Holds the schema of a type against a plan.
fn conformity(path: &str, of_type: &Schema, plan: &Schema) -> Findings {
    let mut check = Check { written: Document(of_type), plan: Document(plan), seen: Vec::new(), followed: Vec::new() };
    check.schema(path, of_type.as_value(), plan.as_value())
}

struct Check<'a> {
    written: Document<'a>,
    plan: Document<'a>,
    /// The pairs that are being compared, since a schema can lead back to itself.
    seen: Vec<(*const Value, *const Value)>,
    /// What the plan has said of the same value on the way, since it can lead back without a step into the value.
    followed: Vec<*const Value>,
}

impl<'a> Check<'a> {
    fn schema(&mut self, path: &str, written: &'a Value, plan: &'a Value) -> Findings {
        let mut findings = Findings::default();
        let pair = (std::ptr::from_ref(written), std::ptr::from_ref(plan));
        if self.seen.contains(&pair) {
            return findings;
        }
        self.seen.push(pair);
        let followed = std::mem::take(&mut self.followed);
        for alternative in self.written.alternatives(written) {
            findings.append(self.alternative(path, &alternative, plan));
        }
        self.followed = followed;
        self.seen.pop();
        findings
    }

    fn alternative(&mut self, path: &str, written: &Alternative<'a>, plan: &'a Value) -> Findings {
        let mut findings = Findings::default();
        match plan {
            Value::Object(_) if self.followed.contains(&std::ptr::from_ref(plan)) => findings.leave_open(path, "$ref"),
            Value::Object(keywords) => {
                self.followed.push(std::ptr::from_ref(plan));
                for (keyword, value) in keywords.iter().filter(|(keyword, _)| !is_annotation(keyword)) {
                    if is_known(keyword, value) {
                        findings.append(self.keyword(path, written, (keyword, value)));
                    } else {
                        findings.leave_open(path, keyword);
                    }
                }
                if written.json_type.meets(JsonType::Object) {
                    findings.append(self.object(path, written, keywords));
                }
                self.followed.pop();
            }
            Value::Bool(true) => {}
            Value::Bool(false) => findings.contradict(path, "properties", "is sent, and the plan has no room for it"),
            _ => findings.contradict(path, "properties", "has no plan: it is no JSON Schema"),
        }
        findings
    }

    fn keyword(&mut self, path: &str, written: &Alternative<'a>, (keyword, value): (&'a str, &'a Value)) -> Findings {
        let mut findings = Findings::default();
        match (keyword, value) {
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
            ("type", expected) => types(path, written, expected, &mut findings),
            ("enum", Value::Array(allowed)) => values(path, written, allowed, &mut findings),
            ("const", allowed) => values(path, written, std::slice::from_ref(allowed), &mut findings),
            // Of them together.
            ("properties" | "required" | "additionalProperties", _) => {}
            ("items", plan) => {
                if let (JsonType::Array, Some(written)) = (written.json_type, written.get("items")) {
                    findings.append(self.schema(&format!("{path}[]"), written, plan));
                } else if written.json_type.meets(JsonType::Array) {
                    findings.leave_open(path, keyword);
                }
            }
            ("format", Value::String(expected)) => format_of(path, written, expected, &mut findings),
            _ => limit(path, written, keyword, value, &mut findings),
        }
        findings
    }

    /// One of several schemas allows it. Where more than one could, none needs to allow all of it.
    fn any(&mut self, path: &str, written: &Alternative<'a>, any: &'a [Value]) -> Findings {
        let mut findings = Findings::default();
        let candidates: Vec<&Value> = any
            .iter()
            .filter(|plan| self.plan.alternatives(plan).iter().any(|plan| plan.json_type.meets(written.json_type)))
            .collect();
        if candidates.is_empty() {
            let can_be = written.json_type.name();
            findings.contradict(path, "anyOf", format!("can be {can_be}, and none of the plan's alternatives is"));
        } else if let Some(values) = written.values() {
            // Each value for itself, as one schema may allow the one and another the other.
            for value in values {
                let one = Alternative { keywords: vec![("const", value)], ..written.clone() };
                findings.append(self.best(path, &one, &candidates));
            }
        } else {
            findings = self.best(path, written, &candidates);
            // Together they may allow what none does alone; but no few formats and values make up any text or number.
            let is_one_kind = |plan: &Alternative<'_>| plan.format().is_some() || plan.values().is_some();
            let kinds = candidates.iter().flat_map(|plan| self.plan.alternatives(plan));
            let is_decided = candidates.len() == 1
                || kinds.filter(|plan| plan.json_type.meets(written.json_type)).all(|plan| is_one_kind(&plan));
            if !findings.contradictions.is_empty() && !is_decided {
                findings = Findings::default();
                findings.leave_open(path, "anyOf");
            }
        }
        findings
    }

    /// The answer of the schema that allows the most.
    fn best(&mut self, path: &str, written: &Alternative<'a>, plans: &[&'a Value]) -> Findings {
        let answers = plans.iter().map(|plan| self.alternative(path, written, plan));
        answers.min_by_key(|answer| (answer.contradictions.len(), answer.undecided.len())).unwrap_or_default()
    }

    fn object(&mut self, path: &str, written: &Alternative<'a>, plan: &'a Map<String, Value>) -> Findings {
        let mut findings = Findings::default();
        let properties = plan.get("properties").and_then(Value::as_object);
        let others = plan.get("additionalProperties").unwrap_or(&Value::Bool(true));
        // One of the patterns may be meant, which are left open.
        let has_patterns = plan.contains_key("patternProperties");

        let always_sent = written.required();
        let required = plan.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        for name in required.filter(|name| !always_sent.contains(name)) {
            let path = joined(path, name);
            let schema = written.properties().and_then(|written| written.get(name)).or(written.additional());
            if schema.is_none_or(|schema| *schema == false) {
                findings.contradict(&path, "required", "is never sent, and the plan requires it");
            } else if written.is_exact {
                findings.contradict(&path, "required", "can be left out, and the plan requires it");
            } else {
                findings.leave_open(&path, "required");
            }
        }
        for (name, written) in written.properties().into_iter().flatten().filter(|(_, written)| **written != false) {
            let path = joined(path, name);
            match properties.and_then(|properties| properties.get(name)) {
                Some(plan) => findings.append(self.schema(&path, written, plan)),
                None if has_patterns => {}
                None if *others == false => {
                    findings.contradict(&path, "additionalProperties", "is sent, and the plan does not know it");
                }
                None => findings.append(self.schema(&path, written, others)),
            }
        }
        let Some(written_others) = written.additional() else { return findings };
        let is_decided = written.is_exact && written.says_others();
        match others {
            _ if has_patterns => {}
            others if !is_decided => {
                if !is_everything(others) {
                    findings.leave_open(path, "additionalProperties");
                }
            }
            Value::Bool(false) => {
                let reason = "can have other keys, and the plan allows none";
                findings.contradict(path, "additionalProperties", reason);
            }
            others => findings.append(self.schema(&joined(path, "*"), written_others, others)),
        }
        let is_named = |name: &str| written.properties().is_some_and(|written| written.contains_key(name));
        for (name, plan) in properties.into_iter().flatten().filter(|(name, _)| !is_named(name)) {
            let path = joined(path, name);
            if is_decided {
                findings.append(self.schema(&path, written_others, plan));
            } else if !is_everything(plan) {
                findings.leave_open(&path, "properties");
            }
        }
        findings
    }
}
