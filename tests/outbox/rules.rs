//! Rule by rule.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use group_core::{
    BatchLimits, Group, Identity, ReceivedGroup, Refusal, WriteError,
    http::{Dispatch, DispatchId, Next, Outbox, OutboxSettings, Outcome, RetryPolicy, Undelivered, UndeliveredReason},
};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::Value;

use crate::{endpoint, message, numbers};

const MINUTE: Duration = Duration::from_secs(60);

fn settings() -> OutboxSettings {
    OutboxSettings::default().flush_at(2).seed(7)
}

/// An outbox with so many messages in it, two in a batch.
fn outbox(messages: usize, now: Instant) -> Outbox {
    filled(settings().limits(BatchLimits::default().batch_messages(2)), messages, now)
}

fn filled(settings: OutboxSettings, messages: usize, now: Instant) -> Outbox {
    let mut outbox = Outbox::with_settings(endpoint(), settings);
    for number in 0..messages {
        outbox.push(message(number, 0), now).unwrap();
    }
    outbox
}

fn dispatch(outbox: &mut Outbox, now: Instant) -> Dispatch {
    match outbox.poll(now) {
        Next::Send(dispatch) => dispatch,
        other => panic!("{other:?}"),
    }
}

fn wait(outbox: &mut Outbox, now: Instant) -> Duration {
    match outbox.poll(now) {
        Next::WaitUntil(at) => at - now,
        other => panic!("{other:?}"),
    }
}

fn is_idle(outbox: &mut Outbox, now: Instant) -> bool {
    matches!(outbox.poll(now), Next::Idle)
}

fn answer(
    outbox: &mut Outbox,
    id: DispatchId,
    status: u16,
    retry_after: Option<&'static str>,
    now: Instant,
) -> Outcome {
    let mut headers = HeaderMap::new();
    if let Some(value) = retry_after {
        headers.insert("retry-after", HeaderValue::from_static(value));
    }
    outbox.answered(id, StatusCode::from_u16(status).unwrap(), &headers, now, SystemTime::now())
}

/// Sends the next batch, which gets this answer, and says how long the outbox waits then.
fn wait_after(outbox: &mut Outbox, now: &mut Instant, status: u16, retry_after: Option<&'static str>) -> Duration {
    let id = dispatch(outbox, *now).id;
    let Outcome::Retrying { at } = answer(outbox, id, status, retry_after, *now) else { panic!("it is sent again") };
    assert_eq!(wait(outbox, *now), at - *now);
    let wait = at - *now;
    *now = at;
    wait
}

fn accepted(outcome: Outcome) -> usize {
    match outcome {
        Outcome::Accepted { messages } => messages,
        other => panic!("{other:?}"),
    }
}

fn undelivered(outcome: Outcome) -> Undelivered {
    match outcome {
        Outcome::Undelivered(undelivered) => undelivered,
        other => panic!("{other:?}"),
    }
}

#[test]
fn batch_is_due_by_number_by_age_and_by_flush() {
    let now = Instant::now();
    let mut outbox = filled(settings(), 1, now);
    assert_eq!(wait(&mut outbox, now), Duration::from_secs(5));
    assert_eq!(wait(&mut outbox, now + Duration::from_secs(2)), Duration::from_secs(3));
    outbox.push(message(1, 0), now).unwrap();
    assert_eq!(numbers(dispatch(&mut outbox, now).request.body()), [0, 1]);

    let mut outbox = filled(settings(), 1, now);
    assert_eq!(numbers(dispatch(&mut outbox, now + Duration::from_secs(5)).request.body()), [0]);

    let mut outbox = filled(settings(), 1, now);
    outbox.flush();
    assert_eq!(numbers(dispatch(&mut outbox, now).request.body()), [0]);
}

#[test]
fn flush_of_nothing_makes_no_later_message_due() {
    let now = Instant::now();
    let mut outbox = filled(settings(), 0, now);
    assert!(is_idle(&mut outbox, now));
    outbox.flush();
    outbox.push(message(0, 0), now).unwrap();
    assert_eq!(wait(&mut outbox, now), Duration::from_secs(5));
}

