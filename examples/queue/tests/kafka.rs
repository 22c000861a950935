//! What the docs show of Kafka compiles.

#[expect(dead_code, unreachable_pub, reason = "the docs show it as it is, and there is no broker here")]
#[path = "../../../group-core/docs/clients/kafka.rs"]
mod kafka;
