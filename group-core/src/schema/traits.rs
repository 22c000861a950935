//! The schema of the object `traits`, put together one trait after the other: what `#[group(schema)]` writes calls.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
    sync::Arc,
};

use group_spec::{RESERVED, ReservedTrait};
use schemars::{JsonSchema, SchemaGenerator};
use serde_core::Serialize;
use serde_json::{Map, Value, json};

use super::{custom::custom, kinds};
use crate::{derived::writes_of::Returned, traits::GroupTraits, value::writes::Writes};

/// Group traits of which a schema can be made: structs with `#[group(schema)]`, and what holds one or passes it on; maps whose
/// values have a [`JsonSchema`]; `()`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no schema",
    label = "no schema of its group traits",
    note = "for a struct with `#[derive(GroupTraits)]`, add `#[group(schema)]` to it",
    note = "for a map, use values that implement `schemars::JsonSchema`"
)]
pub trait DescribeTraits: GroupTraits {
    /// When a message has the object `traits`.
    #[doc(hidden)]
    const SENT: Sent = Sent::Always;

    /// Adds every trait to the schema.
    #[doc(hidden)]
    fn describe(schema: &mut TraitsSchema);
}

/// A custom trait of a struct with a schema.
#[diagnostic::on_unimplemented(
    message = "`#[group(schema)]` asks every custom trait for its schema, and `{Self}` has none",
    label = "`schemars::JsonSchema` is not implemented",
    note = "for a date, add `#[group(date)]` to the field, which sends it in ISO-8601",
    note = "for a type of your own, add `#[derive(schemars::JsonSchema)]` to it",
    note = "for a type of another crate, turn on the Cargo feature that `schemars` has for it, such as `chrono04`",
    note = "to send the value's `Display` text, add `#[group(display)]` to the field",
    note = "to send what a function makes of it, add `#[group(with = path::to::function)]`",
    note = "to leave the field out, add `#[group(skip)]`"
)]
pub trait CustomSchema {
    /// Adds the trait to a schema.
    #[doc(hidden)]
    fn describe(schema: &mut TraitsSchema, property: Property);

    /// The same for what a function returns.
    #[doc(hidden)]
    fn describe_returned(_: Returned<Self>, schema: &mut TraitsSchema, property: Property) {
        Self::describe(schema, property);
    }
}

#[diagnostic::do_not_recommend]
impl<T: JsonSchema + ?Sized> CustomSchema for T {
    fn describe(schema: &mut TraitsSchema, property: Property) {
        schema.custom::<T>(property);
    }
}

/// A flattened field of a struct with a schema.
#[diagnostic::on_unimplemented(
    message = "`#[group(schema)]` asks for the schema of what is flattened, and `{Self}` has none",
    label = "no schema of its group traits",
    note = "for a struct with `#[derive(GroupTraits)]`, add `#[group(schema)]` to it",
    note = "for a map, use values that implement `schemars::JsonSchema`"
)]
pub trait FlattenSchema {
    /// Adds the traits to a schema.
    #[doc(hidden)]
    fn describe_flattened(schema: &mut TraitsSchema);
}

#[diagnostic::do_not_recommend]
impl<T: DescribeTraits + ?Sized> FlattenSchema for T {
    fn describe_flattened(schema: &mut TraitsSchema) {
        T::describe(schema);
    }
}

/// When a message has the object `traits`.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    Always,
    Sometimes,
    Never,
}

/// A trait as its field says it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// The name on the wire.
    pub name: &'static str,
    /// The doc comment.
    pub doc: &'static str,
    /// Whether it is deprecated.
    pub is_deprecated: bool,
    /// Whether a condition on the field can leave it out.
    pub is_skippable: bool,
}

/// The schema of an object of traits, while it is made.
#[doc(hidden)]
#[derive(Debug)]
pub struct TraitsSchema {
    generator: SchemaGenerator,
    doc: &'static str,
    is_deprecated: bool,
    properties: Map<String, Value>,
    required: BTreeSet<&'static str>,
    /// What the values of a map are, for each map.
    others: Vec<Value>,
    /// Whether all of what comes now can be missing together.
    is_optional: bool,
}

impl TraitsSchema {
    /// Adds a reserved trait.
    pub fn reserved(&mut self, property: Property, reserved: ReservedTrait, writes: &Writes) {
        let mut schema = kinds::of_writes(writes);
        if property.doc.is_empty() && schema.is_object() {
            schema["description"] = sentence(reserved.description()).into();
        }
        self.add(property, schema, writes.may_be_absent);
    }

    /// Adds a custom trait that is a value of a kind, such as a date.
    pub fn of_kind(&mut self, property: Property, writes: &Writes) {
        self.add(property, kinds::of_writes(writes), writes.may_be_absent);
    }

    /// Adds a custom trait of any type with a schema.
    pub fn custom<T: JsonSchema + ?Sized>(&mut self, property: Property) {
        let custom = custom::<T>(&mut self.generator);
        self.add(property, custom.schema, custom.may_be_absent);
    }

    /// Adds a custom trait that a function of serde writes, which can be anything or nothing.
    pub fn anything(&mut self, property: Property) {
        self.add(property, Value::Bool(true), true);
    }