#[test]
fn batch_that_has_to_wait_takes_what_is_pushed_until_it_is_sent() {
    let now = Instant::now();
    let mut outbox = filled(settings(), 2, now);
    let id = dispatch(&mut outbox, now).id;
    for number in 2..7 {
        outbox.push(message(number, 0), now).unwrap();
    }
    assert_eq!(accepted(answer(&mut outbox, id, 200, None, now)), 2);
    assert_eq!(numbers(dispatch(&mut outbox, now).request.body()), [2, 3, 4, 5, 6]);
}

#[test]
fn one_request_is_out_at_a_time() {
    let now = Instant::now();
    let mut outbox = outbox(6, now);
    let id = dispatch(&mut outbox, now).id;
    assert!(is_idle(&mut outbox, now + MINUTE));
    outbox.flush();
    assert!(is_idle(&mut outbox, now + MINUTE));
    assert_eq!(accepted(answer(&mut outbox, id, 200, None, now)), 2);
    assert_eq!(numbers(dispatch(&mut outbox, now).request.body()), [2, 3]);
}

// As a trial of this crate did it: old traits overwrote new ones.
#[test]
fn batch_that_waits_for_a_retry_holds_back_what_came_after_it() {
    let mut now = Instant::now();
    let mut outbox = outbox(4, now);
    for status in [503, 429] {
        wait_after(&mut outbox, &mut now, status, None);
    }
    let first = dispatch(&mut outbox, now);
    assert_eq!(numbers(first.request.body()), [0, 1]);
    assert_eq!(accepted(answer(&mut outbox, first.id, 200, None, now)), 2);
    assert_eq!(numbers(dispatch(&mut outbox, now).request.body()), [2, 3]);
}

#[test]
fn answers_settle_the_oldest_messages() {
    let now = Instant::now();
    let mut outbox = outbox(5, now);
    let id = dispatch(&mut outbox, now).id;
    assert_eq!(accepted(answer(&mut outbox, id, 200, None, now)), 2);
    let id = dispatch(&mut outbox, now).id;
    assert_eq!(numbers(&undelivered(answer(&mut outbox, id, 400, None, now)).body), [2, 3]);
    outbox.flush();
    let id = dispatch(&mut outbox, now).id;
    assert_eq!(accepted(answer(&mut outbox, id, 200, None, now)), 1);
    assert!(outbox.is_empty());
}

#[test]
fn answer_to_a_request_that_is_not_out_changes_nothing() {
    let now = Instant::now();
    let (mut outbox, mut other) = (outbox(4, now), outbox(2, now));
    let other_id = dispatch(&mut other, now).id;
    assert!(matches!(outbox.failed(other_id, now), Outcome::Unknown));
    let id = dispatch(&mut outbox, now).id;
    assert!(matches!(outbox.failed(other_id, now), Outcome::Unknown));
    assert!(matches!(answer(&mut outbox, other_id, 200, None, now), Outcome::Unknown));
    assert_eq!(accepted(answer(&mut outbox, id, 200, None, now)), 2);
    assert!(matches!(answer(&mut outbox, id, 200, None, now), Outcome::Unknown));
    assert_eq!(outbox.len(), 2);
}

#[test]
fn backoff_doubles_up_to_a_minute_and_half_of_it_is_chance() {
    let mut now = Instant::now();
    let mut outbox = outbox(2, now);
    let mut longest = Duration::from_millis(500);
    for _ in 0..9 {
        let wait = wait_after(&mut outbox, &mut now, 500, None);
        assert!(longest / 2 <= wait && wait <= longest, "{wait:?} of {longest:?}");
        longest = (longest * 2).min(MINUTE);
    }
}

#[test]
fn jitter_follows_from_the_seed_and_is_another_in_each_outbox() {
    let wait = |settings: OutboxSettings| {
        let mut now = Instant::now();
        wait_after(&mut filled(settings, 2, now), &mut now, 500, None)
    };
    let by_default = || wait(OutboxSettings::default().flush_at(2));
    assert_eq!(wait(settings()), wait(settings()));
    assert_ne!(wait(settings()), wait(settings().seed(8)));
    assert_ne!(by_default(), by_default());
}

