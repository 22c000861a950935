//! What the thread promises, with transports that do what they are told.

use std::{
    convert::Infallible,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, OnceLock,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant, SystemTime},
};

use group_core::{
    BatchLimits, Group, GroupTraits, Identity, PushError, ReceivedGroup, Refusal,
    http::{Closed, Delivery, FlushError, Next, Outbox, OutboxSettings, RetryPolicy, Undelivered, UndeliveredReason},
};
use http::{Request, Response};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::{Company, LONG, group_ids, message, settings};

type Answered = Result<Response<()>, ()>;

fn outbox(settings: OutboxSettings) -> Outbox {
    crate::outbox("http://127.0.0.1:1", settings)
}

#[expect(clippy::unnecessary_wraps, reason = "it is what a transport returns")]
fn status(status: u16) -> Answered {
    Ok(Response::builder().status(status).body(()).unwrap())
}

/// The group IDs in a body.
fn groups(body: &[u8]) -> Vec<String> {
    let body: Value = serde_json::from_slice(body).unwrap();
    let messages = body["batch"].as_array().unwrap();
    messages.iter().map(|message| message["groupId"].as_str().unwrap().to_owned()).collect()
}

fn all_groups(undelivered: &[Undelivered]) -> Vec<String> {
    undelivered.iter().flat_map(|undelivered| groups(&undelivered.body)).collect()
}

/// A transport that says what it was given, and waits for what to answer.
struct Wire {
    requests: Receiver<Vec<String>>,
    answers: Sender<Answered>,
}

impl Wire {
    fn new() -> (Self, impl FnMut(Request<Vec<u8>>) -> Answered + Send + 'static) {
        let (requested, requests) = mpsc::channel();
        let (answers, answered) = mpsc::channel();
        let transport = move |request: Request<Vec<u8>>| {
            let _ = requested.send(groups(request.body()));
            answered.recv().unwrap_or(Err(()))
        };
        (Self { requests, answers }, transport)
    }

    fn request(&self) -> Vec<String> {
        self.requests.recv_timeout(LONG).unwrap()
    }

    fn answer(&self, answer: Answered) {
        self.answers.send(answer).unwrap();
    }
}

fn send(delivery: &Delivery, numbers: impl IntoIterator<Item = usize>) {
    for number in numbers {
        delivery.send(message(number)).unwrap();
    }
}

#[test]
fn send_never_waits_for_the_network() {
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings()), transport);
    send(&delivery, 0..2);
    assert_eq!(wire.request(), group_ids(0..2));
    // The transport does not return before it is told to.
    send(&delivery, 2..1_000);
    wire.answer(status(200));
    assert_eq!(wire.request(), group_ids(2..1_000));
    wire.answer(status(200));
    assert_eq!(delivery.close(LONG).accepted, 1_000);
}

#[test]
fn batch_is_sent_when_it_is_due() {
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings().flush_after(Duration::from_millis(20))), transport);
    send(&delivery, [0]);
    assert_eq!(wire.request(), group_ids([0]));
    wire.answer(status(200));
    send(&delivery, [1, 2]);
    assert_eq!(wire.request(), group_ids([1, 2]));
    wire.answer(status(200));
    delivery.flush(LONG).unwrap();
}

