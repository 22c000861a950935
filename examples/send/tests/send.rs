//! The example `send` against a server that fails in every way a server does: nothing is lost.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

const WRITE_KEY: &str = "aBcDeFgHiJkLmNoP";
/// For one attempt of the example.
const TIMEOUT: Duration = Duration::from_secs(3);
/// For a run of the example; the longest one here takes about six seconds.
const DEADLINE: Duration = Duration::from_secs(60);

/// What the server does with one connection.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Answer {
    Status(&'static str),
    /// 429, and after how many seconds to come back.
    TooMany(u32),
    CloseBeforeBody,
    CloseAfterBody,
    Stall,
}

use Answer::{CloseAfterBody, CloseBeforeBody, Stall, Status, TooMany};

const OK: Answer = Status("200 OK");

/// A request that was read to its end.
struct Received {
    answer: Answer,
    at: Instant,
    head: String,
    body: Value,
}

struct Server {
    address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    connections: Arc<Mutex<usize>>,
}

impl Server {
    /// Serves as many connections as there are answers, one after the other.
    fn start(answers: &[Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let server =
            Self { address: listener.local_addr().unwrap(), received: Arc::default(), connections: Arc::default() };
        let (answers, received, connections) =
            (answers.to_vec(), Arc::clone(&server.received), Arc::clone(&server.connections));
        thread::spawn(move || {
            let mut stalled = Vec::new();
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else { return };
                *connections.lock().unwrap() += 1;
                if answer == CloseBeforeBody {
                    continue;
                }
                let Some((head, body)) = read_request(&stream) else { continue };
                // Before the answer, so that it is there when the client goes on.
                received.lock().unwrap().push(Received { answer, at: Instant::now(), head, body });
                let (status, header) = match answer {
                    Status(status) => (status, "location: /elsewhere\r\n".to_owned()),
                    TooMany(seconds) => ("429 Too Many Requests", format!("retry-after: {seconds}\r\n")),
                    CloseBeforeBody | CloseAfterBody => continue,
                    Stall => {
                        stalled.push(stream);
                        continue;
                    }
                };
                let response = format!(
                    "HTTP/1.1 {status}\r\n{header}connection: close\r\ncontent-length: 16\r\n\r\n{{\"success\":true}}"
                );
                let _ = stream.write_all(response.as_bytes());
            }
        });
        server
    }

    /// The messages that the server has, as group ID and message ID. It has those too whose answer got lost.
    fn accepted(&self) -> BTreeSet<(String, String)> {
        let received = self.received.lock().unwrap();
        received
            .iter()
            .filter(|request| request.answer == OK || request.answer == CloseAfterBody)
            .flat_map(|request| messages(&request.body))
            .collect()
    }
}

fn read_request(stream: &TcpStream) -> Option<(String, Value)> {
    stream.set_read_timeout(Some(DEADLINE)).ok()?;
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length =
        head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok())?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((head, serde_json::from_slice(&body).ok()?))
}