// segmentio/analytics-java#36: a batch whose retries were used up was dropped, and nobody was told.
#[test]
fn batch_whose_attempts_are_used_up_is_given_back() {
    let mut now = Instant::now();
    let mut outbox = outbox(4, now);
    for _ in 0..9 {
        wait_after(&mut outbox, &mut now, 500, None);
    }
    let last = dispatch(&mut outbox, now);
    assert_eq!(last.request.headers()["x-retry-count"], "9");
    let given_back = undelivered(outbox.failed(last.id, now));
    assert_eq!((numbers(&given_back.body), given_back.messages), (vec![0, 1], 2));
    assert_eq!(given_back.reason, UndeliveredReason::GivenUp { requests: 10, status: None });
    assert_eq!(given_back.reason.to_string(), "no answer after 10 requests");
    let next = dispatch(&mut outbox, now);
    assert_eq!(numbers(next.request.body()), [2, 3]);
    assert_eq!(next.request.headers().get("x-retry-count"), None);
}

// segmentio/analytics-java#531: rate limits and server errors advanced one counter; the order of the two changed the delays.
#[test]
fn wait_that_the_receiver_asks_for_uses_up_no_attempt_and_lengthens_no_backoff() {
    let waits = |answers: &[Option<&'static str>]| -> Vec<Duration> {
        let mut now = Instant::now();
        let mut outbox = outbox(2, now);
        let waits = answers
            .iter()
            .map(|retry_after| (retry_after.is_none(), wait_after(&mut outbox, &mut now, 429, *retry_after)));
        waits.filter_map(|(failed, wait)| failed.then_some(wait)).collect()
    };
    let alone = waits(&[None, None, None]);
    assert_eq!(waits(&[None, Some("1"), Some("2"), None, Some("3"), None]), alone);
    assert_eq!(waits(&[Some("1"), Some("1"), None, None, None]), alone);

    let mut now = Instant::now();
    let mut outbox = outbox(2, now);
    for _ in 0..50 {
        assert_eq!(wait_after(&mut outbox, &mut now, 429, Some("7")), Duration::from_secs(7));
    }
    for _ in 0..9 {
        wait_after(&mut outbox, &mut now, 429, None);
    }
    let id = dispatch(&mut outbox, now).id;
    let reason = undelivered(answer(&mut outbox, id, 429, None, now)).reason;
    assert_eq!(reason, UndeliveredReason::GivenUp { requests: 60, status: Some(StatusCode::TOO_MANY_REQUESTS) });
    assert_eq!(reason.to_string(), "429 Too Many Requests after 60 requests");
}

#[test]
fn wait_that_the_receiver_asks_for_is_bounded() {
    let mut now = Instant::now();
    let mut outbox = outbox(2, now);
    for (asked, seconds) in
        [("0", 1), ("0.5", 1), ("1.5", 2), ("300", 300), ("301", 300), ("99999999999999999999", 300)]
    {
        let wait = wait_after(&mut outbox, &mut now, 503, Some(asked));
        let expected = if asked == "1.5" { Duration::from_millis(1_500) } else { Duration::from_secs(seconds) };
        assert_eq!(wait, expected, "{asked}");
    }
    let settings = settings().retry(RetryPolicy::default().longest_asked(Duration::from_millis(10)));
    assert_eq!(wait_after(&mut filled(settings, 2, now), &mut now, 503, Some("60")), Duration::from_millis(10));
}

#[test]
fn batch_is_given_back_after_twelve_hours_and_the_wait_holds_what_comes_after_it() {
    let start = Instant::now();
    let mut now = start;
    let mut outbox = outbox(4, now);
    for _ in 0..12 * 12 {
        wait_after(&mut outbox, &mut now, 503, Some("300"));
    }
    assert_eq!(now - start, 12 * 60 * MINUTE);
    let id = dispatch(&mut outbox, now).id;
    let given_back = undelivered(answer(&mut outbox, id, 503, Some("60"), now));
    assert_eq!(numbers(&given_back.body), [0, 1]);
    assert_eq!(
        given_back.reason,
        UndeliveredReason::GivenUp { requests: 145, status: Some(StatusCode::SERVICE_UNAVAILABLE) }
    );
    assert_eq!(wait(&mut outbox, now), MINUTE);
}

