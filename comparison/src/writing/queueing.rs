//! What the queue adds to the batches in it.

use std::{mem, time::Instant};

use group_core::{
    Batch, Group, GroupTraits, PushError,
    http::{Endpoint, Outbox, WriteKey},
};

use super::{
    messages::{self, Shared},
    rounds::{Contender, Measured},
    traits::INITECH,
};
use crate::goals::Goal;

const MESSAGES: u32 = 1_000;

/// Messages that have an ID and a time.
pub fn stamped(shared: &Shared) -> Vec<Contender<'_>> {
    vec![
        Contender::new("group-core: `Batch`", |_| batches(|| messages::complete(shared, &INITECH))),
        Contender::new("group-core: `Outbox`", |_| outbox(|| messages::complete(shared, &INITECH))),
    ]
}

/// Messages that have neither.
pub fn unstamped(_: &Shared) -> Vec<Contender<'_>> {
    vec![
        Contender::new("group-core: `stamp` and `Batch`", |_| batches(|| messages::minimal(&INITECH).stamp())),
        Contender::new("group-core: `Outbox`", |_| outbox(|| messages::minimal(&INITECH))),
    ]
}

fn batches<'a, T: GroupTraits>(message: impl Fn() -> Group<'a, T>) {
    let mut full = Vec::new();
    let mut batch = Batch::new();
    for _ in 0..MESSAGES {
        if let Err(PushError { message, .. }) = batch.push(message()) {
            full.push(mem::take(&mut batch));
            batch.push(message).expect("it fits into an empty batch");
        }
    }
}

fn outbox<'a, T: GroupTraits>(message: impl Fn() -> Group<'a, T>) {
    let write_key = WriteKey::new("my-write-key").expect("a key");
    let mut outbox = Outbox::new(Endpoint::new(Endpoint::US, write_key).expect("a URL"));
    let now = Instant::now();
    for _ in 0..MESSAGES {
        outbox.push(message(), now).expect("there is room");
    }
}

pub fn goals(what: &str, measured: &[Measured]) -> Vec<Goal> {
    let time = Goal::ratio(format!("`Outbox` of {what} messages, against `Batch`"), measured[1].ratio, 1.15);
    let counts = measured[1].instructions.zip(measured[0].instructions);
    let count = |(outbox, batch)| Goal::count("the same, in instructions", outbox / batch, 1.15);
    [Some(time), counts.map(count)].into_iter().flatten().collect()
}
