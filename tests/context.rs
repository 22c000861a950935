//! `Context` and `Integrations`: what is set goes out as it was given.

use std::{net::Ipv4Addr, sync::Arc};

use group_core::{Context, Group, Identity, Integrations, WriteError};
use serde::Serialize;
use serde_json::value::RawValue;

fn json(context: &Context<'_>) -> String {
    let json = serde_json::to_string(context).unwrap();
    let group = Group::new(Identity::user("u"), "g", ()).unwrap().context(context);
    let payload = group.to_json().unwrap();
    assert_eq!(payload, format!(r#"{{"type":"group","userId":"u","groupId":"g","context":{json}}}"#));
    assert_eq!(serde_json::to_string(&group).unwrap(), payload);
    json
}

#[test]
fn objects_keep_the_order_of_their_keys_and_numbers_their_digits() {
    #[derive(Serialize)]
    struct App {
        version: &'static str,
        name: &'static str,
        build: u128,
        price: Box<RawValue>,
    }

    let price = RawValue::from_string("1.50".into()).unwrap();
    let app = App { version: "2", name: "Initech", build: 123_456_789_012_345_678_901_234_567_890, price };
    assert_eq!(
        json(&Context::new().app(&app)),
        r#"{"app":{"version":"2","name":"Initech","build":123456789012345678901234567890,"price":1.50}}"#,
    );
}

#[test]
fn field_that_is_set_again_keeps_its_place_and_one_that_was_taken_away_goes_last() {
    let context = Context::new().locale("de").timezone("Europe/Berlin").with("tenant", 1).locale("en");
    assert_eq!(json(&context), r#"{"locale":"en","timezone":"Europe/Berlin","tenant":1}"#);
    let context = context.with("locale", None::<u8>).with("other", ()).locale("fr");
    assert_eq!(json(&context), r#"{"timezone":"Europe/Berlin","tenant":1,"other":null,"locale":"fr"}"#);
    let context = context.timezone("Asia/Tokyo").with("tenant", None::<u8>).with("other", 2).locale("it");
    assert_eq!(json(&context), r#"{"timezone":"Asia/Tokyo","other":2,"locale":"it"}"#);
}

#[test]
fn clone_is_not_changed_with_what_it_was_cloned_from() {
    let context = Context::new().locale("de");
    let before = json(&context);
    let changed = context.clone().locale("en").ip(Ipv4Addr::LOCALHOST);
    assert_eq!(json(&context), before);
    assert_eq!(json(&changed), r#"{"locale":"en","ip":"127.0.0.1"}"#);
    assert_ne!(context, changed);
    assert_eq!(context, Context::new().locale("en").locale("de"));
}

#[test]
fn many_fields_are_set_in_a_time_that_grows_with_their_number() {
    // Were it quadratic, this would take minutes.
    let context = (0..50_000).fold(Context::new(), |context, index| context.with(format!("field {index}"), index));
    assert!(json(&context).ends_with(r#""field 49999":49999}"#));
    let all = Integrations::all(false);
    let integrations = (0..50_000).fold(all, |settings, index| settings.with(format!("destination {index}"), true));
    assert!(serde_json::to_string(&integrations).unwrap().ends_with(r#""destination 49999":true}"#));
}

#[test]
fn first_value_that_cannot_be_written_is_the_error() {
    let context =
        Context::new().with("ratio", f64::NAN).page("text").with("ratio", 1.0).with("scores", [f32::INFINITY]);
    let group = Group::new(Identity::user("u"), "g", ()).unwrap().context(&context);
    let expected = WriteError::NotFinite { name: "context.ratio".into() };
    assert_eq!(group.to_json(), Err(expected.clone()));
    assert_eq!(serde_json::to_string(&context).unwrap_err().to_string(), expected.to_string());
    assert_eq!(serde_json::to_string(&group).unwrap_err().to_string(), expected.to_string());
    assert_eq!(group.clone().context(context.into_owned()).to_json(), Err(expected));

    let integrations = Integrations::all(true).with_options("Mixpanel", [1]).with_options("Salesforce", 2);
    let message = "expected an object, not an array".to_owned();
    let expected = WriteError::Value { name: "integrations.Mixpanel".into(), message };
    assert_eq!(Group::new(Identity::user("u"), "g", ()).unwrap().integrations(integrations).to_json(), Err(expected));
}

#[test]
fn what_was_received_goes_out_token_for_token() {
    let received =
        r#"{"ip":null,"app":{"z":1.50,"a":1e400},"n":123456789012345678901234567890123456789012,"t":"\u0041"}"#;
    let context: Context<'_> = serde_json::from_str(received).unwrap();
    assert_eq!(json(&context), received);
    assert_eq!(json(&context.locale("de")), received.replace(r#""t":"\u0041"}"#, r#""t":"\u0041","locale":"de"}"#));

    let received = r#"{"All":false,"Mixpanel":{"token":1.0},"Other":"text"}"#;
    let integrations: Integrations<'_> = serde_json::from_str(received).unwrap();
    assert_eq!(serde_json::to_string(&integrations).unwrap(), received);

    assert!(serde_json::from_str::<Context<'_>>("[]").is_err());
    // A key that comes twice is set twice.
    let context: Context<'_> = serde_json::from_str(r#"{"a":1,"b":2,"a":3}"#).unwrap();
    assert_eq!(json(&context), r#"{"a":3,"b":2}"#);
}

#[test]
fn what_is_owned_outlives_what_it_was_made_of() {
    fn owned() -> (Context<'static>, Integrations<'static>) {
        let name = String::from("tenant");
        let context = Context::new().with(name.as_str(), 1).locale("de");
        (context.into_owned(), Integrations::all(true).with(name.as_str(), false).into_owned())
    }

    let (context, integrations) = owned();
    assert_eq!(json(&context), r#"{"tenant":1,"locale":"de"}"#);
    assert_eq!(serde_json::to_string(&integrations).unwrap(), r#"{"All":true,"tenant":false}"#);
    let shared = Arc::new(context);
    let other = Arc::clone(&shared);
    let sent = std::thread::spawn(move || json(&other)).join().unwrap();
    assert_eq!(sent, json(&shared));
}

#[test]
fn debug_shows_names_and_no_value() {
    let context = Context::new().with("tenant", "secret").locale("geheim");
    let integrations =
        Integrations::all(true).with_options("Mixpanel", std::collections::BTreeMap::from([("a", "secret")]));
    let shown = format!("{context:?} {integrations:?}");
    assert!(shown.contains("tenant") && shown.contains("Mixpanel"), "{shown}");
    assert!(!shown.contains("secret") && !shown.contains("geheim"), "{shown}");
}
