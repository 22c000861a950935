//! The example `send` against a receiver that fails in every way a receiver does: nothing is lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use receiver::{Answer, Answer::Status, Message, OK, Receiver, messages};
use serde_json::{Value, json};

const WRITE_KEY: &str = "aBcDeFgHiJkLmNoP";
/// For one attempt of the example.
const TIMEOUT: Duration = Duration::from_secs(3);
/// For a run of the example; the longest one here takes about six seconds.
const DEADLINE: Duration = Duration::from_secs(60);

/// A folder for what one test leaves on disk.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("send").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

struct Run {
    output: Output,
    stderr: String,
    kept: PathBuf,
}

impl Run {
    /// Runs the example with two messages a batch, four attempts and short pauses.
    fn new(test: &str, base_url: &str, options: &[&str], input: &str) -> Self {
        let (mut command, kept) = Self::command(test, base_url, options);
        Self::of(run(&mut command, input), kept)
    }

    fn command(test: &str, base_url: &str, options: &[&str]) -> (Command, PathBuf) {
        let kept = folder(test);
        let mut command = Command::new(env!("CARGO_BIN_EXE_send"));
        command
            .args(["--messages", "2", "--attempts", "4", "--pause", "0.01"])
            .args(["--timeout", &TIMEOUT.as_secs_f64().to_string()])
            .arg("--keep")
            .arg(&kept)
            .args(options)
            .arg(base_url)
            .env("WRITE_KEY", WRITE_KEY);
        for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(proxy).env_remove(proxy.to_lowercase());
        }
        (command, kept)
    }

    fn of(output: Output, kept: PathBuf) -> Self {
        let stderr = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(!stderr.contains(WRITE_KEY), "the write key shows:\n{stderr}");
        Self { output, stderr, kept }
    }

    fn against(receiver: &Receiver, test: &str, input: &str) -> Self {
        Self::new(test, &receiver.url(), &[], input)
    }

    fn code(&self) -> Option<i32> {
        self.output.status.code()
    }

    /// The files that were kept, by the end of their names; each is named on stderr.
    fn kept(&self, ending: &str) -> Vec<String> {
        let mut files: Vec<_> = fs::read_dir(&self.kept).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|path| path.to_str().unwrap().ends_with(ending));
        files.sort();
        for path in &files {
            assert!(self.stderr.contains(path.to_str().unwrap()), "{} is not named:\n{}", path.display(), self.stderr);
        }
        files.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// The messages of the batches that were kept, as group ID and message ID.
    fn kept_messages(&self) -> BTreeSet<Message> {
        self.kept(".json").iter().flat_map(|body| messages(&serde_json::from_str(body).unwrap())).collect()
    }
}

fn run(command: &mut Command, input: &str) -> Output {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A child that stops before it has read everything closes the pipe.
    thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
    wait(&mut child);
    child.wait_with_output().unwrap()
}

