//! A struct as a real product has it: the types of the domain are sent as they are.
//!
//! ```sh
//! cargo run -p domain_types
//! ```

use bson::oid::ObjectId;
use group_core::{Group, GroupTraits, Id, Identity, PostalAddress, Text, Update};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use uuid::Uuid;

#[derive(GroupTraits)]
struct Workspace {
    #[group(group_id)]
    id: WorkspaceId, // the `groupId` of the call, and no trait
    name: String,
    plan: Plan,
    created_at: Timestamp,  // sent as `createdAt`, in UTC with milliseconds
    address: PostalAddress, // parts that are `None` are left out
    billed: Cents,          // a custom trait: any type that serde can serialize
    #[group(display)]
    renews_on: Option<Date>, // as its `Display` text; left out when it is `None`
    #[group(flatten)]
    profile: ProfileForm,
}

/// A newtype is sent as what it holds, and one of an ID is an ID.
#[derive(Id)]
struct WorkspaceId(ObjectId);

/// Sent as `free-trial` or `enterprise`.
#[derive(Default, Text)]
#[group(rename_all = "kebab-case")]
enum Plan {
    #[default]
    FreeTrial,
    Enterprise,
}

/// Money as serde writes it: an integer, so that nothing is rounded.
#[derive(Serialize)]
struct Cents(u64);

/// A form on which a field is left alone, filled in or emptied.
#[derive(Default, GroupTraits)]
struct ProfileForm {
    website: Update<String>,
    phone: Update<String>,
    description: Update<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let user: Uuid = "022bb90c-bbac-11e4-8dfc-aa07a5b093db".parse()?;
    let workspace = Workspace {
        id: WorkspaceId("507f191e810c19729de860ea".parse()?),
        name: "Initech".into(),
        plan: Plan::Enterprise,
        created_at: "2015-02-23T17:28:55.111-05:00".parse()?,
        address: PostalAddress { city: Some("Austin".into()), state: Some("TX".into()), ..PostalAddress::default() },
        billed: Cents(83_000),
        renews_on: Some("2016-02-23".parse()?),
        profile: ProfileForm {
            website: Update::Set("https://initech.com".into()),
            phone: Update::Clear,
            ..ProfileForm::default()
        },
    };

    let group = Group::of(Identity::user(user), &workspace)?;
    println!("{}", serde_json::to_string_pretty(&group)?);
    Ok(())
}
