#![doc = include_str!("../../docs/tracking-plan.md")]

mod alternatives;
mod bounds;
mod change;
mod changes;
mod conforms;
mod custom;
mod document;
mod findings;
mod json_schema;
mod json_type;
mod keywords;
mod kinds;
mod path;
pub(crate) mod traits;

use std::any::type_name;

use schemars::{Schema, generate::SchemaSettings};
use serde_core::Serialize;
use serde_json::Value;

use self::findings::Findings;
pub use self::{
    change::{Breaks, Change, ChangeKind},
    changes::changes,
    findings::Undecided,
    traits::{CustomSchema, DescribeTraits, FlattenSchema},
};
pub use crate::value::{
    describe::{AsAddress, AsCount, AsDate, AsId, AsText, Describe},
    writes::{AddressWrites, Writes},
};

/// The schema of the object `traits`, in JSON Schema 2020-12.
///
/// It is closed: a trait that the type does not have is refused, unless there is a map among what it flattens. What can never
/// be absent is required, and `null` is allowed where it can be sent: for an [`Update`](crate::Update), and for a custom trait
/// that says so itself.
///
/// ```
/// use group_core::{GroupTraits, schema};
/// use schemars::json_schema;
///
/// #[derive(GroupTraits)]
/// #[group(schema)]
/// struct Company {
///     /// As the customer writes it.
///     name: String,
///     seats: Option<u8>,
/// }
///
/// assert_eq!(
///     schema::traits::<Company>(),
///     json_schema!({
///         "$schema": "https://json-schema.org/draft/2020-12/schema",
///         "type": "object",
///         "properties": {
///             "name": { "type": "string", "description": "As the customer writes it." },
///             "seats": { "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 },
///         },
///         "required": ["name"],
///         "additionalProperties": false,
///     }),
/// );
/// ```
#[must_use]
pub fn traits<T: DescribeTraits + ?Sized>() -> Schema {
    document::traits::<T>(SchemaSettings::draft2020_12())
}

/// The schema of the whole message, in JSON Schema 2020-12: `type`, `groupId`, the identity, `traits` and the common fields.
///
/// It is open at the top, and so are `context` and `integrations`.
#[must_use]
pub fn message<T: DescribeTraits + ?Sized>() -> Schema {
    document::message::<T>(SchemaSettings::draft2020_12())
}

/// The rule of a tracking plan, as the vendor's Public API takes it: `{"type":"GROUP","version":1,"jsonSchema":{…}}`, with
/// the schema in draft-07.
///
/// It says what holds for `traits`, and nothing else of the message. Since a plan is shared with other sources, it does not
/// refuse traits that it does not name; but where a map is flattened, they are of the type of its values.
#[must_use]
pub fn tracking_plan_rule<T: DescribeTraits + ?Sized>() -> Value {
    document::rule::<T>()
}

/// Checks in a unit test that everything that `T` can write is allowed by a plan that somebody else wrote.
///
/// The plan is JSON, such as a [`serde_json::Value`] or a [`Schema`]: a rule with `jsonSchema`, the schema of a message, or that
/// of the traits alone. One that names `traits` or `groupId` is of a message.
///
/// Decided are `type`, `properties`, `required`, `additionalProperties`, `enum`, `const`, bounds of numbers and sizes, `items`,
/// the formats of dates, a `$ref` into the plan, and `anyOf` and `allOf` of these. What is up to each call, such as whether
/// there is a `userId`, is decided only where every call keeps to the plan.
///
/// ```
/// use group_core::{GroupTraits, schema::assert_conforms};
///
/// #[derive(GroupTraits)]
/// #[group(schema)]
/// struct Company {
///     email: String,
/// }
///
/// let plan = serde_json::json!({
///     "properties": { "traits": { "properties": { "email": { "type": "string", "pattern": "@" } }, "required": ["email"] } },
/// });
/// let undecided = assert_conforms::<Company>(&plan);
/// assert_eq!(undecided[0].to_string(), "`traits.email`: whether `pattern` holds cannot be decided");
/// ```
///
/// # Panics
///
/// If the type can write something that the plan refuses, or the plan is no JSON Schema. The message has a line for each.
#[track_caller]
pub fn assert_conforms<T: DescribeTraits + ?Sized>(plan: &impl Serialize) -> Vec<Undecided> {
    let Findings { contradictions, undecided } =
        conforms::findings::<T>(serde_json::to_value(plan).unwrap_or_default());
    let lines: Vec<_> = contradictions.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "`{}` does not conform to the plan:\n- {}", type_name::<T>(), lines.join("\n- "));
    undecided
}
