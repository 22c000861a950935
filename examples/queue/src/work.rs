use std::{
    collections::VecDeque,
    convert::Infallible,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use async_nats::jetstream::{
    Context, Message,
    consumer::{AckPolicy, DeliverPolicy, PullConsumer, pull},
    message::PublishMessage,
    stream::Stream,
};
use futures_util::{StreamExt as _, TryStreamExt as _, stream::FuturesUnordered};
use group_core::{
    ReceivedGroup, Violation, check_json,
    http::{Dispatch, Endpoint, Next, Outbox, OutboxSettings, Outcome, RetryPolicy},
};
use reqwest::Client;
use tokio::{select, time::sleep_until};

use crate::{Error, groups, post::post, rejected};

/// Delivers the messages of one partition until something fails. Nothing is lost then, and it can be started again. There is one
/// for each partition: a second one takes the place of the first.
///
/// A message that breaks the spec is stored in the stream of the [rejected] ones. One that the receiver does not take ends the
/// worker: it is not acknowledged, so that it is sent again once the cause is mended.
///
/// # Errors
///
/// If the server fails, or the receiver does not take a message.
pub async fn work(context: &Context, partition: u32, endpoint: Endpoint, client: &Client) -> Result<Infallible, Error> {
    rejected(context).await?;
    let mut outbox = Outbox::with_settings(endpoint, settings());
    let mut messages = take_over(&groups(context).await?, partition).await?.messages().await?;
    let mut in_hand = InHand::default();
    let mut requests = FuturesUnordered::new();
    loop {
        let wake_up = match outbox.poll(Instant::now()) {
            Next::Send(Dispatch { id, request }) => {
                requests.push(async move { (id, post(client, request).await) });
                None
            }
            Next::WaitUntil(at) => Some(at),
            Next::Idle => None,
        };
        select! {
            message = messages.next() => {
                let message = message.ok_or("the messages end")??;
                if in_hand.is_new(&message)? {
                    let queued = queue(&mut outbox, &message.payload);
                    if let Err(why) = &queued {
                        store(context, &message, why).await?;
                    }
                    in_hand.messages.push_back((message, queued.is_err()));
                }
            }
            Some((id, answer)) = requests.next() => {
                let now = Instant::now();
                let outcome = match answer {
                    Ok((status, headers)) => outbox.answered(id, status, &headers, now, SystemTime::now()),
                    Err(_) => outbox.failed(id, now),
                };
                match outcome {
                    Outcome::Accepted { messages } => in_hand.settle(messages),
                    Outcome::Undelivered(left) => Err(format!("{} messages not taken: {}", left.messages, left.reason))?,
                    _ => {}
                }
            }
            () = sleep_until(wake_up.unwrap_or_else(Instant::now).into()), if wake_up.is_some() => {}
        }
        if let Some(message) = in_hand.take_settled() {
            message.ack().await?;
        }
    }
}

/// The stream keeps the messages, so that the outbox never gives up, and the consumer bounds how many it has.
fn settings() -> OutboxSettings {
    OutboxSettings::default()
        .flush_after(Duration::from_millis(100))
        .queue_bytes(usize::MAX)
        .retry(RetryPolicy::default().attempts(u32::MAX).total(Duration::MAX))
}

/// A new consumer from the first message on that is not acknowledged.
///
/// A durable consumer that is used again gives first what it has not given yet, and only later once more what was not
/// acknowledged: newer messages before older ones.
async fn take_over(stream: &Stream, partition: u32) -> Result<PullConsumer, Error> {
    let prefix = format!("worker-{partition}-");
    let (mut old, mut acknowledged) = (Vec::new(), 0);
    let mut consumers = stream.consumers();
    while let Some(consumer) = consumers.try_next().await? {
        if consumer.name.starts_with(&prefix) {
            acknowledged = acknowledged.max(consumer.ack_floor.stream_sequence);
            if let DeliverPolicy::ByStartSequence { start_sequence } = consumer.config.deliver_policy {
                acknowledged = acknowledged.max(start_sequence - 1);
            }
            old.push(consumer.name);
        }
    }
    let config = pull::Config {
        durable_name: Some(format!("{prefix}{}", SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos())),
        filter_subject: format!("group.{partition}.>"),
        deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: acknowledged + 1 },
        ack_policy: AckPolicy::All,
        // Longer than a receiver is down.
        ack_wait: Duration::from_secs(24 * 60 * 60),
        max_ack_pending: 1_000,
        ..pull::Config::default()
    };
    let consumer = stream.create_consumer(config).await?;
    // Not before: they are what knows how far the worker came.
    for name in old {
        stream.delete_consumer(&name).await?;
    }
    Ok(consumer)
}

/// Queues the message, or says why no receiver would take it.
fn queue(outbox: &mut Outbox, json: &[u8]) -> Result<(), String> {
    let violations = check_json(json);
    if violations.iter().any(Violation::is_error) {
        return Err(serde_json::to_string(&violations).expect("violations are JSON"));
    }
    let group = ReceivedGroup::from_json(json).map_err(|error| error.to_string())?;
    outbox.push_received(group, Instant::now()).map_err(|error| error.reason.to_string())
}

/// Stores a message that no receiver would take, once.
async fn store(context: &Context, message: &Message, why: &str) -> Result<(), Error> {
    let sequence = message.info()?.stream_sequence.to_string();
    let rejected = PublishMessage::build().payload(message.payload.clone()).message_id(&sequence).header("why", why);
    context.send_publish(format!("rejected.{sequence}"), rejected).await?.await?;
    Ok(())
}

/// Messages that are not acknowledged, in the order of the stream, and whether they could be.
#[derive(Default)]
struct InHand {
    messages: VecDeque<(Message, bool)>,
    newest: u64,
}

impl InHand {
    /// Not if the message is in hand for so long that it is given once more.
    fn is_new(&mut self, message: &Message) -> Result<bool, Error> {
        let sequence = message.info()?.stream_sequence;
        let is_new = sequence > self.newest;
        self.newest = self.newest.max(sequence);
        Ok(is_new)
    }

    /// The receiver has the oldest ones that it did not have.
    fn settle(&mut self, messages: usize) {
        let unsettled = self.messages.iter_mut().filter(|(_, is_settled)| !is_settled);
        unsettled.take(messages).for_each(|(_, is_settled)| *is_settled = true);
    }

    /// The last message before the first that is not settled; to acknowledge it acknowledges all before it.
    fn take_settled(&mut self) -> Option<Message> {
        let settled = self.messages.iter().take_while(|(_, is_settled)| *is_settled).count();
        self.messages.drain(..settled).last().map(|(message, _)| message)
    }
}