fn wait(child: &mut Child) {
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > DEADLINE {
            child.kill().unwrap();
            panic!("the example did not stop within {DEADLINE:?}");
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// The messages that the receiver has.
fn taken(receiver: &Receiver) -> BTreeSet<Message> {
    receiver.taken().into_iter().collect()
}

fn group_id(number: usize) -> String {
    format!("group-{number:03}")
}

fn lines(count: usize) -> String {
    let line = |number| {
        let company = json!({
            "userId": "97980cfea0067", "groupId": group_id(number), "name": "Initech", "employees": 329, "createdAt": "2015-02-23",
        });
        format!("{company}\n")
    };
    (0..count).map(line).collect()
}

fn group_ids(messages: &BTreeSet<Message>) -> Vec<&str> {
    messages.iter().map(|message| message.group_id.as_str()).collect()
}

fn expected_ids(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(group_id).collect()
}

#[test]
fn every_message_arrives_whatever_the_server_does() {
    let answers = [
        OK,
        Answer::TooMany(1),
        OK,
        Status(500),
        Status(503),
        OK,
        Answer::CloseBeforeBody,
        OK,
        Answer::CloseAfterBody,
        OK,
        Answer::Stall,
        OK,
        Answer::CloseBeforeBody,
        Answer::CloseAfterBody,
        Answer::Stall,
        OK,
        OK,
    ];
    let receiver = Receiver::start(&answers);
    let run = Run::against(&receiver, "every_message_arrives", &lines(15));
    assert_eq!(run.code(), Some(0), "{}", run.stderr);
    assert_eq!(receiver.count(), answers.len());
    assert!(run.stderr.contains("15 messages accepted"), "{}", run.stderr);

    // One message for each line, although some arrived more than once: a retry has the same IDs.
    assert_eq!(group_ids(&taken(&receiver)), expected_ids(0..15));
    let requests = receiver.requests();
    let mut ids = BTreeMap::<_, BTreeSet<_>>::new();
    for message in requests.iter().flat_map(|request| messages(&request.body)) {
        ids.entry(message.group_id).or_default().insert(message.message_id);
    }
    assert_eq!(ids.len(), 15);
    assert!(ids.values().all(|ids| ids.len() == 1), "{ids:?}");

    for request in &requests {
        assert!(request.head.starts_with("POST /v1/batch HTTP/1.1\n"), "{}", request.head);
        // The key and a colon in base64.
        assert!(request.head.contains("authorization: Basic YUJjRGVGZ0hpSmtMbU5vUDo=\n"), "{}", request.head);
        assert!(request.body["sentAt"].is_string());
    }
    let refused = requests.iter().position(|request| request.answer == Answer::TooMany(1)).unwrap();
    let pause = requests[refused + 1].at - requests[refused].at;
    assert!(pause >= Duration::from_secs(1), "it came back after {pause:?}");
    let stalled = requests.iter().position(|request| request.answer == Answer::Stall).unwrap();
    assert!(requests[stalled + 1].at - requests[stalled].at >= TIMEOUT / 2);
}

#[test]
fn batch_that_is_rejected_is_kept_and_the_others_arrive() {
    let receiver = Receiver::start(&[OK, Status(400), Status(401), OK]);
    let run = Run::against(&receiver, "rejected", &lines(8));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("400 Bad Request") && run.stderr.contains("401 Unauthorized"), "{}", run.stderr);

    assert_eq!(group_ids(&taken(&receiver)), expected_ids([0, 1, 6, 7]));
    assert_eq!(group_ids(&run.kept_messages()), expected_ids(2..6));
    // They are kept as they were sent, but for when that was.
    let requests = receiver.requests();
    let mut sent = [requests[1].body.clone(), requests[2].body.clone()];
    for body in &mut sent {
        body.as_object_mut().unwrap().remove("sentAt").unwrap();
    }
    let kept: Vec<Value> = run.kept(".json").iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    assert_eq!(kept, sent);
}

#[test]
fn batch_is_kept_when_the_attempts_are_used_up() {
    let failure = Status(500);
    let receiver = Receiver::start(&[failure, failure, failure, failure, OK]);
    let run = Run::against(&receiver, "used_up", &lines(4));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&run.kept_messages()), expected_ids([0, 1]));
    assert_eq!(group_ids(&taken(&receiver)), expected_ids([2, 3]));
}

#[test]
fn batch_is_kept_when_nobody_listens() {
    let run = Run::new("nobody_listens", "http://127.0.0.1:1", &[], &lines(3));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&run.kept_messages()), expected_ids(0..3));
}

#[test]
fn receiver_that_asks_for_too_long_a_pause_gets_the_longest_one() {
    // Longer than the test waits for the example.
    let receiver = Receiver::start(&[Answer::TooMany(300), OK]);
    let run = Run::new("too_long", &receiver.url(), &["--longest", "1"], &lines(3));
    assert_eq!(run.code(), Some(0), "{}", run.stderr);
    assert_eq!(group_ids(&taken(&receiver)), expected_ids(0..3));
}

#[test]
fn redirect_is_not_taken_for_success() {
    let receiver = Receiver::start(&[Answer::Redirect, OK]);
    let run = Run::against(&receiver, "redirect", &lines(2));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!((receiver.count(), receiver.followed()), (1, 0));
    assert_eq!(group_ids(&run.kept_messages()), expected_ids([0, 1]));
}

#[test]
fn large_body_survives_a_connection_that_closes_in_the_middle() {
    let receiver = Receiver::start(&[Answer::CloseBeforeBody, Answer::CloseBeforeBody, OK]);
    let line = |number: usize| {
        let name = "x".repeat(30_000);
        format!("{}\n", json!({ "userId": "97980cfea0067", "groupId": group_id(number), "name": name }))
    };
    let input: String = (0..16).map(line).collect();
    let run = Run::new("large", &receiver.url(), &["--messages", "2500"], &input);
    assert_eq!(run.code(), Some(0), "{}", run.stderr);
    assert_eq!(group_ids(&taken(&receiver)), expected_ids(0..16));
}

