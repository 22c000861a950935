//! What a payload costs: a struct without a map pays nothing for the checks that a map needs.

use std::collections::BTreeMap;

use allocation_counter::measure;
use group_core::{Batch, Group, GroupTraits, Identity, PostalAddress, Update};

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
fn only_a_key_of_a_map_is_allocated_for() {
    assert_eq!(allocations(BTreeMap::<String, u8>::new()), 0);
    assert_ne!(allocations(BTreeMap::from([("seats", 5)])), 0);
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
