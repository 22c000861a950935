//! Traits without `GroupTraits`
//!
//! Derive `GroupTraits` on the struct. A JSON object is sent as a map, `serde_json::Map`.
use group_core::{Group, Identity};

struct Company {
    name: String,
}

fn main() {
    let company = Company { name: String::new() };
    let _ = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &company);
    let _ = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", serde_json::json!({}));
    let _ = group_core::to_json("name");
}
