//! The traits of the payloads, as structs that both derives read: `Serialize` is the struct written by hand, which borrows
//! and skips what is absent.

use group_core::GroupTraits;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, GroupTraits, Serialize)]
pub struct Company<'a> {
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<&'a str>,
    pub employees: u32,
    pub plan: &'a str,
    #[group(rename = "total billed")]
    #[serde(rename = "total billed")]
    pub total_billed: u64,
}

pub const INITECH: Company<'static> =
    Company { name: "Initech", industry: Some("Technology"), employees: 329, plan: "enterprise", total_billed: 830 };

include!(concat!(env!("OUT_DIR"), "/own.rs"));