#[test]
fn flush_hastens_neither_a_retry_nor_a_wait_that_the_receiver_asked_for() {
    for retry_after in [None, Some("60")] {
        let mut now = Instant::now();
        let mut outbox = outbox(2, now);
        let before = now;
        let asked = wait_after(&mut outbox, &mut now, 429, retry_after);
        outbox.flush();
        assert_eq!(wait(&mut outbox, before), asked);
    }
}

#[test]
fn message_without_id_or_time_is_stamped_and_any_other_is_as_it_is() {
    let now = Instant::now();
    let bare = || Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap();
    let mut outbox = Outbox::new(endpoint());
    outbox.push(bare(), now).unwrap();
    outbox.push(bare().message_id("m-1").unwrap(), now).unwrap();
    let time = UNIX_EPOCH + Duration::from_millis(1_424_730_535_111);
    let stamped = bare().message_id("m-2").unwrap().timestamp(time);
    outbox.push(stamped.clone(), now).unwrap();
    outbox.flush();

    let request = dispatch(&mut outbox, now).request;
    let body: Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(body["batch"][0]["messageId"].as_str().unwrap().len(), 36);
    assert_eq!(body["batch"][1]["messageId"], "m-1");
    for message in 0..2 {
        assert!(body["batch"][message]["timestamp"].is_string());
        assert_eq!(body["batch"][message]["context"]["library"]["name"], "group-core");
    }
    assert_eq!(body["batch"][2], serde_json::to_value(stamped).unwrap());
}

#[test]
fn every_attempt_says_when_it_was_sent_and_what_is_given_back_does_not() {
    thread_local! {
        static CLOCK: std::cell::Cell<u64> = const { std::cell::Cell::new(1_424_730_535) };
    }
    let clock = || UNIX_EPOCH + Duration::from_secs(CLOCK.get());
    let mut now = Instant::now();
    let mut outbox = filled(settings().wall_clock(clock), 2, now);
    let mut sent_at = |outbox: &mut Outbox| {
        let dispatch = dispatch(outbox, now);
        let Outcome::Retrying { at } = outbox.failed(dispatch.id, now) else { panic!("it is sent again") };
        now = at;
        serde_json::from_slice::<Value>(dispatch.request.body()).unwrap()["sentAt"].clone()
    };
    assert_eq!(sent_at(&mut outbox), "2015-02-23T22:28:55.000Z");
    CLOCK.set(CLOCK.get() + 1);
    assert_eq!(sent_at(&mut outbox), "2015-02-23T22:28:56.000Z");
    // The year 10000 has no form in ISO-8601.
    CLOCK.set(253_402_300_800);
    assert_eq!(sent_at(&mut outbox), Value::Null);
    CLOCK.set(1_424_730_535);
    assert_eq!(sent_at(&mut outbox), "2015-02-23T22:28:55.000Z");
    for left in outbox.undelivered() {
        assert_eq!(serde_json::from_slice::<Value>(&left.body).unwrap().get("sentAt"), None);
    }
}

#[test]
fn full_queue_gives_the_message_back_and_is_due() {
    let now = Instant::now();
    let mut outbox = filled(OutboxSettings::default().queue_bytes(2_000), 0, now);
    let refused = (0..).find_map(|number| outbox.push(message(number, 0), now).err()).unwrap();
    assert_eq!(refused.reason, Refusal::Full);
    assert!(outbox.queued_bytes() <= 2_000);
    let id = dispatch(&mut outbox, now).id;
    let refused = outbox.push(refused.message, now).unwrap_err();
    accepted(answer(&mut outbox, id, 200, None, now));
    let number = refused.message.get_traits().number;
    outbox.push(refused.message, now).unwrap();
    outbox.flush();
    assert_eq!(numbers(dispatch(&mut outbox, now).request.body()), [number]);
}

