//! The types of this crate that serde can write anywhere, as schemars describes types.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use super::kinds;
use crate::value::{
    IsoDate, PostalAddress, Update,
    describe::{AsAddress, AsDate, Describe},
};

impl JsonSchema for IsoDate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "IsoDate".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "group_core::IsoDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema_of(kinds::of_writes(&<Self as Describe<AsDate>>::writes()))
    }
}

impl JsonSchema for PostalAddress {
    fn schema_name() -> Cow<'static, str> {
        "PostalAddress".into()
    }

    fn schema_id() -> Cow<'static, str> {
        "group_core::PostalAddress".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = kinds::of_writes(&<Self as Describe<AsAddress>>::writes());
        // Only as the trait `address` is an empty one left out.
        if let Some(keywords) = schema.as_object_mut() {
            keywords.remove("minProperties");
        }
        schema_of(schema)
    }
}

/// `null` clears what is stored.
impl<T: JsonSchema> JsonSchema for Update<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Update_of_{}", T::schema_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        format!("group_core::Update<{}>", T::schema_id()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // The description tells it from the null of an `Option`, which is not sent.
        json_schema!({
            "anyOf": [generator.subschema_for::<T>(), { "type": "null", "description": "Clears what is stored." }]
        })
    }
}

fn schema_of(value: Value) -> Schema {
    value.try_into().unwrap_or_default()
}