#[test]
fn message_that_is_refused_is_given_back() {
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings().flush_at(100).queue_bytes(2_000)), transport);
    let sent = (0..).take_while(|number| match delivery.send(message(*number)) {
        Ok(()) => true,
        Err(PushError { message, reason }) => {
            assert_eq!((message.get_traits().name.as_str(), reason), ("Initech", Refusal::Full));
            false
        }
    });
    let sent = sent.count();
    // Though it is not due by number or age.
    assert_eq!(wire.request(), group_ids(0..sent));
    wire.answer(status(200));
    assert_eq!(delivery.close(LONG).accepted, sent);

    let error = delivery.send(message(7)).unwrap_err();
    assert_eq!((error.message.get_group_id(), error.reason), ("group-0007", Refusal::Closed));
    let received = ReceivedGroup::from_json(r#"{"type":"group","groupId":"g"}"#).unwrap();
    assert_eq!(delivery.send_received(received).unwrap_err().reason, Refusal::NoMessageId);
    let received = ReceivedGroup::from_json(r#"{"type":"group","groupId":"g","messageId":"m"}"#).unwrap();
    assert_eq!(delivery.send_received(received).unwrap_err().reason, Refusal::Closed);
}

#[test]
fn message_that_was_received_is_sent_token_for_token() {
    let (body, bodies) = mpsc::channel();
    let delivery = Delivery::spawn(outbox(settings()), move |request: Request<Vec<u8>>| {
        body.send(String::from_utf8(request.into_body()).unwrap()).unwrap();
        status(200)
    });
    let json = r#"{"type": "group",  "groupId":"g", "messageId": "m", "odd": 1e400}"#;
    delivery.send_received(ReceivedGroup::from_json(json).unwrap()).unwrap();
    assert_eq!(delivery.close(LONG).accepted, 1);
    assert!(bodies.recv().unwrap().starts_with(&format!(r#"{{"batch":[{json}]"#)));
}

// A Rust service, 2026: a flush at shutdown saw an empty buffer while a request was in flight, returned, and the process exited.
#[test]
fn flush_waits_for_the_request_that_is_out() {
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings()), transport);
    send(&delivery, 0..2);
    wire.request();
    assert_eq!(delivery.flush(Duration::from_millis(50)).map_err(|error| error.unsettled), Err(2));
    wire.answer(status(200));
    delivery.flush(LONG).unwrap();
    assert_eq!(delivery.accepted(), 2);
}

// segmentio/analytics-node#54 and #22, analytics-next#988: no way to flush without closing; no news of success or failure.
#[test]
fn flush_settles_what_was_sent_before_and_sending_goes_on() {
    let (given_back, undelivered) = mpsc::channel();
    let mut answers = [200, 400, 200].into_iter();
    let transport = move |_: Request<Vec<u8>>| status(answers.next().unwrap());
    let delivery =
        Delivery::spawn_with(outbox(settings()), transport, move |undelivered| given_back.send(undelivered).unwrap());
    for (number, accepted) in [(0, 1), (1, 1), (2, 2)] {
        send(&delivery, [number]);
        delivery.flush(LONG).unwrap();
        assert_eq!(delivery.accepted(), accepted);
        // What was given back was given back before the flush returned.
        assert_eq!(undelivered.try_iter().count(), usize::from(number == 1));
    }
}

#[test]
fn flush_says_how_much_is_not_settled_in_time() {
    let (_wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings()), transport);
    send(&delivery, 0..5);
    let error: FlushError = delivery.flush(Duration::from_millis(20)).unwrap_err();
    assert_eq!(error.unsettled, 5);
    assert_eq!(error.to_string(), "5 messages are still in the queue");

    let (_wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings()), transport);
    send(&delivery, [0]);
    let error = delivery.flush(Duration::from_millis(20)).unwrap_err();
    assert_eq!(error.to_string(), "1 message is still in the queue");
}

/// A delivery of three messages, of which two make a batch and all come back. The function that takes them uses the delivery, and
/// what comes of that is received.
fn used_by_what_takes_what_comes_back<T: Send + 'static>(
    work: fn(&Delivery) -> T,
) -> (Arc<OnceLock<Delivery>>, mpsc::Receiver<T>) {
    let delivery = Arc::new(OnceLock::<Delivery>::new());
    let (results, received) = mpsc::channel();
    let for_thread = Arc::clone(&delivery);
    let on_undelivered = move |_| results.send(work(for_thread.wait())).unwrap();
    let limits = BatchLimits::default().batch_messages(2);
    let new =
        Delivery::spawn_with(outbox(settings().limits(limits)), |_: Request<Vec<u8>>| status(401), on_undelivered);
    send(&new, 0..3);
    delivery.set(new).unwrap();
    (delivery, received)
}

#[test]
fn flush_by_the_function_that_takes_what_comes_back_does_not_wait_for_itself() {
    let (_delivery, flushes) = used_by_what_takes_what_comes_back(|delivery| delivery.flush(LONG));
    // The first batch is in the hands of the function; the third message is due by that flush.
    let started = Instant::now();
    let unsettled: Vec<_> =
        (0..2).map(|_| flushes.recv_timeout(LONG).unwrap().map_err(|error| error.unsettled)).collect();
    assert_eq!(unsettled, [Err(3), Err(1)]);
    assert!(started.elapsed() < LONG / 2);
}

