//! A struct as a real product has it: its own types, and a form on which a field can be kept, changed or emptied.

use bson::oid::ObjectId;
use group_core::{Address, Group, GroupTraits, Identity, Text, Update};
use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};

#[derive(GroupTraits)]
#[group(rename_all = "camelCase")]
struct Workspace {
    #[group(group_id)]
    key: ObjectId,
    name: String,
    plan: Plan,
    address: Option<Office>,
    created_at: Timestamp,
    trial_ends: Option<civil::Date>, // a trait of one's own, which serde writes
    employees: SizeBand,
    balance: Cents,
    #[group(flatten)]
    profile: ProfileForm,
}

#[derive(Text)]
#[group(rename_all = "snake_case")]
enum Plan {
    FreeTrial,
}

/// The number of employees, which the spec takes as text too.
#[derive(Text)]
enum SizeBand {
    #[group(rename = "11-50")]
    Small,
}

#[derive(Address)]
struct Office {
    street: String,
    #[group(rename = "city")]
    town: String,
    postal_code: Option<String>,
}

/// Money stays a whole number on the wire.
#[derive(Serialize)]
struct Cents(i64);

/// What the user sent: a field that is missing is kept, and `null` empties it.
#[derive(GroupTraits, Deserialize)]
struct ProfileForm {
    #[serde(default)]
    description: Update<String>,
    #[serde(default)]
    website: Update<String>,
    #[serde(default)]
    phone: Update<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = Workspace {
        key: "507f191e810c19729de860ea".parse()?,
        name: "Initech".into(),
        plan: Plan::FreeTrial,
        address: Some(Office { street: "4120 Freidrich Ln".into(), town: "Austin".into(), postal_code: None }),
        created_at: "2015-02-23T22:28:55.111Z".parse()?,
        trial_ends: Some(civil::date(2015, 3, 23)),
        employees: SizeBand::Small,
        balance: Cents(129_900),
        profile: serde_json::from_str(r#"{ "website": "https://initech.com", "phone": null }"#)?,
    };

    let group = Group::of(Identity::user("97980cfea0067"), &workspace)?;
    println!("{}", group.to_json()?);
    Ok(())
}
