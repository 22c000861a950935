use std::fmt::Write;

use async_nats::jetstream::{Context, message::PublishMessage};
use group_core::{Group, GroupTraits};

use crate::{Error, partition};

/// Stores a message in the stream; it has its ID and its time from here on.
///
/// The order of a group is the order in which its messages are stored, so wait for one before you publish the next.
///
/// # Errors
///
/// If the message cannot be written, or the server does not say that it stored it. Publish the same message again then: stamped by
/// you, it has the same ID, and is not stored twice.
pub async fn publish<T: GroupTraits>(context: &Context, group: Group<'_, T>) -> Result<(), Error> {
    let group = group.stamp();
    let message = PublishMessage::build().payload(group.to_json()?.into());
    let message = match group.get_message_id() {
        Some(id) => message.message_id(id),
        None => message,
    };
    context.send_publish(subject(group.get_group_id()), message).await?.await?;
    Ok(())
}

/// `group.<partition>.<the bytes of the group ID>`: a subject has no spaces and dots of its own.
fn subject(group_id: &str) -> String {
    let mut subject = format!("group.{}.", partition(group_id));
    for byte in group_id.bytes() {
        write!(subject, "{byte:02x}").expect("a string takes all");
    }
    subject
}
