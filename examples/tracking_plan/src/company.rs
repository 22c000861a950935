//! What is known about a company.

use group_core::{GroupTraits, PostalAddress, Text};
use schemars::JsonSchema;
use serde::Serialize;

/// A customer, as billing knows it.
#[derive(GroupTraits)]
#[group(schema, rename_all = "camelCase")]
pub(crate) struct Company {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The plan that is paid for; on a trial there is none.
    pub(crate) plan: Option<Plan>,
    pub(crate) employees: Option<u32>,
    pub(crate) created_at: jiff::Timestamp,
    pub(crate) address: PostalAddress,
    pub(crate) seats: Seats,
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
#[expect(dead_code, reason = "the rule asks for its texts alone")]
pub(crate) enum Plan {
    Team,
    Business,
    Enterprise,
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct Seats {
    pub(crate) paid: u32,
    pub(crate) used: u32,
}