#[test]
fn bad_lines_are_reported_and_kept_and_the_others_arrive() {
    let receiver = Receiver::start(&[OK, OK]);
    let good = lines(3);
    let good: Vec<&str> = good.lines().collect();
    let too_large = json!({ "userId": "u", "groupId": "g", "name": "x".repeat(40_000) }).to_string();
    let bad = [
        "hunter2",
        r#"{"userId":"u","groupId":"g","name":7}"#,
        r#"{"userId":"u","groupId":"g","name":"n","employees":"hunter2"}"#,
        r#"{"userId":"u","groupId":"g","name":"n","hunter2":1}"#,
        r#"{"userId":"u","groupId":" ","name":"n"}"#,
        &too_large,
    ];
    let input = [good[0], bad[0], bad[1], "", good[1], bad[2], bad[3], bad[4], good[2], bad[5]].join("\n");
    let run = Run::against(&receiver, "bad_lines", &input);
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&taken(&receiver)), expected_ids(0..3));

    for line in [
        "line 2: no JSON",
        "line 3: no company",
        "line 6:",
        "line 7:",
        "line 8: `groupId` is blank",
        "line 10: the message has",
    ] {
        assert!(run.stderr.contains(line), "{line} is missing:\n{}", run.stderr);
    }
    assert!(!run.stderr.contains("hunter2"), "a value shows:\n{}", run.stderr);
    assert_eq!(run.kept("lines.ndjson"), [bad.map(|line| format!("{line}\n")).concat()]);
}

#[test]
fn what_cannot_be_kept_is_named_and_the_others_arrive() {
    let receiver = Receiver::start(&[Status(400), OK]);
    let file = folder("cannot_be_kept").join("file");
    fs::write(&file, "").unwrap();
    let input = format!("{}hunter2\n", lines(3));
    let run = Run::new("nothing_kept", &receiver.url(), &["--keep", file.to_str().unwrap()], &input);
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&taken(&receiver)), expected_ids([2]));
    for line in [
        "their groups: group-000, group-001",
        "line 4: no JSON",
        "line 4: cannot be kept",
        "1 message accepted; kept: 0 batches, 0 lines",
    ] {
        assert!(run.stderr.contains(line), "{line} is missing:\n{}", run.stderr);
    }
}

#[cfg(unix)]
#[test]
fn what_was_read_before_a_signal_is_sent_or_kept() {
    for (test, answers) in
        [("signal", vec![Answer::Slow(Duration::from_millis(20)); 20]), ("signal_down", vec![Status(503); 1_000])]
    {
        let receiver = Receiver::start(&answers);
        let (mut command, kept) = Run::command(test, &receiver.url(), &["--attempts", "1000", "--longest", "0.05"]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(lines(40).as_bytes()).unwrap();
        // The input stays open; the signal comes while batches are on their way.
        let started = Instant::now();
        while receiver.count() < 3 {
            assert!(started.elapsed() < DEADLINE);
            thread::sleep(Duration::from_millis(1));
        }
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        wait(&mut child);
        let run = Run::of(child.wait_with_output().unwrap(), kept);
        assert_eq!(run.code(), Some(1), "{}", run.stderr);
        let (taken, kept) = (taken(&receiver), run.kept_messages());
        assert!(taken.is_disjoint(&kept));
        let all: BTreeSet<_> = taken.union(&kept).cloned().collect();
        assert!(all.len() >= 6);
        assert_eq!(group_ids(&all), expected_ids(0..all.len()), "{}", run.stderr);
    }
}

#[test]
fn nothing_is_tried_when_the_arguments_are_wrong() {
    let wrong = |arguments: &[&str], key: &str| {
        let output = run(Command::new(env!("CARGO_BIN_EXE_send")).args(arguments).env("WRITE_KEY", key), "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(!stderr.contains("hunter2"), "{stderr}");
        stderr
    };
    assert!(wrong(&[], WRITE_KEY).contains("the base URL is missing"));
    assert!(wrong(&["hunter2"], WRITE_KEY).contains("does not begin with `http://`"));
    assert!(
        wrong(&["http://127.0.0.1:1"], "hunter2:").contains("the write key holds a space, a quotation mark, a colon")
    );
    assert!(wrong(&["http://127.0.0.1:1", "--attempts", "0"], WRITE_KEY).contains("zero"));
    assert!(wrong(&["http://127.0.0.1:1", "--pause", "-1"], WRITE_KEY).contains("negative"));
    assert!(wrong(&["http://127.0.0.1:1", "no/such/file"], WRITE_KEY).contains("no/such/file"));
}
