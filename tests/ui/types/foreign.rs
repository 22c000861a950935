// Types of other crates without the kind.
use group_core::GroupTraits;
use std::{net::IpAddr, path::PathBuf, time::Duration};

#[derive(GroupTraits)]
struct Company {
    avatar: PathBuf,
    website: IpAddr,
    name: serde_json::Value,
    employees: Duration,
    created_at: jiff::Span,
    address: IpAddr,
}

fn main() {}
