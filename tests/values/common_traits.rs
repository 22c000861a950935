//! What every public type implements of the traits of std and serde.

use std::{error::Error, fmt::Debug, hash::Hash};

use group_core::{
    AddressValue, Batch, BatchFieldError, BatchLimits, Context, CountValue, DateError, DateTimeParts, DateValue, Group,
    GroupError, GroupTraits, Identity, Integrations, IsoDate, IsoDateError, PostalAddress, PushError, ReadError,
    ReceivedGroup, Refusal, Rule, Severity, TraitMap, TraitMapIntoIter, TraitMapIter, Update, Violation, WriteError,
    http::{Endpoint, EndpointError, Verdict, WriteKey, WriteKeyError},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

fn value<T: Clone + Debug + Eq + Send + Sync + Unpin + 'static>() {}
fn hash<T: Hash>() {}
fn shared<T: Clone + Debug + Send + Sync + Unpin + 'static>() {}
fn error<T: Error + Clone + Eq + Hash + Send + Sync + 'static>() {}
fn both_ways_of_serde<T: Serialize + DeserializeOwned>() {}
fn serialize<T: Serialize>() {}

#[test]
fn values_are_plain_data() {
    value::<AddressValue<'static>>();
    value::<BatchLimits>();
    value::<Context<'static>>();
    value::<CountValue<'static>>();
    value::<DateTimeParts>();
    value::<DateValue<'static>>();
    value::<Group<'static, ()>>();
    value::<Identity<'static>>();
    value::<Integrations<'static>>();
    value::<IsoDate>();
    value::<PostalAddress>();
    value::<ReceivedGroup>();
    value::<Rule>();
    value::<Severity>();
    value::<TraitMap>();
    value::<Update<String>>();
    value::<Verdict>();
    value::<Violation>();

    hash::<AddressValue<'static>>();
    hash::<CountValue<'static>>();
    hash::<BatchLimits>();
    hash::<DateTimeParts>();
    hash::<DateValue<'static>>();
    hash::<Identity<'static>>();
    hash::<IsoDate>();
    hash::<PostalAddress>();
    hash::<Rule>();
    hash::<Severity>();
    hash::<Update<String>>();
    hash::<Verdict>();
    hash::<Violation>();
}

#[test]
fn what_sends_is_shared_between_threads() {
    shared::<Batch>();
    shared::<TraitMapIntoIter>();
    shared::<TraitMapIter<'static>>();
    shared::<Endpoint>();
    shared::<WriteKey>();
}

#[test]
fn errors_are_errors_of_std() {
    fn of_std<T: Error + Send + Sync + 'static>() {}
    error::<BatchFieldError>();
    error::<DateError>();
    error::<EndpointError>();
    error::<GroupError>();
    error::<IsoDateError>();
    error::<ReadError>();
    error::<Refusal>();
    error::<WriteError>();
    error::<WriteKeyError>();
    // It holds the message, whatever that is.
    of_std::<PushError<Group<'static, ()>>>();
}

#[test]
fn values_are_values_of_serde() {
    both_ways_of_serde::<IsoDate>();
    both_ways_of_serde::<PostalAddress>();
    both_ways_of_serde::<Update<String>>();
    serialize::<AddressValue<'static>>();
    serialize::<Context<'static>>();
    both_ways_of_serde::<CountValue<'static>>();
    serialize::<DateValue<'static>>();
    serialize::<Group<'static, ()>>();
    serialize::<Integrations<'static>>();
    both_ways_of_serde::<ReceivedGroup>();
    both_ways_of_serde::<TraitMap>();
}

#[test]
fn update_of_serde_reads_back_as_it_was() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Form {
        #[serde(default, skip_serializing_if = "Update::is_keep")]
        email: Update<String>,
    }

    for (email, json) in [
        (Update::Keep, "{}"),
        (Update::Set("sales@initech.com".into()), r#"{"email":"sales@initech.com"}"#),
        (Update::Clear, r#"{"email":null}"#),
    ] {
        let form = Form { email };
        assert_eq!(serde_json::to_string(&form).unwrap(), json);
        assert_eq!(serde_json::from_str::<Form>(json).unwrap(), form);
    }
}

#[test]
fn debug_shows_names_and_no_value() {
    #[derive(GroupTraits)]
    struct Company {
        name: &'static str,
        #[group(rename = "total billed")]
        total_billed: u64,
    }

    let identity = Identity::user("97980cfea0067").and_anonymous("507f191e810c19729de860ea");
    assert_eq!(format!("{identity:?}"), "{userId, anonymousId}");

    let company = Company { name: "Initech", total_billed: 830 };
    let group = Group::new(identity, "0e8c78ea9d97a7b8185e8632", company).unwrap().channel("server");
    assert_eq!(
        format!("{group:?}"),
        "Group { identity: {userId, anonymousId}, traits: {name, total billed}, channel: _, .. }",
    );
}

#[test]
fn errors_name_their_cause_as_their_source() {
    let day_after_9999 = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap();
    let refusal = Batch::new().push(group.timestamp(day_after_9999)).unwrap_err();

    let mut chain = vec![refusal.to_string()];
    let mut next = refusal.source();
    while let Some(error) = next {
        chain.push(error.to_string());
        next = error.source();
    }
    assert_eq!(
        chain,
        [
            "the message cannot be written",
            "`timestamp` holds a date that has no form in ISO-8601",
            "its year is not in 0000 to 9999, the years that ISO-8601 has a form for",
        ]
    );
}