/// Group ID and message ID of each message in a body.
fn messages(body: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let messages = body["batch"].as_array().expect("an array");
    messages.iter().map(|message| (text(&message["groupId"]), text(&message["messageId"]))).collect()
}

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
        let output = run(&mut command, input);
        let stderr = String::from_utf8(output.stderr.clone()).unwrap();
        assert!(!stderr.contains(WRITE_KEY), "the write key shows:\n{stderr}");
        Self { output, stderr, kept }
    }

    fn against(server: &Server, test: &str, input: &str) -> Self {
        Self::new(test, &format!("http://{}", server.address), &[], input)
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
    fn kept_messages(&self) -> BTreeSet<(String, String)> {
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

fn group_ids(messages: &BTreeSet<(String, String)>) -> Vec<&str> {
    messages.iter().map(|(group_id, _)| group_id.as_str()).collect()
}

fn expected_ids(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(group_id).collect()
}

#[test]
fn every_message_arrives_whatever_the_server_does() {
    let answers = [
        OK,
        TooMany(1),
        OK,
        Status("500 Internal Server Error"),
        Status("503 Service Unavailable"),
        OK,
        CloseBeforeBody,
        OK,
        CloseAfterBody,
        OK,
        Stall,
        OK,
        CloseBeforeBody,
        CloseAfterBody,
        Stall,
        OK,
        OK,
    ];
    let server = Server::start(&answers);
    let run = Run::against(&server, "every_message_arrives", &lines(15));
    assert_eq!(run.code(), Some(0), "{}", run.stderr);
    assert_eq!(*server.connections.lock().unwrap(), answers.len());
    assert!(run.stderr.contains("15 messages accepted"), "{}", run.stderr);

    // One message for each line, although some arrived more than once: a retry has the same IDs.
    assert_eq!(group_ids(&server.accepted()), expected_ids(0..15));
    let received = server.received.lock().unwrap();
    let mut ids = BTreeMap::<_, BTreeSet<_>>::new();
    for (group_id, message_id) in received.iter().flat_map(|request| messages(&request.body)) {
        ids.entry(group_id).or_default().insert(message_id);
    }
    assert_eq!(ids.len(), 15);
    assert!(ids.values().all(|ids| ids.len() == 1), "{ids:?}");

    for request in received.iter() {
        assert!(request.head.starts_with("POST /v1/batch HTTP/1.1\r\n"), "{}", request.head);
        // The key and a colon in base64.
        assert!(request.head.contains("authorization: Basic YUJjRGVGZ0hpSmtMbU5vUDo=\r\n"), "{}", request.head);
        assert!(request.body["sentAt"].is_string());
    }
    let refused = received.iter().position(|request| request.answer == TooMany(1)).unwrap();
    let pause = received[refused + 1].at - received[refused].at;
    assert!(pause >= Duration::from_secs(1), "it came back after {pause:?}");
    let stalled = received.iter().position(|request| request.answer == Stall).unwrap();
    assert!(received[stalled + 1].at - received[stalled].at >= TIMEOUT / 2);
}

#[test]
fn batch_that_is_rejected_is_kept_and_the_others_arrive() {
    let server = Server::start(&[OK, Status("400 Bad Request"), Status("401 Unauthorized"), OK]);
    let run = Run::against(&server, "rejected", &lines(8));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("400 Bad Request") && run.stderr.contains("401 Unauthorized"), "{}", run.stderr);

    assert_eq!(group_ids(&server.accepted()), expected_ids([0, 1, 6, 7]));
    assert_eq!(group_ids(&run.kept_messages()), expected_ids(2..6));
    // They are kept as they were sent, but for when that was.
    let received = server.received.lock().unwrap();
    let mut sent = [received[1].body.clone(), received[2].body.clone()];
    for body in &mut sent {
        body.as_object_mut().unwrap().remove("sentAt").unwrap();
    }
    let kept: Vec<Value> = run.kept(".json").iter().map(|body| serde_json::from_str(body).unwrap()).collect();
    assert_eq!(kept, sent);
}

#[test]
fn batch_is_kept_when_the_attempts_are_used_up() {
    let failure = Status("500 Internal Server Error");
    let server = Server::start(&[failure, failure, failure, failure, OK]);
    let run = Run::against(&server, "used_up", &lines(4));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&run.kept_messages()), expected_ids([0, 1]));
    assert_eq!(group_ids(&server.accepted()), expected_ids([2, 3]));
}

#[test]
fn batch_is_kept_when_nobody_listens() {
    let run = Run::new("nobody_listens", "http://127.0.0.1:1", &[], &lines(3));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&run.kept_messages()), expected_ids(0..3));
}

#[test]
fn receiver_that_asks_for_too_long_a_pause_is_given_up() {
    // Longer than the test waits for the example.
    let server = Server::start(&[TooMany(60), OK]);
    let run = Run::new("too_long", &format!("http://{}", server.address), &["--longest", "59"], &lines(3));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&run.kept_messages()), expected_ids([0, 1]));
    assert_eq!(group_ids(&server.accepted()), expected_ids([2]));
}

#[test]
fn redirect_is_not_taken_for_success() {
    let server = Server::start(&[Status("302 Found"), OK]);
    let run = Run::against(&server, "redirect", &lines(2));
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(*server.connections.lock().unwrap(), 1);
    assert_eq!(group_ids(&run.kept_messages()), expected_ids([0, 1]));
}

#[test]
fn large_body_survives_a_connection_that_closes_in_the_middle() {
    let server = Server::start(&[CloseBeforeBody, CloseBeforeBody, OK]);
    let line = |number: usize| {
        let name = "x".repeat(30_000);
        format!("{}\n", json!({ "userId": "97980cfea0067", "groupId": group_id(number), "name": name }))
    };
    let input: String = (0..16).map(line).collect();
    let run = Run::new("large", &format!("http://{}", server.address), &["--messages", "2500"], &input);
    assert_eq!(run.code(), Some(0), "{}", run.stderr);
    assert_eq!(group_ids(&server.accepted()), expected_ids(0..16));
}

#[test]
fn bad_lines_are_reported_and_kept_and_the_others_arrive() {
    let server = Server::start(&[OK, OK]);
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
    let run = Run::against(&server, "bad_lines", &input);
    assert_eq!(run.code(), Some(1), "{}", run.stderr);
    assert_eq!(group_ids(&server.accepted()), expected_ids(0..3));

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
    assert!(wrong(&["http://127.0.0.1:1"], "hunter2:").contains("the write key holds a colon"));
    assert!(wrong(&["http://127.0.0.1:1", "--attempts", "0"], WRITE_KEY).contains("zero"));
    assert!(wrong(&["http://127.0.0.1:1", "--pause", "-1"], WRITE_KEY).contains("negative"));
    assert!(wrong(&["http://127.0.0.1:1", "no/such/file"], WRITE_KEY).contains("no/such/file"));
}
