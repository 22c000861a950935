//! What every public type implements of the traits of std and serde.

use std::{error::Error, fmt::Debug, hash::Hash};

use group_core::{
    AddressValue, Batch, BatchFieldError, BatchLimits, Context, CountValue, DateError, DateTimeParts, DateValue, Group,
    GroupError, Identity, Integrations, IsoDate, IsoDateError, PostalAddress, PushError, ReadError, ReceivedGroup,
    Refusal, Rule, Severity, TraitMap, Update, Violation, WriteError,
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
    serialize::<CountValue<'static>>();
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
    let identity = Identity::user("97980cfea0067").and_anonymous("507f191e810c19729de860ea");
    assert_eq!(format!("{identity:?}"), "{userId, anonymousId}");
}