#[test]
fn message_that_no_queue_of_this_size_holds_is_too_large() {
    let now = Instant::now();
    let mut outbox = filled(OutboxSettings::default().queue_bytes(1_000), 0, now);
    let error = outbox.push(message(0, 1_000), now).unwrap_err();
    let Refusal::TooLarge { bytes, limit } = error.reason else { panic!("{error:?}") };
    assert_eq!(bytes, error.message.to_json().unwrap().len());
    assert_eq!(limit, 1_000 - r#"{"batch":[],"sentAt":"2015-02-23T22:28:55.111Z"}"#.len());
    let mut outbox = Outbox::new(endpoint());
    let error = outbox.push(message(0, 40_000), now).unwrap_err();
    assert!(matches!(error.reason, Refusal::TooLarge { limit: 32_768, .. }), "{error:?}");
}

#[test]
fn message_that_cannot_be_written_is_given_back() {
    let now = Instant::now();
    let traits = std::collections::BTreeMap::from([("score", f64::NAN)]);
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", traits).unwrap();
    let mut outbox = Outbox::new(endpoint());
    let error = outbox.push(group, now).unwrap_err();
    assert_eq!(error.reason, Refusal::Unwritable(WriteError::NotFinite { name: "score".into() }));
    assert_eq!(error.message.get_group_id(), "0e8c78ea9d97a7b8185e8632");
    assert!(outbox.is_empty());
}

#[test]
fn message_that_was_received_needs_an_id_and_goes_out_token_for_token() {
    let now = Instant::now();
    let received = |json: &str| ReceivedGroup::from_json(json).unwrap();
    let mut outbox = Outbox::new(endpoint());
    for json in [
        r#"{"type":"group","groupId":"g"}"#,
        r#"{"type":"group","groupId":"g","messageId":null}"#,
        r#"{"type":"group","groupId":"g","messageId":" "}"#,
        r#"{"type":"group","groupId":"g","messageId":7}"#,
    ] {
        let error = outbox.push_received(received(json), now).unwrap_err();
        assert_eq!((error.reason, error.message), (Refusal::NoMessageId, received(json)));
    }
    let json = r#"{"type": "group",  "messageId": "m", "odd": 1e400}"#;
    outbox.push_received(received(json), now).unwrap();
    outbox.flush();
    let body = dispatch(&mut outbox, now).request.into_body();
    assert!(String::from_utf8(body).unwrap().starts_with(&format!(r#"{{"batch":[{json}]"#)));
}

// segmentio/analytics-next#1365: closing dropped batches that were waiting for a retry, in silence.
#[test]
fn what_is_left_comes_back_in_its_order_and_says_what_became_of_it() {
    let mut now = Instant::now();
    let mut outbox = outbox(5, now);
    wait_after(&mut outbox, &mut now, 503, None);
    let waiting: Vec<_> = outbox.undelivered().map(|left| (numbers(&left.body), left.reason)).collect();
    let stopped = |requests| UndeliveredReason::Stopped { requests };
    assert_eq!(waiting, [(vec![0, 1], stopped(1)), (vec![2, 3], stopped(0)), (vec![4], stopped(0))]);

    let _out = dispatch(&mut outbox, now);
    let left: Vec<_> = outbox.into_undelivered().map(|left| (numbers(&left.body), left.reason)).collect();
    assert_eq!(left, [(vec![0, 1], UndeliveredReason::Unanswered), (vec![2, 3], stopped(0)), (vec![4], stopped(0))]);
}

#[test]
fn no_value_shows_in_debug() {
    let now = Instant::now();
    let mut outbox = outbox(2, now);
    let queued = format!("{outbox:?}");
    let dispatch = dispatch(&mut outbox, now);
    let sent = format!("{dispatch:?}");
    let left = format!("{:?}", outbox.into_undelivered().collect::<Vec<_>>());
    for shown in [queued, sent, left] {
        // The body as bytes, or as text.
        assert!(!shown.contains("123, 34") && !shown.contains("97980cfea0067"), "{shown}");
    }
}
