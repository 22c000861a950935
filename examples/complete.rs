//! Every field of the spec's complete payload, through the typed API:
//!
//! ```sh
//! cargo run --example complete
//! ```

use std::net::Ipv4Addr;

use group_core::{Context, Group, GroupTraits, Identity, Integrations};
use jiff::Timestamp;

#[derive(GroupTraits)]
struct Company<'a> {
    name: &'a str,
    industry: &'a str,
    employees: u32,
    plan: &'a str,
    #[group(rename = "total billed")]
    total_billed: u64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let identity = Identity::user("97980cfea0067").and_anonymous("507f191e810c19729de860ea");
    let company =
        Company { name: "Initech", industry: "Technology", employees: 329, plan: "enterprise", total_billed: 830 };
    let context = Context::new().ip(Ipv4Addr::new(8, 8, 8, 8)).user_agent(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_5) AppleWebKit/537.36 (KHTML, like Gecko) \
         Chrome/40.0.2214.115 Safari/537.36",
    );
    let integrations = Integrations::all(true).with("Mixpanel", false).with("Salesforce", false);
    let sent: Timestamp = "2015-02-23T22:28:55.111Z".parse()?;
    let received: Timestamp = "2015-02-23T22:28:55.387Z".parse()?;

    let group = Group::new(identity, "0e8c78ea9d97a7b8185e8632", &company)?
        .channel("browser")
        .context(context)
        .integrations(integrations)
        .message_id("022bb90c-bbac-11e4-8dfc-aa07a5b093db")?
        .timestamp(sent)
        .sent_at(sent)
        .received_at(received)
        .version("1.1");
    println!("{}", group.to_json()?);
    Ok(())
}
