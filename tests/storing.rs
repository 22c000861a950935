//! What was received or built can be changed, stored, handed to another thread and sent on, without a lifetime in its type.

use std::{collections::HashMap, thread};

use group_core::{
    Batch, Context, Group, GroupTraits, Identity, Integrations, ReadError, ReceivedGroup, TraitMap, Update, WriteError,
};
use serde_json::{json, value::RawValue};

const RECEIVED: &str =
    r#"{"type":"group","groupId":"0e8c","userId":"97980","traits":{"name":"Initech","employees":329}}"#;

#[derive(Default)]
struct Store {
    received: HashMap<String, ReceivedGroup>,
    traits: HashMap<String, TraitMap>,
    ready: HashMap<String, Group<'static, TraitMap>>,
}

#[test]
fn received_message_is_changed_stored_across_threads_and_sent_on() {
    let store = thread::spawn(|| {
        let mut store = Store::default();
        let body = RECEIVED.to_owned();
        let received = ReceivedGroup::from_json(&body).unwrap();
        let mut traits = received.traits().unwrap().unwrap();
        traits.insert("plan", "enterprise").unwrap();
        let group = Group::new(received.identity().unwrap(), received.group_id().unwrap(), traits.clone()).unwrap();
        let group = group.channel("server").into_owned();

        let id = group.get_group_id().to_owned();
        store.ready.insert(id.clone(), group);
        store.traits.insert(id.clone(), traits);
        store.received.insert(id, received);
        store
    });
    let mut store = store.join().unwrap();

    let mut batch = Batch::new();
    batch.push(store.ready.remove("0e8c").unwrap()).unwrap();
    batch.push_received(store.received.remove("0e8c").unwrap()).unwrap();
    let changed = RECEIVED.replace(r"329}}", r#"329,"plan":"enterprise"},"channel":"server"}"#);
    let written = changed.replace(r#""groupId":"0e8c","userId":"97980""#, r#""userId":"97980","groupId":"0e8c""#);
    assert_eq!(String::from_utf8(batch.into_body()).unwrap(), format!(r#"{{"batch":[{written},{RECEIVED}]}}"#));
    assert_eq!(store.traits["0e8c"].len(), 3);
}

#[test]
fn owned_message_writes_what_the_borrowed_one_wrote() {
    let texts = ["user", "visitor", "group", "server", "id", "1.1", "Berlin"].map(str::to_owned);
    let [user, visitor, group_id, channel, message_id, version, city] = &texts;
    let group = Group::new(Identity::user(user).and_anonymous(visitor), group_id, ())
        .unwrap()
        .channel(channel)
        .context(Context::new().with(city, city))
        .integrations(Integrations::all(true).with(city, false))
        .message_id(message_id)
        .unwrap()
        .timestamp(jiff::Timestamp::UNIX_EPOCH)
        .sent_at(jiff::Timestamp::UNIX_EPOCH)
        .received_at(jiff::Timestamp::UNIX_EPOCH)
        .version(version);
    let json = group.to_json().unwrap();
    let owned: Group<'static, ()> = group.into_owned();
    drop(texts);
    assert_eq!(owned.to_json().unwrap(), json);
}

#[test]
fn message_takes_its_traits_and_group_id_by_value() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(group_id)]
        key: String,
        name: String,
    }

    fn call() -> Group<'static, Company> {
        let company = Company { key: "0e8c".into(), name: "Initech".into() };
        Group::of(Identity::user("97980"), company).unwrap()
    }
    let expected = r#"{"type":"group","userId":"97980","groupId":"0e8c","traits":{"name":"Initech"}}"#;
    assert_eq!(call().to_json().unwrap(), expected);
}

#[test]
fn trait_map_is_made_from_values_traits_and_other_maps() {
    let object = json!({"name": "Initech", "employees": 329});
    let map = TraitMap::try_from(object.clone()).unwrap();
    assert_eq!(serde_json::to_value(&map).unwrap(), object);
    assert_eq!(map.clone().into_iter().collect::<TraitMap>(), map);
    assert_eq!(TraitMap::from_traits(&map).unwrap(), map);

    let error = TraitMap::try_from(json!([1])).unwrap_err();
    assert!(matches!(error, ReadError::WrongType { expected: "an object", found: "an array", .. }), "{error}");

    let mut map = map;
    let twice = RawValue::from_string("\"Initrode\"".into()).unwrap();
    map.extend([("Name", twice)]);
    assert_eq!(map.len(), 3);
    assert!(matches!(TraitMap::from_traits(&map), Err(WriteError::SentTwice { .. })));
}

#[test]
fn trait_map_takes_the_kinds_as_a_struct_sends_them() {
    let mut map = TraitMap::new();
    map.insert_text("name", "Initech").unwrap();
    map.insert_text("phone", Update::<String>::Clear).unwrap();
    map.insert_text("email", None::<String>).unwrap();
    map.insert_date("created_at", jiff::Timestamp::UNIX_EPOCH).unwrap();
    map.insert_count("employees", 329).unwrap();
    map.insert_count("seats", "11-50").unwrap();
    assert_eq!(
        serde_json::to_string(&map).unwrap(),
        concat!(
            r#"{"name":"Initech","phone":null,"created_at":"1970-01-01T00:00:00.000Z","employees":329,"#,
            r#""seats":"11-50"}"#,
        ),
    );
    let wrong = map.insert_text("createdAt", "yesterday").unwrap_err();
    assert!(matches!(wrong, WriteError::SentTwice { .. }), "{wrong}");
    let wrong = map.insert_count("industry", 7).unwrap_err();
    assert!(matches!(wrong, WriteError::WrongType { .. }), "{wrong}");
    let day_after_9999 = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    assert!(matches!(map.insert_date("since", day_after_9999), Err(WriteError::Date { .. })));
}

#[test]
fn debug_of_what_was_received_shows_names_and_types() {
    let received = ReceivedGroup::from_json(RECEIVED).unwrap();
    assert_eq!(
        format!("{received:?}"),
        "ReceivedGroup { type: a string, groupId: a string, userId: a string, traits: an object }",
    );
    let traits = received.traits().unwrap().unwrap();
    assert_eq!(format!("{traits:?}"), r#"{"name": a string, "employees": a number}"#);
}
