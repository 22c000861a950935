//! How long a payload takes: `cargo bench -p group-core`. The comparison with other crates is in `comparison/`.

use std::net::Ipv4Addr;

use divan::{AllocProfiler, Bencher};
use group_core::{Context, Group, GroupTraits, Identity, Integrations, IsoDate};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[derive(GroupTraits)]
struct Company<'a> {
    name: &'a str,
    industry: Option<&'a str>,
    employees: u32,
    plan: &'a str,
    #[group(rename = "total billed")]
    total_billed: u64,
}

const INITECH: Company<'static> =
    Company { name: "Initech", industry: Some("Technology"), employees: 329, plan: "enterprise", total_billed: 830 };

fn minimal() -> Group<'static, &'static Company<'static>> {
    Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &INITECH).expect("the IDs are not blank")
}

fn complete() -> Group<'static, &'static Company<'static>> {
    let sent = IsoDate::parse("2015-02-23T22:28:55.111Z").expect("it is a date");
    let context = Context::new().ip(Ipv4Addr::new(8, 8, 8, 8)).user_agent(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_9_5) AppleWebKit/537.36 (KHTML, like Gecko) \
         Chrome/40.0.2214.115 Safari/537.36",
    );
    minimal()
        .channel("browser")
        .context(context)
        .integrations(Integrations::all(true).with("Mixpanel", false).with("Salesforce", false))
        .message_id("022bb90c-bbac-11e4-8dfc-aa07a5b093db")
        .expect("the message ID is short")
        .timestamp(&sent)
        .sent_at(&sent)
        .received_at(&sent)
        .version("1.1")
}

#[divan::bench]
fn build_minimal() -> Group<'static, &'static Company<'static>> {
    minimal()
}

#[divan::bench]
fn write_minimal(bencher: Bencher<'_, '_>) {
    write(bencher, &minimal());
}

#[divan::bench]
fn write_complete(bencher: Bencher<'_, '_>) {
    write(bencher, &complete());
}

#[divan::bench]
fn serialize_minimal(bencher: Bencher<'_, '_>) {
    serialize(bencher, &minimal());
}

#[divan::bench]
fn serialize_complete(bencher: Bencher<'_, '_>) {
    serialize(bencher, &complete());
}

fn write(bencher: Bencher<'_, '_>, group: &Group<'_, impl GroupTraits>) {
    let mut out = Vec::with_capacity(4096);
    bencher.bench_local(|| {
        out.clear();
        group.write_json(&mut out)
    });
}

fn serialize(bencher: Bencher<'_, '_>, group: &Group<'_, impl GroupTraits>) {
    let mut out = Vec::with_capacity(4096);
    bencher.bench_local(|| {
        out.clear();
        serde_json::to_writer(&mut out, group)
    });
}
