//! Conversions per second, beside parsing the message: `cargo bench -p group-destinations`.

use std::fmt;

use divan::{AllocProfiler, Bencher, black_box, counter::ItemsCount};
use group_core::{ReceivedGroup, TraitMap};
use group_destinations::{
    Amplitude, CustomerIo, Destination, HubSpot, Intercom, Mixpanel, PostHog, Salesforce, SettingError,
};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// The complete payload of the spec, with every destination switched on.
const COMPLETE: &str = r#"{
    "anonymousId": "507f191e810c19729de860ea",
    "channel": "browser",
    "context": {"ip": "8.8.8.8", "userAgent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_5) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/40.0.2214.115 Safari/537.36"},
    "integrations": {"All": true},
    "messageId": "022bb90c-bbac-11e4-8dfc-aa07a5b093db",
    "receivedAt": "2015-02-23T22:28:55.387Z",
    "sentAt": "2015-02-23T22:28:55.111Z",
    "timestamp": "2015-02-23T22:28:55.111Z",
    "traits": {"name": "Initech", "industry": "Technology", "employees": 329, "plan": "enterprise", "total billed": 830},
    "type": "group",
    "userId": "97980cfea0067",
    "groupId": "0e8c78ea9d97a7b8185e8632",
    "version": "1.1"
}"#;

/// A message with many custom traits.
fn large() -> String {
    let traits: Vec<_> = (0..100).map(|index| format!(r#""trait {index}":"value {index}""#)).collect();
    format!(
        r#"{{"type":"group","groupId":"0e8c78ea9d97a7b8185e8632","userId":"97980","traits":{{"name":"Initech",{}}}}}"#,
        traits.join(",")
    )
}

struct Named(Box<dyn Destination>);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

fn destinations() -> Vec<Named> {
    build().expect("the settings are right")
}

fn build() -> Result<Vec<Named>, SettingError> {
    let destinations: [Box<dyn Destination>; 7] = [
        Box::new(Mixpanel::new("token")?),
        Box::new(Amplitude::new("key", "company")?),
        Box::new(PostHog::new("key", "company")?),
        Box::new(CustomerIo::new("site", "key")?),
        Box::new(Intercom::new("token")?.attribute("total billed", "total_billed")),
        Box::new(HubSpot::new("token", "group_id")?.property("total billed", "total_billed")),
        Box::new(
            Salesforce::new("https://initech.my.salesforce.com", "token", "Group_Id__c")?
                .field("total billed", "Total_Billed__c"),
        ),
    ];
    Ok(destinations.into_iter().map(Named).collect())
}

#[divan::bench]
fn parse_complete(bencher: Bencher<'_, '_>) {
    parse(bencher, COMPLETE);
}

#[divan::bench]
fn parse_large(bencher: Bencher<'_, '_>) {
    parse(bencher, &large());
}

/// Parses a message, and reads its traits.
fn parse(bencher: Bencher<'_, '_>, message: &str) {
    bencher.counter(ItemsCount::new(1_usize)).bench(|| -> (ReceivedGroup, Option<TraitMap>) {
        let group = ReceivedGroup::from_json(black_box(message)).expect("it is a group call");
        let traits = group.traits().expect("they are an object");
        (group, traits)
    });
}

#[divan::bench(args = destinations())]
fn convert_complete(bencher: Bencher<'_, '_>, destination: &Named) {
    convert(bencher, destination, COMPLETE);
}

#[divan::bench(args = destinations())]
fn convert_large(bencher: Bencher<'_, '_>, destination: &Named) {
    convert(bencher, destination, &large());
}

fn convert(bencher: Bencher<'_, '_>, destination: &Named, message: &str) {
    let group = ReceivedGroup::from_json(message).expect("it is a group call");
    bencher.counter(ItemsCount::new(1_usize)).bench(|| destination.0.convert(black_box(&group)));
}
