//! The example `service`, stopped under load: every change arrives or is kept, in order.
#![cfg(unix)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use receiver::{Answer, Answer::Status, Receiver, messages};
use serde_json::Value;

/// More than the service takes to stop.
const DEADLINE: Duration = Duration::from_secs(60);

struct Service {
    child: Child,
    kept: PathBuf,
}

struct Stopped {
    changes: usize,
    /// The bodies that were kept.
    kept: Vec<Value>,
}

impl Service {
    fn start(test: &str, receiver: &Receiver) -> Self {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("service-{test}.ndjson"));
        let _ = fs::remove_file(&kept);
        let mut command = Command::new(env!("CARGO_BIN_EXE_service"));
        command.arg(receiver.url()).arg(&kept).arg("500").env("WRITE_KEY", "aBcDeFgHiJkLmNoP").stderr(Stdio::piped());
        for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(proxy).env_remove(proxy.to_lowercase());
        }
        Self { child: command.spawn().unwrap(), kept }
    }

    fn stop(mut self) -> Stopped {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        wait_until(|| self.child.try_wait().unwrap().is_some());
        let output = self.child.wait_with_output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{stderr}");
        let changes = stderr.lines().find_map(|line| line.strip_suffix(" changes")?.parse().ok()).expect("it counts");
        let kept = fs::read_to_string(&self.kept).unwrap();
        Stopped { changes, kept: kept.lines().map(|line| serde_json::from_str(line).unwrap()).collect() }
    }
}

fn wait_until(mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < DEADLINE);
        thread::sleep(Duration::from_millis(5));
    }
}

/// The bodies that the receiver has, each once.
fn taken(receiver: &Receiver) -> Vec<Value> {
    let ids: BTreeSet<_> = receiver.taken().into_iter().collect();
    let mut bodies: Vec<Value> = receiver.requests().into_iter().map(|request| request.body).collect();
    bodies.retain(|body| messages(body).iter().all(|message| ids.contains(message)));
    bodies.dedup_by_key(|body| body["batch"].clone());
    bodies
}

/// How many messages, and that the revisions of each company are in order.
fn count(bodies: &[Value]) -> usize {
    let mut revisions = BTreeMap::new();
    let messages: Vec<_> = bodies.iter().flat_map(|body| body["batch"].as_array().unwrap()).collect();
    for message in &messages {
        let revision = message["traits"]["revision"].as_u64().unwrap();
        let before = revisions.insert(message["groupId"].as_str().unwrap(), revision);
        assert_eq!(revision, before.unwrap_or(0) + 1, "{}", message["groupId"]);
    }
    messages.len()
}

#[test]
fn arguments_that_are_wrong_are_answered_with_how_it_is_used() {
    let with_rate = |rate| ["https://api.segment.io", "kept.ndjson", rate];
    for arguments in [&["--help"][..], &with_rate("many"), &with_rate("0"), &with_rate("1000000001")] {
        let output = Command::new(env!("CARGO_BIN_EXE_service")).args(arguments).output().unwrap();
        let usage = "Usage: WRITE_KEY=… service BASE_URL FILE [CHANGES_PER_SECOND]\n";
        assert_eq!((String::from_utf8(output.stderr).unwrap().as_str(), output.status.code()), (usage, Some(2)));
    }
}

#[test]
fn every_change_before_the_signal_arrives_though_the_receiver_fails() {
    let answers = [
        Status(200),
        Answer::TooMany(1),
        Status(503),
        Answer::Slow(Duration::from_millis(100)),
        Answer::CloseAfterBody,
        Answer::CloseBeforeBody,
        Status(200),
        Answer::BreakOff(500),
    ];
    let receiver = Receiver::start(&answers);
    let service = Service::start("arrives", &receiver);
    wait_until(|| receiver.count() > 3);
    let stopped = service.stop();
    assert!(stopped.changes > 500, "there is load");
    assert_eq!(stopped.kept, [Value::Null; 0]);
    assert_eq!(count(&taken(&receiver)), stopped.changes);
}

#[test]
fn what_cannot_be_sent_before_the_service_stops_is_kept() {
    let mut answers = vec![Status(200), Status(400), Status(200)];
    answers.extend([Answer::Stall; 10]);
    let receiver = Receiver::start(&answers);
    let service = Service::start("kept", &receiver);
    wait_until(|| receiver.count() > 3);
    let Stopped { changes, kept } = service.stop();
    assert!(changes > 750, "there is load");
    // The second batch was rejected, the fourth and all after it had no answer.
    let mut bodies = taken(&receiver);
    assert_eq!(bodies.len(), 2);
    bodies.insert(1, kept[0].clone());
    bodies.extend_from_slice(&kept[1..]);
    assert_eq!(count(&bodies), changes);
}
