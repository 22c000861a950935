use std::{borrow::Cow, marker::PhantomData, num::NonZeroU32};

use group_core::{Count, Date, Group, GroupTraits, Id, Identity, PostalAddress, Text, Update, reserved};
use jiff::civil;
use serde_json::json;

use crate::sent;

#[derive(Text)]
struct Website(String);

#[derive(Text)]
struct Named<'a> {
    name: &'a str,
}

#[derive(Clone, Text)]
struct Tagged<T, Tag = ()>(T, #[group(skip)] PhantomData<Tag>);

#[derive(Count)]
struct Headcount(NonZeroU32);

#[derive(Count)]
struct AnyCount<T>(T);

#[derive(Date)]
struct Founded(civil::Date);

#[derive(Date)]
struct AnyDate<T: ?Sized>(Box<T>);

#[derive(GroupTraits)]
struct Company<N, W, E, C>
where
    N: reserved::Name,
    W: reserved::Website,
    E: reserved::Employees,
    C: reserved::CreatedAt,
{
    name: N,
    website: W,
    employees: E,
    created_at: C,
}

#[test]
fn newtype_goes_out_as_the_value_in_it() {
    let company = Company {
        name: Named { name: "Initech" },
        website: Website("https://initech.com".into()),
        employees: Headcount(NonZeroU32::MIN),
        created_at: Founded(civil::date(1999, 2, 19)),
    };
    assert_eq!(
        sent(&company),
        json!({ "name": "Initech", "website": "https://initech.com", "employees": 1, "createdAt": "1999-02-19" })
    );
}

#[test]
fn generic_newtype_is_of_the_kind_of_the_value_in_it() {
    let company = Company {
        name: Tagged(Cow::Borrowed("Initech"), PhantomData::<PostalAddress>),
        website: Some(Tagged(Update::<String>::Clear, PhantomData::<()>)),
        employees: AnyCount(Tagged("11-50", PhantomData::<()>)),
        created_at: &AnyDate(Box::new(civil::date(1999, 2, 19))),
    };
    assert_eq!(
        sent(&company),
        json!({ "name": "Initech", "website": null, "employees": "11-50", "createdAt": "1999-02-19" })
    );
}

#[test]
fn newtype_may_hold_what_is_no_id() {
    #[derive(Text)]
    struct Nickname(Option<char>);

    assert_eq!(Nickname(Some('I')).text(), Update::Set("I".into()));
    assert_eq!(Nickname(None).text(), Update::Keep);
}

#[test]
fn newtype_may_have_no_size() {
    #[derive(Text)]
    struct Slice(str);

    #[derive(Text)]
    struct Tagged<T: ?Sized>(#[group(skip)] (), T);

    fn is_text<T: Text + ?Sized>() {}

    is_text::<Slice>();
    let tagged: &Tagged<dyn Text> = &Tagged((), "Initech");
    assert_eq!(tagged.text(), Update::Set("Initech".into()));
}

#[test]
fn newtype_may_send_the_display_text_of_its_field() {
    #[derive(Id)]
    struct UserId(#[group(display)] u64);

    #[derive(Id)]
    struct Key<T, Tag> {
        #[group(display)]
        value: T,
        #[group(skip)]
        _tag: PhantomData<Tag>,
    }

    #[derive(Text)]
    struct Rank(#[group(display)] Option<u8>);

    #[derive(GroupTraits)]
    struct Company {
        #[group(group_id)]
        key: Key<u32, ()>,
        id: UserId,
        employees: Rank,
    }

    let company = Company { key: Key { value: 7, _tag: PhantomData }, id: UserId(8), employees: Rank(Some(9)) };
    let group = Group::of(Identity::user(UserId(6)).and_anonymous(&company.id), &company).unwrap();
    assert_eq!(
        serde_json::to_value(&group).unwrap(),
        json!({
            "type": "group",
            "userId": "6",
            "anonymousId": "8",
            "groupId": "7",
            "traits": { "id": "8", "employees": "9" },
        })
    );
    assert_eq!(Rank(None).text(), Update::Keep);
}
