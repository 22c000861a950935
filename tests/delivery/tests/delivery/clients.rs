//! The clients of the docs, against a receiver that fails in every way; and what their defaults would lose.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant, SystemTime},
};

use group_core::{
    BatchLimits,
    http::{Closed, Delivery, Next, Outbox, UndeliveredReason, Verdict},
};
use http::{Request, Response, StatusCode};
use receiver::{Answer, Answer::Status, OK, Receiver};

use crate::{LONG, group_ids, message, outbox, settings};

#[expect(unreachable_pub, reason = "the docs show it as it is")]
#[path = "../../../../group-core/docs/clients/reqwest.rs"]
mod reqwest_client;
#[expect(unreachable_pub, reason = "the docs show it as it is")]
#[path = "../../../../group-core/docs/clients/ureq.rs"]
mod ureq_client;

const TIMEOUT: Duration = Duration::from_secs(2);

/// Two messages in a batch.
fn outbox_for(receiver: &Receiver) -> Outbox {
    outbox(&receiver.url(), settings().limits(BatchLimits::default().batch_messages(2)))
}

fn send(delivery: &Delivery, messages: usize) {
    for number in 0..messages {
        delivery.send(message(number)).unwrap();
    }
}

fn with_ureq(test: impl Fn(&dyn Fn(Outbox) -> Delivery)) {
    test(&|outbox| {
        let agent = ureq_client::agent(TIMEOUT);
        Delivery::spawn(outbox, move |request| ureq_client::post(&agent, request))
    });
}

/// `reqwest` has no provider of its own where another package of the workspace brings one.
fn install_crypto_provider() {
    // The first of the tests has installed it.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn with_reqwest(test: impl Fn(&dyn Fn(Outbox) -> Delivery)) {
    install_crypto_provider();
    test(&|outbox| {
        let client = reqwest_client::client(TIMEOUT).unwrap();
        Delivery::spawn(outbox, move |request| reqwest_client::post(&client, request))
    });
}

