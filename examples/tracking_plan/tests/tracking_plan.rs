//! The example `tracking_plan`, as a program.

use std::{path::PathBuf, process::Command};

use serde_json::{Value, json};

fn tracking_plan(arguments: &[&str]) -> (String, String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_tracking_plan")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn rule() -> Value {
    let (rule, errors, status) = tracking_plan(&[]);
    assert_eq!((errors.as_str(), status), ("", 0));
    serde_json::from_str(&rule).unwrap()
}

/// What the program says of a plan, and its exit status.
fn against(name: &str, plan: &str) -> (String, String, i32) {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, plan).unwrap();
    tracking_plan(&["--against", path.to_str().unwrap()])
}

#[test]
fn rule_is_that_of_the_public_api() {
    let rule = rule();
    assert_eq!((&rule["type"], &rule["version"]), (&json!("GROUP"), &json!(1)));
    assert_eq!(rule["jsonSchema"]["$schema"], "http://json-schema.org/draft-07/schema#");
    let traits = &rule["jsonSchema"]["properties"]["traits"];
    assert_eq!(traits["required"], json!(["createdAt", "id", "name", "seats"]));
    assert_eq!(traits["properties"]["plan"]["enum"], json!(["team", "business", "enterprise"]));
}

#[test]
fn own_rule_has_no_changes() {
    assert_eq!(against("same.json", &rule().to_string()), (String::new(), String::new(), 0));
}

#[test]
fn change_that_breaks_nobody_is_printed_and_passes() {
    let mut plan = rule();
    let traits = &mut plan["jsonSchema"]["properties"]["traits"];
    traits["properties"].as_object_mut().unwrap().remove("employees");
    assert_eq!(against("added.json", &plan.to_string()), ("`traits.employees` was added\n".into(), String::new(), 0));
}

#[test]
fn change_that_breaks_somebody_fails() {
    let mut plan = rule();
    let traits = &mut plan["jsonSchema"]["properties"]["traits"];
    traits["properties"]["plan"]["enum"] = json!(["team", "business"]);
    traits["properties"]["region"] = json!({ "type": "string" });
    let (changes, errors, status) = against("broken.json", &plan.to_string());
    assert_eq!(
        changes,
        "`traits.plan` may be \"enterprise\" now (breaks readers of the old schema)\n\
         `traits.region` was removed (breaks readers of the old schema)\n",
    );
    assert_eq!((errors.as_str(), status), ("", 1));
}

#[test]
fn file_that_is_no_plan_is_said_so() {
    for (name, plan) in [("empty.json", "{}"), ("text.json", "name: Initech")] {
        let (changes, errors, status) = against(name, plan);
        assert_eq!((changes.as_str(), status), ("", 2));
        assert!(errors.contains(name), "{errors}");
    }
    assert_eq!(tracking_plan(&["--agains", "plan.json"]).2, 2);
}
