//! What a payload costs: a struct without a map pays nothing for the checks that a map needs.

use std::{collections::BTreeMap, time::Instant};

use allocation_counter::measure;
use group_core::{
    Batch, Group, GroupTraits, Identity, PostalAddress, Update, check_json,
    http::{Endpoint, Next, Outbox, OutboxSettings, WriteKey},
    spec::limits,
};

#[derive(GroupTraits)]
struct Company<M: GroupTraits> {
    name: &'static str,
    created_at: jiff::Timestamp,
    employees: u32,
    address: PostalAddress,
    phone: Update<String>,
    #[group(rename = "total billed")]
    total_billed: Option<f64>,
    tags: Vec<String>,
    #[group(flatten)]
    more: M,
}

/// How often a message is allocated for that is written into a buffer with room for it.
fn allocations<M: GroupTraits>(more: M) -> u64 {
    let company = Company {
        name: "Initech",
        created_at: jiff::Timestamp::UNIX_EPOCH,
        employees: 329,
        address: PostalAddress { city: Some("Austin".into()), ..PostalAddress::default() },
        phone: Update::Clear,
        total_billed: Some(830.5),
        tags: vec!["new".into()],
        more,
    };
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", &company).unwrap();
    let mut buffer = Vec::with_capacity(1024);
    measure(|| group.write_json(&mut buffer).unwrap()).count_total
}

#[test]
fn struct_without_a_map_is_written_without_an_allocation() {
    assert_eq!(allocations(()), 0);
}

#[test]
fn names_of_a_map_are_allocated_for_together() {
    assert_eq!(allocations(BTreeMap::<String, u8>::new()), 0);
    assert_ne!(allocations(BTreeMap::from([("seats", 5)])), 0);
    let many: BTreeMap<_, _> = (0..1_000).map(|index| (format!("seats_{index}"), index)).collect();
    // The buffer grows as well.
    assert!(allocations(many) < 50);
}

#[test]
fn batch_and_body_that_are_used_again_cost_no_allocation() {
    let mut batch = Batch::new();
    let mut body = Vec::new();
    let mut fill = || {
        body.clear();
        for _ in 0..100 {
            let identity = Identity::user("97980cfea0067");
            batch.push(Group::new(identity, "0e8c78ea9d97a7b8185e8632", ()).unwrap()).unwrap();
        }
        batch.write_body(&mut body);
        batch.clear();
    };
    assert_ne!(measure(&mut fill).count_total, 0);
    assert_eq!(measure(&mut fill).count_total, 0);
}

#[test]
fn queue_holds_little_more_than_its_messages_and_two_bodies() {
    const MESSAGES: usize = 10_000;

    for padding in [10, 300, 3_000] {
        let name = "x".repeat(padding);
        let message = || {
            let traits = BTreeMap::from([("name", &name)]);
            Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", traits).unwrap().stamp()
        };
        let bytes = (MESSAGES * message().to_json().unwrap().len()) as u64;
        let endpoint = Endpoint::new(Endpoint::US, WriteKey::new("aBcDeFgHiJkLmNoP").unwrap()).unwrap();
        let mut outbox = Outbox::with_settings(endpoint, OutboxSettings::default().queue_bytes(usize::MAX));
        let mut request = None;
        let measured = measure(|| {
            for _ in 0..MESSAGES {
                outbox.push(message(), Instant::now()).unwrap();
                // One is out, and its body in memory, while the others come in.
                if let Next::Send(dispatch) = outbox.poll(Instant::now()) {
                    request = Some(dispatch);
                }
            }
        });
        assert!(request.is_some());
        let limit = bytes + bytes / 10 + 2 * limits::BATCH_BYTES as u64;
        assert!(measured.bytes_max <= limit, "{} for {bytes}, and at most {limit}", measured.bytes_max);
    }
}

#[test]
fn clean_message_is_judged_without_an_allocation() {
    let names: Vec<_> = (0..100).map(|index| format!(r#""custom_{index}":{index}"#)).collect();
    let many = format!(r#"{{"type":"group","groupId":"0e8c","userId":"97980","traits":{{{}}}}}"#, names.join(","));
    let minimal = include_str!("data/minimal.json").replacen('{', r#"{"userId": "97980","#, 1);
    for json in [&minimal, include_str!("data/complete.json"), &many] {
        let mut violations = Vec::new();
        let cost = measure(|| violations = check_json(json.as_bytes()));
        assert!(violations.is_empty(), "{violations:?}");
        assert_eq!(cost.count_total, 0, "{json}");
    }
}
