// Plans with a variant for names that nobody knows yet.

use group_core::Text;

#[derive(Text)]
enum AccountPlan {
    Free,
    Plus,
    Custom(String),
}

#[derive(serde::Serialize, Text)]
#[serde(untagged)]
enum PlanType {
    Known(KnownPlan),
    Unknown(String),
}

#[derive(serde::Serialize, Text)]
enum KnownPlan {
    Free,
    Enterprise,
}

#[derive(serde::Serialize, Text)]
#[serde(tag = "type")]
enum Tier {
    Individual {},
    Organization { saml_sso: bool },
}

fn main() {}
