//! A struct of the domain becomes the payload of a `group` call:
//!
//! ```sh
//! cargo run --example quickstart
//! ```

use group_core::{Group, GroupTraits, Identity, Text};

#[derive(GroupTraits)]
struct Company {
    name: String,
    industry: Option<String>, // left out when it is `None`
    employees: u32,
    plan: Plan,
    #[group(rename = "total billed")]
    total_billed: u64, // a custom trait: any type that serde can serialize
}

#[derive(Text)]
#[group(rename_all = "lowercase")]
enum Plan {
    Enterprise,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let company = Company {
        name: "Initech".into(),
        industry: Some("Technology".into()),
        employees: 329,
        plan: Plan::Enterprise,
        total_billed: 830,
    };

    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &company)?;
    println!("{}", group.to_json()?);
    Ok(())
}