macro_rules! for_both {
    ($($(#[$attribute:meta])* fn $test:ident($spawn:ident) $body:block)*) => {
        mod with_ureq { $(#[test] fn $test() { super::with_ureq(super::$test); })* }
        mod with_reqwest { $(#[test] fn $test() { super::with_reqwest(super::$test); })* }
        $($(#[$attribute])* fn $test($spawn: &dyn Fn(Outbox) -> Delivery) $body)*
    };
}

for_both! {
    fn every_message_arrives_in_order_whatever_the_receiver_does(spawn) {
        let faults = [
            OK,
            Answer::TooMany(1),
            Status(429),
            Status(408),
            Status(460),
            Status(500),
            Status(503),
            OK,
            Answer::CloseBeforeBody,
            Answer::CloseAfterBody,
            Answer::BreakOff(500),
            OK,
            Answer::Stall,
            OK,
            Answer::BreakOff(200),
        ];
        let receiver = Receiver::start(&faults);
        let delivery = spawn(outbox_for(&receiver));
        send(&delivery, 10);
        let Closed { accepted, undelivered, .. } = delivery.close(LONG);
        assert_eq!((accepted, undelivered.len()), (10, 0));
        assert_eq!(receiver.count(), faults.len());

        // The third batch came twice, as its answer was lost: with the same IDs.
        let mut taken = receiver.taken();
        assert_eq!(taken.len(), 12);
        let first: Vec<_> = taken.drain(4..6).collect();
        assert_eq!(first, taken[4..6]);
        assert_eq!(taken.iter().map(|message| message.group_id.clone()).collect::<Vec<_>>(), group_ids(0..10));
        assert_eq!(taken.iter().map(|message| &message.message_id).collect::<BTreeSet<_>>().len(), 10);

        let requests = receiver.requests();
        let count = |index: usize| requests[index].head.lines().find_map(|line| line.strip_prefix("x-retry-count: "));
        assert_eq!((0..7).map(count).collect::<Vec<_>>(), [None, None, Some("1"), Some("2"), Some("3"), Some("4"), Some("5")]);
        assert!(requests[2].at - requests[1].at >= Duration::from_secs(1), "`Retry-After` is kept");
    }

    fn ten_batches_take_one_connection(spawn) {
        let receiver = Receiver::start(&[]);
        let delivery = spawn(outbox_for(&receiver));
        send(&delivery, 20);
        assert_eq!(delivery.close(LONG).accepted, 20);
        assert_eq!((receiver.count(), receiver.connections()), (10, 1));
    }

    fn redirect_is_not_taken_for_success(spawn) {
        let receiver = Receiver::start(&[Answer::Redirect]);
        let delivery = spawn(outbox_for(&receiver));
        send(&delivery, 2);
        let Closed { accepted, undelivered, .. } = delivery.close(LONG);
        assert_eq!((accepted, receiver.followed()), (0, 0));
        assert_eq!(undelivered[0].reason, UndeliveredReason::Rejected { status: StatusCode::FOUND });
    }

    // segmentio/analytics-go#206: a body that broke off turned a 400 into a retry.
    fn answer_is_known_whatever_becomes_of_its_body(spawn) {
        let receiver = Receiver::start(&[Answer::BreakOff(400)]);
        let delivery = spawn(outbox_for(&receiver));
        send(&delivery, 2);
        let Closed { undelivered, .. } = delivery.close(LONG);
        assert_eq!(undelivered[0].reason, UndeliveredReason::Rejected { status: StatusCode::BAD_REQUEST });
        assert_eq!(receiver.count(), 1);
    }

    fn receiver_that_never_answers_loses_nothing(spawn) {
        let receiver = Receiver::start(&[Answer::Stall]);
        let delivery = spawn(outbox_for(&receiver));
        send(&delivery, 4);
        let started = Instant::now();
        let Closed { accepted, undelivered, .. } = delivery.close(Duration::from_millis(200));
        assert!(started.elapsed() < TIMEOUT);
        assert_eq!((accepted, undelivered.len()), (0, 2));
        assert_eq!(undelivered[0].reason, UndeliveredReason::Unanswered);
    }
}

/// The request for one batch.
fn request(receiver: &Receiver) -> Request<Vec<u8>> {
    let mut outbox = outbox_for(receiver);
    outbox.push(message(0), Instant::now()).unwrap();
    outbox.flush();
    match outbox.poll(Instant::now()) {
        Next::Send(dispatch) => dispatch.request,
        other => panic!("{other:?}"),
    }
}

fn verdict<B>(response: &Response<B>) -> Verdict {
    Verdict::new(response.status(), response.headers(), SystemTime::now())
}

#[test]
fn defaults_of_ureq_call_a_redirect_a_success_though_the_messages_are_gone() {
    let receiver = Receiver::start(&[Answer::Redirect]);
    assert_eq!(verdict(&ureq::run(request(&receiver)).unwrap()), Verdict::Accepted);
    assert_eq!((receiver.taken().len(), receiver.followed()), (0, 1));
}

#[test]
fn defaults_of_ureq_hide_when_to_come_back() {
    let receiver = Receiver::start(&[Answer::TooMany(7), Answer::TooMany(7)]);
    assert!(matches!(ureq::run(request(&receiver)), Err(ureq::Error::StatusCode(429))));
    let response = ureq_client::post(&ureq_client::agent(TIMEOUT), request(&receiver)).unwrap();
    assert_eq!(verdict(&response), Verdict::Retry { after: Some(Duration::from_secs(7)) });
}

#[test]
fn body_that_is_not_read_costs_a_connection_for_each_request() {
    let receiver = Receiver::start(&[]);
    let agent = ureq::agent();
    let delivery = Delivery::spawn(outbox_for(&receiver), move |request| agent.run(request));
    send(&delivery, 20);
    assert_eq!(delivery.close(LONG).accepted, 20);
    assert_eq!((receiver.count(), receiver.connections()), (10, 10));
}

#[test]
fn defaults_of_reqwest_call_a_redirect_a_success_though_the_messages_are_gone() {
    let receiver = Receiver::start(&[Answer::Redirect]);
    install_crypto_provider();
    let client = reqwest::blocking::Client::new();
    let response = client.execute(request(&receiver).try_into().unwrap()).unwrap();
    assert_eq!(Verdict::new(response.status(), response.headers(), SystemTime::now()), Verdict::Accepted);
    assert_eq!((receiver.taken().len(), receiver.followed()), (0, 1));
}