// segmentio/analytics-next#1365: closing dropped batches that were waiting for a retry, in silence.
#[test]
fn close_sends_or_gives_back_what_waits_for_a_retry() {
    let mut answers = [503, 503, 200, 200].into_iter();
    let delivery = Delivery::spawn(outbox(settings()), move |_: Request<Vec<u8>>| status(answers.next().unwrap()));
    send(&delivery, 0..3);
    let Closed { accepted, undelivered, .. } = delivery.close(LONG);
    assert_eq!((accepted, undelivered.len()), (3, 0));

    let retry = RetryPolicy::default().first_wait(LONG * 10).longest_wait(LONG * 10);
    let (wire, transport) = Wire::new();
    let delivery =
        Delivery::spawn(outbox(settings().retry(retry).limits(BatchLimits::default().batch_messages(2))), transport);
    send(&delivery, 0..3);
    wire.request();
    wire.answer(status(503));
    let started = Instant::now();
    let Closed { accepted, undelivered, .. } = delivery.close(LONG);
    // Nothing could be sent before the retry, so it does not wait for its time to pass.
    assert!(started.elapsed() < LONG / 2);
    assert_eq!((accepted, all_groups(&undelivered)), (0, group_ids(0..3)));
    assert_eq!(undelivered[0].reason, UndeliveredReason::Stopped { requests: 1 });
    assert_eq!(undelivered[0].reason.to_string(), "not accepted in 1 request when sending stopped");
    assert_eq!(undelivered[1].reason, UndeliveredReason::Stopped { requests: 0 });
}

// segmentio/analytics-next#1092: the time given to closing was derived from the flush interval, and was over before a connection
// stood.
#[test]
fn close_takes_the_time_it_is_given_whatever_the_flush_interval() {
    let settings = settings().flush_at(100).flush_after(Duration::from_millis(1));
    let delivery = Delivery::spawn(outbox(settings), |_: Request<Vec<u8>>| {
        thread::sleep(Duration::from_millis(300));
        status(200)
    });
    send(&delivery, 0..3);
    assert_eq!(delivery.close(LONG).accepted, 3);
}

// segmentio/analytics-java#36: a batch whose retries were used up was dropped, and nobody was told.
#[test]
fn batch_whose_attempts_are_used_up_comes_back() {
    let (given_back, undelivered) = mpsc::channel();
    let settings = settings().retry(RetryPolicy::default().attempts(3).first_wait(Duration::ZERO));
    let transport = |_: Request<Vec<u8>>| Answered::Err(());
    let delivery =
        Delivery::spawn_with(outbox(settings), transport, move |undelivered| given_back.send(undelivered).unwrap());
    send(&delivery, 0..2);
    let undelivered = undelivered.recv_timeout(LONG).unwrap();
    assert_eq!(groups(&undelivered.body), group_ids(0..2));
    assert_eq!(undelivered.reason, UndeliveredReason::GivenUp { requests: 3, status: None });
}

#[test]
fn panic_of_the_transport_counts_as_no_answer() {
    let mut requests = 0;
    let delivery = Delivery::spawn(outbox(settings()), move |_: Request<Vec<u8>>| {
        requests += 1;
        if requests < 3 {
            resume_unwind(Box::new("a transport of someone else"));
        }
        status(200)
    });
    send(&delivery, 0..2);
    let Closed { accepted, undelivered, .. } = delivery.close(LONG);
    assert_eq!((accepted, undelivered.len()), (2, 0));
}

// The thread called it between two requests, and ended: what was sent from then on was taken, and lost.
#[test]
fn panic_of_the_wall_clock_ends_nothing() {
    fn wall_clock() -> SystemTime {
        if thread::current().name() == Some("group-delivery") {
            resume_unwind(Box::new("a clock of someone else"));
        }
        SystemTime::now()
    }
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings().wall_clock(wall_clock)), transport);
    for first in [0, 2] {
        send(&delivery, first..first + 2);
        assert_eq!(wire.request(), group_ids(first..first + 2));
        wire.answer(status(200));
    }
    assert_eq!(delivery.close(LONG).accepted, 4);
}

#[test]
fn nothing_is_taken_once_the_thread_has_ended_however_that_came() {
    struct PanicsAgain;
    impl Drop for PanicsAgain {
        fn drop(&mut self) {
            resume_unwind(Box::new("what a panic says may panic as well"));
        }
    }
    let delivery = Delivery::spawn(outbox(settings()), |_: Request<Vec<u8>>| -> Answered {
        resume_unwind(Box::new(PanicsAgain));
    });
    send(&delivery, 0..2);
    assert_eq!(delivery.flush(LONG).map_err(|error| error.unsettled), Err(2));
    assert_eq!(delivery.send(message(2)).unwrap_err().reason, Refusal::Closed);
    assert_eq!(all_groups(&delivery.close(LONG).undelivered), group_ids(0..2));
}

