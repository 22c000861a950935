//! IDs: text, integers as decimal text, UUIDs and `ObjectId`s.

use std::{
    borrow::Cow,
    num::{NonZero, NonZeroU64},
    sync::Arc,
};

use bson::oid::ObjectId;
use group_core::{Group, GroupTraits, Id, Identity, OptionalId, Text, Update};
use serde_json::json;
use uuid::Uuid;

use crate::sent;

#[test]
fn integers_are_ids_as_decimal_text() {
    #[derive(GroupTraits)]
    struct Company {
        #[group(group_id)]
        key: i64,
        id: NonZeroU64,
    }

    let company = Company { key: -7, id: NonZero::new(u64::MAX).unwrap() };
    let group = Group::of(Identity::user(3_u8).and_anonymous(NonZero::new(4_i128).unwrap()), &company).unwrap();
    let payload = json!({
        "type": "group", "userId": "3", "anonymousId": "4", "groupId": "-7", "traits": { "id": "18446744073709551615" },
    });
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);
}

#[test]
fn trait_id_takes_ids_and_text_and_may_be_absent() {
    fn id(id: impl OptionalId) -> serde_json::Value {
        #[derive(GroupTraits)]
        struct Company<T> {
            id: T,
        }

        sent(&Company { id })
    }

    #[derive(Text)]
    struct Slug(String);

    #[derive(Id, Clone)]
    struct Key(ObjectId);

    #[derive(Text)]
    enum Fixed {
        One,
    }

    let object_id = ObjectId::parse_str("507f191e810c19729de860ea").unwrap();
    assert_eq!(id("a"), json!({ "id": "a" }));
    assert_eq!(id('a'), json!({ "id": "a" }));
    assert_eq!(id(7), json!({ "id": "7" }));
    assert_eq!(id(Some(7_u64)), json!({ "id": "7" }));
    assert_eq!(id(None::<u64>), json!({}));
    assert_eq!(id(Update::Set(7)), json!({ "id": "7" }));
    assert_eq!(id(Update::<u8>::Clear), json!({ "id": null }));
    assert_eq!(id(Arc::new(Some(7))), json!({ "id": "7" }));
    assert_eq!(id(Cow::Borrowed(&7)), json!({ "id": "7" }));
    assert_eq!(id(Uuid::nil()), json!({ "id": "00000000-0000-0000-0000-000000000000" }));
    assert_eq!(id(Slug("initech".into())), json!({ "id": "initech" }));
    assert_eq!(id(Some(&Slug("initech".into()))), json!({ "id": "initech" }));
    assert_eq!(id(Key(object_id)), json!({ "id": "507f191e810c19729de860ea" }));
    assert_eq!(id(Some(Key(object_id))), json!({ "id": "507f191e810c19729de860ea" }));
    assert_eq!(id(Fixed::One), json!({ "id": "One" }));
}

#[test]
fn newtype_of_an_id_is_an_id_everywhere() {
    #[derive(Id, Clone, Copy)]
    struct CompanyId(u64);

    #[derive(Id)]
    struct UserId(#[group(display)] bool);

    #[derive(Id, Clone)]
    struct Wrapped<T> {
        id: T,
        #[group(skip)]
        _rest: std::marker::PhantomData<T>,
    }

    let wrapped = Wrapped { id: CompanyId(7), _rest: std::marker::PhantomData };
    let user = UserId(true);
    let group = Group::new(Identity::user(&user).and_anonymous(CompanyId(8)), wrapped.clone(), ()).unwrap();
    let payload = json!({ "type": "group", "userId": "true", "anonymousId": "8", "groupId": "7" });
    assert_eq!(serde_json::to_value(&group).unwrap(), payload);
    assert_eq!(Identity::user(UserId(false)).user_id(), Some("false"));
    assert_eq!(wrapped.optional_id(), Update::Set("7".into()));
}

#[test]
fn id_by_hand_fits_the_trait_with_a_second_impl() {
    struct Realm(u8, u64);

    impl Id for Realm {
        fn id(&self) -> Cow<'_, str> {
            Cow::Owned(format!("{}-{}", self.0, self.1))
        }
    }

    impl OptionalId for Realm {
        fn optional_id(&self) -> Update<Cow<'_, str>> {
            Update::Set(self.id())
        }
    }

    #[derive(GroupTraits)]
    struct Company {
        id: Realm,
    }

    assert_eq!(sent(&Company { id: Realm(1, 2) }), json!({ "id": "1-2" }));
}
