//! The webhook, by HTTP requests to the running program.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

struct Webhook {
    process: Child,
    url: String,
}

impl Webhook {
    fn start() -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_webhook"));
        let mut process = command.arg("127.0.0.1:0").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on ").unwrap().to_owned();
        Self { process, url }
    }

    /// The status and the body of the answer to a call.
    fn post(&self, call: impl AsRef<[u8]>) -> (u16, Value) {
        self.post_to("/v1/group", call)
    }

    fn post_to(&self, path: &str, call: impl AsRef<[u8]>) -> (u16, Value) {
        let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
        let mut response = agent.post(format!("{}{path}", self.url)).send(call.as_ref()).unwrap();
        let body = response.body_mut().read_to_string().unwrap();
        (response.status().as_u16(), serde_json::from_str(&body).unwrap_or(Value::String(body)))
    }

    fn group(&self, id: &str) -> Value {
        let mut response = ureq::get(format!("{}/v1/groups/{id}", self.url)).call().unwrap();
        serde_json::from_str(&response.body_mut().read_to_string().unwrap()).unwrap()
    }
}

impl Drop for Webhook {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

fn call(traits: &Value) -> String {
    json!({ "type": "group", "groupId": "g", "userId": "u", "traits": traits }).to_string()
}

#[test]
fn a_call_changes_only_the_traits_that_it_has() {
    let webhook = Webhook::start();
    let first = json!({ "name": "Initech", "employees": "329", "plan": "free", "createdAt": "2015-02-23" });
    assert_eq!(webhook.post(call(&first)), (200, json!({ "violations": [] })));
    let stored = json!({ "name": "Initech", "employees": 329, "plan": "free", "created_at": "2015-02-23" });
    assert_eq!(webhook.group("g"), stored);

    // What is left out is kept, and `null` clears.
    assert_eq!(webhook.post(call(&json!({ "plan": "paid", "name": null }))).0, 200);
    let stored = json!({ "name": null, "employees": 329, "plan": "paid", "created_at": "2015-02-23" });
    assert_eq!(webhook.group("g"), stored);
}

#[test]
fn a_call_that_breaks_the_spec_is_answered_with_what_is_wrong() {
    let webhook = Webhook::start();
    let (status, answer) = webhook.post(call(&json!({ "email": 7 })));
    assert_eq!(status, 400);
    assert_eq!(
        answer["violations"],
        json!([{
            "severity": "error",
            "rule": "wrong-type",
            "path": "traits.email",
            "sentence": "found a number, and the spec expects a string",
        }])
    );
    let (status, answer) = webhook.post("{");
    assert_eq!((status, &answer["violations"][0]["rule"]), (400, &json!("not-json")));
}

#[test]
fn warnings_and_hints_are_told_and_the_call_is_taken() {
    let webhook = Webhook::start();
    let (status, answer) =
        webhook.post(call(&json!({ "Name": "Initech", "logo_url": "https://initech.example/logo" })));
    assert_eq!(status, 200);
    assert_eq!(answer["violations"][0]["rule"], "other-spelling");
    assert_eq!(answer["violations"][1]["severity"], "hint");
    assert_eq!(webhook.group("g")["name"], "Initech");
}

#[test]
fn a_value_that_only_this_receiver_does_not_take_is_named_without_its_text() {
    let webhook = Webhook::start();
    let (status, answer) = webhook.post(call(&json!({ "plan": "sesame" })));
    assert_eq!(status, 400);
    let error = "traits.plan: found a string, and the type asked for expects one of `free`, `paid`, `enterprise`";
    assert_eq!(answer["error"], error);
}

#[test]
fn a_message_that_comes_again_changes_nothing() {
    let webhook = Webhook::start();
    let call = |id: &str, plan: &str| {
        let traits = json!({ "plan": plan });
        json!({ "type": "group", "groupId": "g", "userId": "u", "messageId": id, "traits": traits }).to_string()
    };
    for call in [call("1", "free"), call("2", "paid"), call("1", "free")] {
        assert_eq!(webhook.post(call).0, 200);
    }
    assert_eq!(webhook.group("g")["plan"], "paid");
}

#[test]
fn each_message_of_a_batch_is_taken_or_answered_on_its_own() {
    let webhook = Webhook::start();
    let message =
        |group: &str, traits: Value| json!({ "type": "group", "groupId": group, "userId": "u", "traits": traits });
    let messages = [
        message("g", json!({ "plan": "free" })),
        message("h", json!({ "email": 7 })),
        json!({ "type": "track", "userId": "u", "event": "Signed up" }),
        message("i", json!({ "plan": "sesame" })),
        message("g", json!({ "name": "Initech", "description": "x".repeat(20_000) })),
        message("j", json!({ "name": "Initrode", "description": "x".repeat(20_000) })),
    ];
    let (status, answers) = webhook.post_to("/v1/batch", json!({ "batch": messages }).to_string());
    assert_eq!(status, 200);
    let answers = answers.as_array().unwrap();
    let rule = |answer: &Value| answer["violations"][0]["rule"].as_str().map(str::to_owned);
    let rules: Vec<_> = answers.iter().map(rule).collect();
    assert_eq!(rules, [None, Some("wrong-type".into()), Some("not-group".into()), None, None, None]);
    let has_error = |answer: &Value| answer["error"].is_string();
    assert_eq!(answers.iter().map(has_error).collect::<Vec<_>>(), [false, false, false, true, false, false]);
    assert_eq!(webhook.group("g"), json!({ "name": "Initech", "employees": null, "plan": "free", "created_at": null }));
    assert_eq!(webhook.group("j")["name"], "Initrode");

    for no_batch in ["{", "[]", r#"{"batch":{}}"#] {
        assert_eq!(webhook.post_to("/v1/batch", no_batch).0, 400);
    }
    let (status, answer) = webhook.post(json!({ "batch": messages[..1] }).to_string());
    assert_eq!((status, &answer["violations"][0]["rule"]), (400, &json!("not-group")));
}

#[test]
fn an_argument_that_is_no_address_is_answered_with_how_it_is_used() {
    let output = Command::new(env!("CARGO_BIN_EXE_webhook")).arg("--help").output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "Usage: webhook [ADDRESS], such as 127.0.0.1:8080\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let webhook = Webhook::start();
    let (status, _) = webhook.post(call(&json!({ "description": "x".repeat(40_000) })));
    assert_eq!(status, 413);
}
