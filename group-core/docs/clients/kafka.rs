use std::{collections::BTreeMap, error::Error};

use group_core::{Group, GroupTraits};
use rskafka::{
    chrono::Utc,
    client::partition::{Compression, PartitionClient},
    record::Record,
};

/// Appends the message to the partition of its group, and returns once the broker has it.
pub async fn publish<T: GroupTraits>(
    partitions: &[PartitionClient],
    group: Group<'_, T>,
) -> Result<(), Box<dyn Error>> {
    let group = group.stamp();
    let key = group.get_group_id().as_bytes().to_vec();
    let partition = crc32fast::hash(&key) as usize % partitions.len();
    let value = group.to_json()?.into_bytes();
    let record = Record { key: Some(key), value: Some(value), headers: BTreeMap::new(), timestamp: Utc::now() };
    partitions[partition].produce(vec![record], Compression::NoCompression).await?;
    Ok(())
}
