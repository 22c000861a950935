//! A receiver of batches on the loopback, which fails in every way that receivers do.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

/// What a request gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This status.
    Status(u16),
    /// 429, and after how many seconds to come back.
    TooMany(u32),
    /// 302 to a page that is there.
    Redirect,
    /// This status, and half of a body.
    BreakOff(u16),
    /// No answer: the connection is closed before the body was read.
    CloseBeforeBody,
    /// No answer: the connection is closed after the body was read.
    CloseAfterBody,
    /// No answer, and the connection stays.
    Stall,
    /// 200, but not at once.
    Slow(Duration),
}

/// The usual answer.
pub const OK: Answer = Answer::Status(200);

/// A request that was read to its end.
#[derive(Clone, Debug)]
pub struct Request {
    /// What it got.
    pub answer: Answer,
    /// When it was there.
    pub at: Instant,
    /// By which connection it came; the first is 1.
    pub connection: usize,
    /// The first line and the headers, whose names are in lower case.
    pub head: String,
    /// The body, as JSON.
    pub body: Value,
}

/// A message, by its IDs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Its `groupId`.
    pub group_id: String,
    /// Its `messageId`.
    pub message_id: String,
}

/// A receiver, until the process ends.
#[derive(Debug)]
pub struct Receiver {
    address: SocketAddr,
    log: Arc<Mutex<Log>>,
}

#[derive(Debug, Default)]
struct Log {
    answers: VecDeque<Answer>,
    connections: usize,
    /// Requests that got no answer before their body was read.
    unread: usize,
    requests: Vec<Request>,
    /// What was asked for by GET.
    followed: usize,
}

impl Receiver {
    /// A receiver that gives these answers, one to each request, and then accepts everything.
    ///
    /// # Panics
    ///
    /// If there is no port for it.
    #[must_use]
    pub fn start(answers: &[Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        let log = Arc::new(Mutex::new(Log { answers: answers.iter().copied().collect(), ..Log::default() }));
        let receiver = Self { address, log: Arc::clone(&log) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                lock(&log).connections += 1;
                let connection = lock(&log).connections;
                thread::spawn(move || serve(&stream, connection, &log));
            }
        });
        receiver
    }

    /// Its base URL.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many connections were opened.
    #[must_use]
    pub fn connections(&self) -> usize {
        lock(&self.log).connections
    }

    /// How many requests came in, with those whose body was not read.
    #[must_use]
    pub fn count(&self) -> usize {
        let log = lock(&self.log);
        log.requests.len() + log.unread
    }

    /// How many requests came by GET, which is what becomes of a redirect that is followed.
    #[must_use]
    pub fn followed(&self) -> usize {
        lock(&self.log).followed
    }

    /// The requests that were read, in their order.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.log).requests.clone()
    }

    /// The messages that the receiver has, in the order in which it took them. It has those too whose answer got lost.
    #[must_use]
    pub fn taken(&self) -> Vec<Message> {
        let taken = |request: &Request| match request.answer {
            Answer::Status(status) | Answer::BreakOff(status) => (200..300).contains(&status),
            Answer::CloseAfterBody | Answer::Slow(_) => true,
            _ => false,
        };
        self.requests().iter().filter(|request| taken(request)).flat_map(|request| messages(&request.body)).collect()
    }
}

/// The messages in the body of a batch.
///
/// # Panics
///
/// If it is none, or a message has no ID.
#[must_use]
pub fn messages(body: &Value) -> Vec<Message> {
    let text = |value: &Value| value.as_str().expect("an ID is a string").to_owned();
    let messages = body["batch"].as_array().expect("a batch is an array");
    let message =
        |message: &Value| Message { group_id: text(&message["groupId"]), message_id: text(&message["messageId"]) };
    messages.iter().map(message).collect()
}

/// Answers the requests of one connection.
fn serve(mut stream: &TcpStream, connection: usize, log: &Mutex<Log>) -> Option<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).ok()? == 0 {
                return None;
            }
        }
        let head = lower_case_names(&head);
        if head.starts_with("GET") {
            lock(log).followed += 1;
            respond(stream, 200, "")?;
            continue;
        }
        let answer = lock(log).answers.pop_front().unwrap_or(OK);
        if answer == Answer::CloseBeforeBody {
            lock(log).unread += 1;
            return None;
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok())?;
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let body = serde_json::from_slice(&body).ok()?;
        // Before the answer, so that it is there when the client goes on.
        lock(log).requests.push(Request { answer, at: Instant::now(), connection, head, body });
        match answer {
            Answer::Status(status) => respond(stream, status, "")?,
            Answer::TooMany(seconds) => respond(stream, 429, &format!("retry-after: {seconds}\r\n"))?,
            Answer::Redirect => respond(stream, 302, "location: /elsewhere\r\n")?,
            Answer::BreakOff(status) => {
                let half = format!("HTTP/1.1 {status} \r\ncontent-length: 1000\r\n\r\n{{\"success\"");
                return stream.write_all(half.as_bytes()).ok();
            }
            Answer::CloseBeforeBody | Answer::CloseAfterBody => return None,
            // Until the client hangs up.
            Answer::Stall => return reader.read_to_end(&mut Vec::new()).ok().map(drop),
            Answer::Slow(time) => {
                thread::sleep(time);
                respond(stream, 200, "")?;
            }
        }
    }
}

fn respond(mut stream: &TcpStream, status: u16, header: &str) -> Option<()> {
    let response = format!("HTTP/1.1 {status} \r\n{header}content-length: 16\r\n\r\n{{\"success\":true}}");
    stream.write_all(response.as_bytes()).ok()
}

fn lower_case_names(head: &str) -> String {
    let line = |line: &str| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {value}\n", name.to_ascii_lowercase()),
        None => format!("{line}\n"),
    };
    head.lines().map(line).collect()
}

fn lock(log: &Mutex<Log>) -> MutexGuard<'_, Log> {
    log.lock().unwrap_or_else(PoisonError::into_inner)
}
