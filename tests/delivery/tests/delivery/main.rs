//! A delivery: its thread, and the clients that it sends with.

mod clients;
mod thread;

use std::time::Duration;

use group_core::{
    Group, GroupTraits, Identity,
    http::{Endpoint, Outbox, OutboxSettings, RetryPolicy, WriteKey},
};

/// More than anything here takes.
const LONG: Duration = Duration::from_secs(60);

#[derive(Clone, Debug, PartialEq, GroupTraits)]
struct Company {
    name: String,
}

fn group_id(number: usize) -> String {
    format!("group-{number:04}")
}

fn group_ids(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(group_id).collect()
}

fn message(number: usize) -> Group<'static, Company> {
    Group::new(Identity::user("97980cfea0067"), group_id(number), Company { name: "Initech".into() }).unwrap()
}

/// Two messages make a batch due, and retries come soon.
fn settings() -> OutboxSettings {
    let milliseconds = Duration::from_millis;
    OutboxSettings::default()
        .flush_at(2)
        .flush_after(LONG)
        .retry(RetryPolicy::default().first_wait(milliseconds(2)).longest_wait(milliseconds(20)))
}

fn outbox(base_url: &str, settings: OutboxSettings) -> Outbox {
    let endpoint = Endpoint::new(base_url, WriteKey::new("aBcDeFgHiJkLmNoP").unwrap()).unwrap();
    Outbox::with_settings(endpoint, settings)
}