#[test]
fn transport_that_never_returns_loses_nothing() {
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings().limits(BatchLimits::default().batch_messages(2))), transport);
    send(&delivery, 0..3);
    wire.request();
    let Closed { accepted, undelivered, .. } = delivery.close(Duration::from_millis(50));
    assert_eq!((accepted, all_groups(&undelivered)), (0, group_ids(0..3)));
    assert_eq!(undelivered[0].reason, UndeliveredReason::Unanswered);
    assert_eq!(undelivered[1].reason, UndeliveredReason::Stopped { requests: 0 });

    // Once it returns after all, that changes nothing, and nothing more is sent.
    wire.answer(status(200));
    assert!(wire.requests.recv().is_err(), "the thread has ended");
    let Closed { accepted, undelivered, .. } = delivery.close(LONG);
    assert_eq!((accepted, undelivered.len()), (0, 0));
    delivery.flush(LONG).unwrap();
}

#[test]
fn what_comes_back_is_kept_for_close_and_counts_in_the_queue() {
    let delivery = Delivery::spawn(outbox(settings().queue_bytes(3_000)), |_: Request<Vec<u8>>| status(401));
    let sent = (0..).take_while(|number| {
        let sent = delivery.send(message(*number)).is_ok();
        delivery.flush(LONG).unwrap();
        sent
    });
    let sent = sent.count();
    let Closed { accepted, undelivered, .. } = delivery.close(LONG);
    assert_eq!((accepted, all_groups(&undelivered)), (0, group_ids(0..sent)));
    let bytes: usize = undelivered.iter().map(|undelivered| undelivered.body.len()).sum();
    assert!(bytes <= 3_000, "{bytes}");
}

// The loop that the docs show went round for ever: it waited for room that nothing would make.
#[test]
fn waiting_for_room_ends_when_what_came_back_fills_the_queue() {
    let send_in_time = |delivery: &Delivery, mut message: Group<'static, Company>| {
        for _ in 0..100 {
            message = match delivery.send(message) {
                Err(PushError { message, reason: Refusal::Full }) => message,
                sent => return sent.map_err(Refusal::from),
            };
            delivery.flush(LONG).unwrap();
        }
        panic!("it waits for ever");
    };
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings().queue_bytes(3_000)), transport);
    // As long as something is on its way, there may soon be room.
    send(&delivery, 0..2);
    wire.request();
    let full = (2..).find_map(|number| delivery.send(message(number)).err()).unwrap();
    assert_eq!(full.reason, Refusal::Full);
    (0..100).for_each(|_| wire.answer(status(401)));
    let refusal = (100..).find_map(|number| send_in_time(&delivery, message(number)).err()).unwrap();
    assert_eq!(refusal, Refusal::Undelivered);
    let text = "what came back fills the queue: close it, or take what comes back by `spawn_with`";
    assert_eq!(refusal.to_string(), text);

    // With `spawn_with`, it does not fill the queue.
    let transport = |_: Request<Vec<u8>>| status(401);
    let delivery = Delivery::spawn_with(outbox(settings().queue_bytes(3_000)), transport, |_| {});
    (0..100).for_each(|number| send_in_time(&delivery, message(number)).unwrap());
}

#[test]
fn panic_of_the_function_that_takes_what_comes_back_ends_nothing() {
    let (given_back, undelivered) = mpsc::channel();
    let on_undelivered = move |undelivered: Undelivered| {
        given_back.send(groups(&undelivered.body)).unwrap();
        resume_unwind(Box::new("a function of someone else"));
    };
    let delivery = Delivery::spawn_with(outbox(settings()), |_: Request<Vec<u8>>| status(400), on_undelivered);
    send(&delivery, 0..2);
    delivery.flush(LONG).unwrap();
    send(&delivery, 2..4);
    delivery.flush(LONG).unwrap();
    assert_eq!(undelivered.try_iter().collect::<Vec<_>>().concat(), group_ids(0..4));
}

#[test]
fn dropped_delivery_sends_what_it_has() {
    let (body, bodies) = mpsc::channel();
    let delivery = Delivery::spawn(outbox(settings()), move |request: Request<Vec<u8>>| {
        body.send(groups(request.body())).unwrap();
        status(200)
    });
    send(&delivery, 0..3);
    drop(delivery);
    assert_eq!(bodies.iter().collect::<Vec<_>>().concat(), group_ids(0..3));
}

#[test]
fn dropped_delivery_gives_what_it_cannot_send_to_the_function_for_it() {
    let (given_back, undelivered) = mpsc::channel();
    let retry = RetryPolicy::default().first_wait(LONG).longest_wait(LONG);
    let delivery = Delivery::spawn_with(
        outbox(settings().retry(retry)),
        |_: Request<Vec<u8>>| status(503),
        move |undelivered| {
            given_back.send(undelivered).unwrap();
        },
    );
    send(&delivery, 0..5);
    drop(delivery);
    assert_eq!(all_groups(&undelivered.iter().collect::<Vec<_>>()), group_ids(0..5));
}

