//! Values of bson 2. Not among the tests of the workspace, as that version turns on a feature of `serde_json` for all of them.

#![cfg(all(feature = "bson2", feature = "derive"))]

use bson2::{DateTime, oid::ObjectId};
use group_core::{Group, GroupTraits, Identity, to_json};

#[derive(GroupTraits)]
struct Company {
    id: ObjectId,
    name: ObjectId,
    created_at: DateTime,
}

#[test]
fn object_ids_are_text_and_ids_and_date_times_are_dates() {
    let id = ObjectId::parse_str("507f191e810c19729de860ea").unwrap();
    let company = Company { id, name: id, created_at: DateTime::from_millis(1_424_730_535_111) };
    assert_eq!(
        to_json(&company).unwrap(),
        concat!(
            r#"{"id":"507f191e810c19729de860ea","name":"507f191e810c19729de860ea","#,
            r#""createdAt":"2015-02-23T22:28:55.111Z"}"#,
        )
    );
    let group = Group::new(Identity::user(id), id, &company).unwrap();
    assert_eq!(group.get_group_id(), "507f191e810c19729de860ea");
}
