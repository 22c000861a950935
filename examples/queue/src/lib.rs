//! Group calls through a queue that outlives the process: a stream of NATS.
//!
//! Producers [publish](publish()) each message under a subject of its group. Groups are hashed to [partitions](PARTITIONS), and each
//! partition has one [worker](work()), which delivers its messages in the order of the stream and acknowledges what the receiver
//! accepted. So whatever is killed, and whenever: what was published arrives, the traits of a group arrive in their order, and
//! what arrives twice has the same message ID.

#[path = "../../service/src/post.rs"]
mod post;
mod publish;
mod work;

use std::time::Duration;

use async_nats::jetstream::{
    Context,
    stream::{Config, Stream},
};

pub use crate::{publish::publish, work::work};

/// Something that a NATS client says.
pub type Error = async_nats::Error;

/// How many workers share the groups. Another number gives groups to other workers, so empty the stream before it changes.
pub const PARTITIONS: u32 = 4;

/// Where the messages are.
///
/// # Errors
///
/// If the server does not make it.
pub async fn groups(context: &Context) -> Result<Stream, Error> {
    let config = Config {
        name: "GROUPS".to_owned(),
        subjects: vec!["group.>".to_owned()],
        // A producer that does not know whether a message was stored publishes it again in this time.
        duplicate_window: Duration::from_secs(2 * 60 * 60),
        ..Config::default()
    };
    Ok(context.get_or_create_stream(config).await?)
}

/// Where the messages are that break the spec, each with its violations as headers.
///
/// # Errors
///
/// If the server does not make it.
pub async fn rejected(context: &Context) -> Result<Stream, Error> {
    let config = Config { name: "REJECTED".to_owned(), subjects: vec!["rejected.*".to_owned()], ..Config::default() };
    Ok(context.get_or_create_stream(config).await?)
}

/// The same in every program and on every machine.
fn partition(group_id: &str) -> u32 {
    crc32fast::hash(group_id.as_bytes()) % PARTITIONS
}