#[test]
fn drop_is_bounded() {
    let (wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings()), transport);
    send(&delivery, 0..2);
    wire.request();
    let started = Instant::now();
    drop(delivery);
    assert!(started.elapsed() < Delivery::DROP_TIME * 2);
}

#[test]
fn delivery_can_be_closed_by_the_function_that_takes_what_comes_back() {
    let (_delivery, closings) = used_by_what_takes_what_comes_back(|delivery| delivery.close(LONG));
    // The first batch is in the hands of the function, and the second comes back.
    let started = Instant::now();
    assert_eq!(all_groups(&closings.recv_timeout(LONG).unwrap().undelivered), group_ids([2]));
    assert!(started.elapsed() < LONG / 2);
}

#[test]
fn message_is_written_before_the_lock_is_taken() {
    struct Sends<'a>(&'a Delivery);
    impl Serialize for Sends<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.send(message(0)).map_err(serde::ser::Error::custom)?;
            serializer.serialize_bool(true)
        }
    }
    struct Panics;
    impl Serialize for Panics {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            resume_unwind(Box::new("a `Serialize` of someone else"))
        }
    }
    #[derive(GroupTraits)]
    struct Odd<T> {
        odd: T,
    }
    fn odd<T: Serialize>(odd: T) -> Group<'static, Odd<T>> {
        Group::new(Identity::user("97980cfea0067"), crate::group_id(1), Odd { odd }).unwrap()
    }

    let (body, bodies) = mpsc::channel();
    let delivery = Delivery::spawn(outbox(settings().flush_at(100)), move |request: Request<Vec<u8>>| {
        body.send(groups(request.body())).unwrap();
        status(200)
    });
    delivery.send(odd(Sends(&delivery))).map_err(Refusal::from).unwrap();
    catch_unwind(AssertUnwindSafe(|| delivery.send(odd(Panics)).is_ok())).expect_err("the panic goes through");
    let Closed { accepted, .. } = delivery.close(LONG);
    let sent = bodies.iter().collect::<Vec<_>>().concat();
    assert!(accepted >= 2 && sent.len() == accepted && sent.last() == Some(&crate::group_id(1)), "{sent:?}");
}

#[test]
fn many_threads_send_and_each_one_keeps_its_order() {
    const THREADS: usize = 8;
    const MESSAGES: usize = 200;

    let arrived = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&arrived);
    let mut answers = [200, 200, 503].into_iter().cycle();
    let delivery = Delivery::spawn(outbox(settings()), move |request: Request<Vec<u8>>| {
        let answer = answers.next().unwrap();
        if answer == 200 {
            log.lock().unwrap().extend(groups(request.body()));
        }
        Ok::<_, Infallible>(Response::builder().status(answer).body("what it is does not matter").unwrap())
    });
    thread::scope(|scope| {
        for first in 0..THREADS {
            let delivery = &delivery;
            scope.spawn(move || send(delivery, (0..MESSAGES).map(|number| number * THREADS + first)));
        }
    });
    assert_eq!(delivery.close(LONG).accepted, THREADS * MESSAGES);
    let arrived = arrived.lock().unwrap();
    for first in 0..THREADS {
        let expected = group_ids((0..MESSAGES).map(|number| number * THREADS + first));
        let of_thread: Vec<_> = arrived.iter().filter(|group| expected.contains(group)).cloned().collect();
        assert_eq!(of_thread, expected);
    }
}

#[test]
fn outbox_with_messages_is_delivered_even_if_somebody_else_made_a_request() {
    let mut outbox = outbox(settings());
    for number in 0..3 {
        outbox.push(message(number), Instant::now()).unwrap();
    }
    assert!(matches!(outbox.poll(Instant::now()), Next::Send(_)));
    let delivery = Delivery::spawn(outbox, |_: Request<Vec<u8>>| status(200));
    assert_eq!(delivery.close(LONG).accepted, 3);
}

#[test]
fn delivery_is_shared_between_threads() {
    fn is_shared<T: Send + Sync + 'static>() {}
    is_shared::<Delivery>();
    is_shared::<Outbox>();
}

#[test]
fn no_value_shows_in_debug() {
    let (_wire, transport) = Wire::new();
    let delivery = Delivery::spawn(outbox(settings()), transport);
    send(&delivery, 0..3);
    assert_eq!(format!("{delivery:?}"), "Delivery { sent: 3, accepted: 0, settled: 0, .. }");
    let closed = format!("{:?}", delivery.close(Duration::ZERO));
    assert!(!closed.contains("123, 34") && !closed.contains("97980cfea0067"), "{closed}");
}
