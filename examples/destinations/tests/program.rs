//! The example `destinations`, as a program.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

const MESSAGE: &str = r#"{"type":"group","groupId":"0e8c","userId":"97980",
    "integrations":{"All":false,"Mixpanel":true,"HubSpot":{}},
    "traits":{"name":"Initech","employees":"11-50","plan":"enterprise","rate":1.10}}"#;

fn run(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_destinations"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that reads no input has closed it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What the program writes, and its exit status.
fn shown(arguments: &[&str], input: &str) -> (String, i32) {
    let output = run(arguments, input);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

#[test]
fn requests_are_shown_with_what_is_left_out() {
    let expected = concat!(
        "== Mixpanel\n\n",
        "POST https://api.mixpanel.com/groups\n",
        "content-type: application/json\n",
        "user-agent: group-destinations/",
        env!("CARGO_PKG_VERSION"),
        r#"

[{"$token":"TOKEN","$group_key":"$group_id","$group_id":"0e8c","$set":{"$name":"Initech","employees":"11-50","plan":"enterprise","rate":1.10}}]

== HubSpot

POST https://api.hubapi.com/crm/v3/objects/companies/batch/upsert
content-type: application/json
user-agent: group-destinations/"#,
        env!("CARGO_PKG_VERSION"),
        r#"
authorization: (not shown)

{"inputs":[{"idProperty":"group_id","id":"0e8c","properties":{"name":"Initech","plan_name":"enterprise"}}]}

left out:
  `employees`: found a string that is no whole number, and the field takes a whole number, or a string of digits alone
  `rate`: the destination has no place for it

"#,
    );
    let arguments = ["--to", "HubSpot", "--to=Mixpanel", "--map", "plan=plan_name"];
    assert_eq!(shown(&arguments, MESSAGE), (expected.to_owned(), 0));
}

#[test]
fn forms_are_shown_field_by_field() {
    let message = r#"{"type":"group","groupId":"0e8c","traits":{"plan":"free & easy"}}"#;
    let (text, status) = shown(&["--to", "Amplitude", "-"], message);
    let form = r#"
api_key=API_KEY
identification=[{"group_type":"company","group_value":"0e8c","group_properties":{"plan":"free & easy"}}]
"#;
    assert!(text.contains(form), "{text}");
    assert_eq!(status, 0);
}

#[test]
fn all_destinations_are_shown_without_credentials_and_those_that_are_switched_off_say_so() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/complete.json");
    let (text, status) = shown(&[file.to_str().unwrap()], "");
    let names: Vec<_> = text.lines().filter_map(|line| line.strip_prefix("== ")).collect();
    assert_eq!(names, ["Mixpanel", "Amplitude", "PostHog", "Customer.io", "Intercom", "HubSpot", "Salesforce"]);
    assert!(
        text.starts_with("== Mixpanel\n\nswitched off by the integrations of the message\n\n== Amplitude"),
        "{text}"
    );
    assert!(!text.contains("Bearer") && !text.contains("Basic"), "{text}");
    assert_eq!(status, 0);
}

#[test]
fn a_destination_that_cannot_have_the_message_is_status_1_and_the_others_are_shown() {
    let (text, status) = shown(&["--to", "Salesforce", "--to", "Intercom"], r#"{"type":"group","groupId":"0e8c"}"#);
    assert!(text.contains(r#"{"company_id":"0e8c"}"#), "{text}");
    assert!(
        text.ends_with("cannot have this message: traits.name: missing, and the destination requires it\n\n"),
        "{text}"
    );
    assert_eq!(status, 1);
}

#[test]
fn what_is_no_message_is_status_2() {
    for (arguments, input, error) in [
        (&["-"][..], "{}", "destinations: -: type: missing"),
        (&["no-such-file.json"], "", "destinations: no-such-file.json: "),
    ] {
        let output = run(arguments, input);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(errors.starts_with(error), "{errors}");
        assert_eq!((output.stdout, output.status.code()), (Vec::new(), Some(2)));
    }
}

#[test]
fn wrong_arguments_are_status_2_and_say_how_it_is_used() {
    for (arguments, error) in [
        (&["--to", "mixpanel"][..], "there is no destination `mixpanel`"),
        (&["--map", "plan"], "expected TRAIT=FIELD"),
        (&["--form", "x"], "--form"),
        (&["a.json", "b.json"], "b.json"),
    ] {
        let output = run(arguments, MESSAGE);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(errors.lines().next().unwrap().contains(error), "{errors}");
        assert!(errors.contains("\n\nUsage: destinations"), "{errors}");
        assert_eq!((output.stdout, output.status.code()), (Vec::new(), Some(2)));
    }
    let (help, status) = shown(&["--help"], "");
    assert!(help.starts_with("Usage: destinations"), "{help}");
    assert_eq!(status, 0);
}
