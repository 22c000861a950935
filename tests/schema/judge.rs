//! Schemas as validators, and what they say of a type's own messages and of others.

use group_core::{Group, Identity, schema, schema::DescribeTraits};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

pub(crate) fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// Values of every form, by the names that the tables of the tests have for them.
fn samples() -> Vec<(&'static str, Value)> {
    vec![
        ("null", Value::Null),
        ("true", json!(true)),
        ("0", json!(0)),
        ("7", json!(7)),
        ("-1", json!(-1)),
        ("1.5", json!(1.5)),
        ("300", json!(300)),
        ("text", json!("text")),
        ("date", json!("2015-02-23")),
        ("instant", json!("2015-02-23T22:28:55.111Z")),
        ("[]", json!([])),
        ("{}", json!({})),
        ("city", json!({ "city": "Austin" })),
    ]
}

/// What a type can write for one trait: the name, the samples that can be it, and whether it is always sent.
pub(crate) type Row = (&'static str, &'static str, bool);

const ALWAYS: bool = true;

/// The schemas of a type, and what holds of every value.
pub(crate) struct Judge {
    traits: Validator,
    message: Validator,
    rule: Validator,
}

impl Judge {
    pub(crate) fn of<T: DescribeTraits>() -> Self {
        Self {
            traits: validator(schema::traits::<T>().as_value()),
            message: validator(schema::message::<T>().as_value()),
            rule: validator(&schema::tracking_plan_rule::<T>()["jsonSchema"]),
        }
    }

    /// What the type writes is valid by all of its schemas.
    pub(crate) fn accept<T: DescribeTraits>(&self, value: &T) -> Map<String, Value> {
        let traits: Value = serde_json::from_str(&group_core::to_json(value).unwrap()).unwrap();
        let group = Group::new(Identity::user("u"), "g", value).unwrap().to_json().unwrap();
        let group: Value = serde_json::from_str(&group).unwrap();
        for (validator, json) in [(&self.traits, &traits), (&self.message, &group), (&self.rule, &group)] {
            if let Err(error) = validator.validate(json) {
                panic!("{error} at `{}` in {json}", error.instance_path());
            }
        }
        traits.as_object().unwrap().clone()
    }

    fn allows(&self, traits: Map<String, Value>) -> bool {
        self.traits.is_valid(&Value::Object(traits))
    }

    /// What the table says is all that is allowed, beside what the value has otherwise.
    pub(crate) fn refuse_all_but<T: DescribeTraits>(&self, value: &T, table: &[Row], is_open: bool) {
        let traits = self.accept(value);
        for (name, can_be, is_required) in table {
            for (sample, json) in samples() {
                let mut traits = traits.clone();
                traits.insert((*name).to_owned(), json);
                let is_allowed = self.allows(traits);
                assert_eq!(is_allowed, can_be.split(' ').any(|can_be| can_be == sample), "`{name}` as {sample}");
            }
            let mut traits = traits.clone();
            traits.remove(*name);
            assert_eq!(self.allows(traits), *is_required != ALWAYS, "without `{name}`");
        }
        for name in traits.keys() {
            assert!(table.iter().any(|(known, ..)| known == name), "the table has no `{name}`");
        }
        let mut traits = traits;
        traits.insert("unknown".to_owned(), json!("text"));
        assert_eq!(self.allows(traits), is_open, "with a trait that the type does not have");
    }
}