    fn add(&mut self, property: Property, mut schema: Value, may_be_absent: bool) {
        let Property { name, doc, is_deprecated, is_skippable } = property;
        describe(&mut schema, doc, is_deprecated);
        self.properties.insert(name.to_owned(), schema);
        if !may_be_absent && !is_skippable && !self.is_optional {
            self.required.insert(name);
        }
    }

    /// Says what the struct says of itself; what is flattened in says nothing of the whole.
    pub fn say(&mut self, doc: &'static str, is_deprecated: bool) {
        if self.doc.is_empty() && self.properties.is_empty() {
            self.doc = doc;
            self.is_deprecated |= is_deprecated;
        }
    }

    /// Adds what can be there or not as a whole.
    fn optional(&mut self, describe: impl FnOnce(&mut Self)) {
        let was_optional = std::mem::replace(&mut self.is_optional, true);
        describe(self);
        self.is_optional = was_optional;
    }

    /// Adds traits whose names are only known when they are written.
    fn map<V: JsonSchema + ?Sized>(&mut self) {
        let values = custom::<V>(&mut self.generator).schema;
        if !self.others.contains(&values) {
            self.others.push(values);
        }
    }

    /// The schema of the traits of `T`. What it refers to is in the generator.
    pub(super) fn of<T: DescribeTraits + ?Sized>(generator: SchemaGenerator) -> (Value, SchemaGenerator) {
        let mut schema = Self {
            generator,
            doc: "",
            is_deprecated: false,
            properties: Map::new(),
            required: BTreeSet::new(),
            others: Vec::new(),
            is_optional: false,
        };
        T::describe(&mut schema);
        schema.finish()
    }

    fn finish(mut self) -> (Value, SchemaGenerator) {
        let others = match self.others.as_slice() {
            [] => Value::Bool(false),
            [values] => values.clone(),
            several => json!({ "anyOf": several }),
        };
        if !self.others.is_empty() {
            for reserved in RESERVED {
                if !self.properties.contains_key(reserved.name()) {
                    let schema = kinds::in_maps(reserved, &self.others, &self.generator);
                    self.properties.insert(reserved.name().to_owned(), schema);
                }
            }
        }
        let mut schema = json!({ "type": "object", "properties": self.properties, "additionalProperties": others });
        if !self.required.is_empty() {
            schema["required"] = self.required.into_iter().collect();
        }
        describe(&mut schema, self.doc, self.is_deprecated);
        (schema, self.generator)
    }
}

/// Adds what was said to a schema. One that allows nothing, or anything, says more as it is.
fn describe(schema: &mut Value, doc: &str, is_deprecated: bool) {
    if (!doc.is_empty() || is_deprecated) && *schema == true {
        *schema = json!({});
    }
    if let Some(schema) = schema.as_object_mut() {
        if !doc.is_empty() {
            schema.insert("description".to_owned(), doc.into());
        }
        if is_deprecated {
            schema.insert("deprecated".to_owned(), true.into());
        }
    }
}

/// The description of the spec, with a capital letter and a full stop.
fn sentence(description: &str) -> String {
    let mut letters = description.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).chain(['.']).collect()
}

#[diagnostic::do_not_recommend]
impl DescribeTraits for () {
    const SENT: Sent = Sent::Never;

    fn describe(_: &mut TraitsSchema) {}
}

#[diagnostic::do_not_recommend]
impl<T: DescribeTraits> DescribeTraits for Option<T> {
    const SENT: Sent = match T::SENT {
        Sent::Never => Sent::Never,
        Sent::Always | Sent::Sometimes => Sent::Sometimes,
    };

    fn describe(schema: &mut TraitsSchema) {
        schema.optional(T::describe);
    }
}

macro_rules! pointers_pass_on {
    ($([$($bound:tt)*] $Pointer:ty;)*) => {
        $(
            #[diagnostic::do_not_recommend]
            impl<T: DescribeTraits $($bound)*> DescribeTraits for $Pointer {
                const SENT: Sent = T::SENT;

                fn describe(schema: &mut TraitsSchema) {
                    T::describe(schema);
                }
            }
        )*
    };
}

pointers_pass_on! {
    [+ ?Sized] &T;
    [+ ?Sized] &mut T;
    [+ ?Sized] Box<T>;
    [+ ?Sized] Rc<T>;
    [+ ?Sized] Arc<T>;
    [+ ToOwned + ?Sized] Cow<'_, T>;
}

macro_rules! maps {
    ($($(#[$attribute:meta])* [$($parameters:tt)*] $Map:ty: $Value:ty;)*) => {
        $(
            $(#[$attribute])*
            #[diagnostic::do_not_recommend]
            impl<$($parameters)*> DescribeTraits for $Map {
                fn describe(schema: &mut TraitsSchema) {
                    schema.map::<$Value>();
                }
            }
        )*
    };
}

maps! {
    [K: AsRef<str>, V: Serialize + JsonSchema] BTreeMap<K, V>: V;
    [K: AsRef<str>, V: Serialize + JsonSchema, H] HashMap<K, V, H>: V;
    [] Map<String, Value>: Value;
    #[cfg(feature = "indexmap2")]
    [K: AsRef<str>, V: Serialize + JsonSchema, H] indexmap::IndexMap<K, V, H>: V;
    #[cfg(feature = "receive")]
    [] crate::receive::TraitMap: Value;
}
