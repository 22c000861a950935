use std::{borrow::Cow, rc::Rc, sync::Arc};

use bson::oid::ObjectId;
use group_core::{Group, GroupTraits, Id, Identity, IntoId};
use serde_json::json;
use uuid::Uuid;

const OBJECT_ID: &str = "507f191e810c19729de860ea";
const UUID: &str = "022bb90c-bbac-11e4-8dfc-aa07a5b093db";

fn object_id() -> ObjectId {
    ObjectId::parse_str(OBJECT_ID).unwrap()
}

fn uuid() -> Uuid {
    Uuid::parse_str(UUID).unwrap()
}

#[derive(Clone, Copy, Id)]
struct CompanyId(ObjectId);

#[derive(Clone, Id)]
struct UserId<T = Uuid>(T);

#[test]
fn uuid_and_object_id_are_ids_by_value_and_by_reference() {
    let payload = json!({ "type": "group", "userId": UUID, "anonymousId": OBJECT_ID, "groupId": OBJECT_ID });

    let group = Group::new(Identity::user(uuid()).and_anonymous(object_id()), object_id(), ()).unwrap();
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);

    let (uuid, object_id) = (uuid(), object_id());
    let group = Group::new(Identity::anonymous(&object_id).and_user(&uuid), &object_id, ()).unwrap();
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);
}

#[test]
fn newtype_of_an_id_is_an_id_by_value_and_by_reference() {
    let (company, user) = (CompanyId(object_id()), UserId(uuid()));
    let payload = json!({ "type": "group", "userId": UUID, "groupId": OBJECT_ID });

    let group = Group::new(Identity::user(&user), &company, ()).unwrap();
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);

    let group = Group::new(Identity::user(user.clone()), company, ()).unwrap();
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);
}

#[test]
fn newtype_by_value_leaves_borrowed_ids_as_they_are() {
    let local = String::from("97980cfea0067");
    let group = Group::new(Identity::user(&local), CompanyId(object_id()), ()).unwrap();
    assert_eq!(group.get_identity().user_id(), Some(local.as_str()));
}

#[test]
fn every_string_type_is_an_id() {
    fn text<'a>(id: impl IntoId<'a>) -> Cow<'a, str> {
        id.into_id()
    }

    assert_eq!(text("a"), "a");
    assert_eq!(text(&"a"), "a");
    assert_eq!(text(String::from("a")), "a");
    assert_eq!(text(&String::from("a")), "a");
    assert_eq!(text(Box::<str>::from("a")), "a");
    assert_eq!(text(&Box::<str>::from("a")), "a");
    assert_eq!(text(Rc::<str>::from("a")), "a");
    assert_eq!(text(&Rc::<str>::from("a")), "a");
    assert_eq!(text(Arc::<str>::from("a")), "a");
    assert_eq!(text(&Arc::new(String::from("a"))), "a");
    assert_eq!(text(Cow::Borrowed("a")), "a");
    assert_eq!(text(&Cow::<str>::Owned("a".into())), "a");
    assert_eq!(text(UserId("a")), "a");
    assert_eq!(text(&UserId(Cow::Borrowed("a"))), "a");
}

#[test]
fn borrowed_text_is_not_copied() {
    let id = String::from("97980cfea0067");
    assert!(matches!((&id).into_id(), Cow::Borrowed(_)));
    assert!(matches!(id.as_str().into_id(), Cow::Borrowed(_)));
    assert!(matches!((&UserId(&id)).into_id(), Cow::Borrowed(_)));
}

#[test]
fn group_id_comes_out_of_the_traits() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(group_id)]
        key: CompanyId,
        name: &'static str,
    }

    let company = Company { key: CompanyId(object_id()), name: "Initech" };
    let group = Group::of(Identity::user(uuid()), &company).unwrap();
    let payload = json!({ "type": "group", "userId": UUID, "groupId": OBJECT_ID, "traits": { "name": "Initech" } });
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);
}

#[test]
fn id_by_hand_is_one_method() {
    struct Serial(u64);

    impl Id for Serial {
        fn id(&self) -> Cow<'_, str> {
            self.0.to_string().into()
        }
    }

    let serial = Serial(7);
    assert_eq!(Group::new(Identity::user("97980cfea0067"), &serial, ()).unwrap().get_group_id(), "7");
}
