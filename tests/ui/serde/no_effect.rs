//! Words that have no effect beside serde's
//!
//! An enum that converts into text has no texts of variants, and a newtype needs its field.
use group_core::{Address, Id, Text};
use serde::Serialize;

#[derive(Clone, Serialize, Text)]
#[serde(into = "String")]
#[group(rename_all = "lowercase")]
enum Plan {
    #[group(rename = "free")]
    Free,
    #[group(other, rubbish)]
    Other(#[group(display)] String),
}

impl From<Plan> for String {
    fn from(_: Plan) -> Self {
        Self::new()
    }
}

#[derive(Serialize, Text)]
struct Domain(#[serde(skip_serializing)] String);

#[derive(Serialize, Text)]
struct Number(
    #[serde(skip)]
    #[group(display)]
    u32,
);

#[derive(Address)]
#[group(rename_all = "lowercase", schema)]
struct Office {
    city: String,
}

#[derive(Id)]
#[group(schema)]
struct CompanyId(u64);

fn main() {}
