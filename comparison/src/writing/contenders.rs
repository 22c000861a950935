//! What is measured, in suites: the first contender of a suite is what the others are compared with.

use std::{collections::BTreeMap, mem};

use group_core::{
    Batch, Context, Group, GroupTraits, Identity, Integrations, PushError, TraitMap, spec::limits::BATCH_BYTES,
};
use segment::Batcher;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{
    messages::{self, ByHand, Shared},
    queueing,
    rounds::{Contender, Measured},
    traits::{INITECH, OWN_10, OWN_100, OWN_1000},
};
use crate::goals::Goal;

pub struct Suite {
    pub name: &'static str,
    /// Turns for which instructions are counted.
    pub turns: u32,
    pub contenders: fn(&Shared) -> Vec<Contender<'_>>,
    pub goals: fn(&[Measured]) -> Vec<Goal>,
}

pub fn suites() -> Vec<Suite> {
    vec![
        Suite {
            name: "minimal",
            turns: 100,
            contenders: |_| minimal(INITECH),
            goals: |measured| written("minimal", measured, 1_150.0),
        },
        Suite {
            name: "complete",
            turns: 100,
            contenders: |shared| complete(shared, INITECH),
            goals: |measured| written("complete", measured, 2_300.0),
        },
        Suite {
            name: "complete with 100 custom traits",
            turns: 50,
            contenders: |shared| complete(shared, OWN_100),
            goals: |measured| written("100 custom traits", measured, 14_500.0),
        },
        Suite {
            name: "1,000 complete messages, built and written",
            turns: 1,
            contenders: batches,
            goals: |measured| {
                // By time: callgrind counts each byte of a large copy.
                let against_loop = |what: &str, [the_loop, batch]: [usize; 2]| {
                    let ratio = measured[batch].ratio / measured[the_loop].ratio;
                    Goal::ratio(format!("`Batch`, {what}, against a bare loop"), ratio, 1.1)
                };
                vec![
                    against_loop("each body copied into a buffer that is used again", [0, 1]),
                    against_loop("each body given away", [2, 3]),
                    // The other way round, so that less is better here too.
                    Goal::ratio(
                        "`Batch`, against `Batcher` of `segment`",
                        measured[3].ratio / measured[4].ratio,
                        1.0 / 8.6,
                    ),
                ]
            },
        },
        Suite {
            name: "1,000 stamped messages, built and queued",
            turns: 1,
            contenders: queueing::stamped,
            goals: |measured| queueing::goals("stamped", measured),
        },
        Suite {
            name: "1,000 messages, built, stamped and queued",
            turns: 1,
            contenders: queueing::unstamped,
            goals: |measured| queueing::goals("unstamped", measured),
        },
        Suite {
            name: "a `BTreeMap<String, u64>` of 100",
            turns: 50,
            contenders: |_| map((0..100).map(|index| (format!("seats_{index}"), index)).collect::<BTreeMap<_, u64>>()),
            goals: |measured| vec![as_traits("100 numbers in a `BTreeMap`", measured)],
        },
        Suite {
            name: "a `BTreeMap<String, u64>` of 1,000",
            turns: 5,
            contenders: |_| {
                map((0..1_000).map(|index| (format!("seats_{index}"), index)).collect::<BTreeMap<_, u64>>())
            },
            goals: |measured| vec![as_traits("1,000 numbers in a `BTreeMap`", measured)],
        },
        Suite {
            name: "a `serde_json::Map` of 100",
            turns: 50,
            contenders: |_| map(values(100)),
            goals: |measured| vec![as_traits("100 values in a `serde_json::Map`", measured)],
        },
        Suite {
            name: "a `serde_json::Map` of 1,000",
            turns: 5,
            contenders: |_| map(values(1_000)),
            goals: |measured| vec![as_traits("1,000 values in a `serde_json::Map`", measured)],
        },
        Suite {
            name: "a `TraitMap` of 1,000, against the `serde_json::Map`",
            turns: 5,
            contenders: |_| {
                let values = values(1_000);
                let traits: TraitMap = serde_json::from_value(Value::Object(values.clone())).expect("an object");
                let group = messages::minimal(traits);
                let mut contenders = map(values);
                contenders[1] = Contender::new("group-core: `write_json`", move |out| write(&group, out));
                contenders
            },
            goals: |measured| vec![as_traits("1,000 values in a `TraitMap`", measured)],
        },
        Suite {
            name: "`Context::with`, again and again",
            turns: 2,
            contenders: |_| {
                let with = |name, fields: u32| Contender::new(name, move |_| drop(context(fields)));
                vec![with("100", 100), with("1,000", 1_000), with("10,000", 10_000)]
            },
            goals: |measured| vec![growth("`Context::with`", measured)],
        },
        Suite {
            name: "`Integrations::with`, again and again",
            turns: 2,
            contenders: |_| {
                let with = |name, fields: u32| Contender::new(name, move |_| drop(integrations(fields)));
                vec![with("100", 100), with("1,000", 1_000), with("10,000", 10_000)]
            },
            goals: |measured| vec![growth("`Integrations::with`", measured)],
        },
        Suite {
            name: "minimal with 10, 100 and 1,000 custom traits",
            turns: 10,
            contenders: |_| vec![own("10", OWN_10), own("100", OWN_100), own("1,000", OWN_1000)],
            goals: |measured| vec![growth("custom traits", measured)],
        },
        Suite {
            name: "messages in a `Batch`",
            turns: 2,
            contenders: |shared| {
                vec![batch("10", shared, 10), batch("100", shared, 100), batch("1,000", shared, 1_000)]
            },
            goals: |measured| vec![growth("messages in a `Batch`", measured)],
        },
    ]
}

/// The goals of a message: `write_json` and `Serialize` stand behind what is written by hand.
fn written(what: &str, measured: &[Measured], instructions: f64) -> Vec<Goal> {
    let [by_hand, written, serialized, ..] = measured else { unreachable!("there are more") };
    vec![
        Goal::count(format!("`write_json`, {what}: instructions"), counted(written), instructions),
        Goal::count(format!("`write_json`, {what}: allocations"), written.allocations as f64, 0.0),
        Goal::ratio(
            format!("`Serialize`, {what}, against by hand: instructions"),
            counted(serialized) / counted(by_hand),
            1.0,
        ),
        Goal::ratio(format!("`Serialize`, {what}, against by hand: time"), serialized.ratio, 1.0),
    ]
}

fn as_traits(what: &str, measured: &[Measured]) -> Goal {
    let ratio = counted(&measured[1]) / counted(&measured[0]);
    Goal::count(format!("{what}, as traits, against `serde_json`: instructions"), ratio, 3.0)
}

/// The instructions, which none has where callgrind is missing: then no goal about them is met.
fn counted(measured: &Measured) -> f64 {
    measured.instructions.unwrap_or(f64::NAN)
}

/// The price of one among 1,000 by that of one among 100; the contenders stand a factor of ten apart.
fn growth(what: &str, measured: &[Measured]) -> Goal {
    let [.., fewer, more] = measured else { unreachable!("there are three") };
    Goal::count(
        format!("{what}: instructions of one among ten times as many"),
        counted(more) / counted(fewer) / 10.0,
        1.3,
    )
}

fn minimal<'a, T: GroupTraits + Serialize + Copy + 'a>(traits: T) -> Vec<Contender<'a>> {
    let by_hand = ByHand::minimal(traits);
    let group = messages::minimal(traits);
    let serialized = group.clone();
    vec![
        Contender::new("a serde struct written by hand", move |out| json(out, &by_hand)),
        Contender::new("group-core: `write_json`", move |out| write(&group, out)),
        Contender::new("group-core: `serde::Serialize`", move |out| json(out, &serialized)),
        Contender::new("a serde struct written by hand, built and written", move |out| {
            json(out, &ByHand::minimal(traits))
        }),
        Contender::new("group-core, built and written", move |out| write(&messages::minimal(&traits), out)),
        Contender::new("`serde_json::json!`, built and written", move |out| {
            json(out, &messages::minimal_value(&traits))
        }),
        Contender::new("`segment`, built and written", move |out| {
            json(out, &messages::minimal_segment(serde_json::to_value(traits).expect("JSON")));
        }),
        Contender::new("`rudderanalytics`, built and written", move |out| {
            json(out, &messages::minimal_rudder(serde_json::to_value(traits).expect("JSON")));
        }),
    ]
}

fn complete<'a, T: GroupTraits + Serialize + Copy + 'a>(shared: &'a Shared, traits: T) -> Vec<Contender<'a>> {
    let by_hand = ByHand::complete(traits, messages::DATES);
    let group = messages::complete(shared, traits);
    let serialized = group.clone();
    vec![
        Contender::new("a serde struct written by hand, with dates that are text", move |out| json(out, &by_hand)),
        Contender::new("group-core: `write_json`", move |out| write(&group, out)),
        Contender::new("group-core: `serde::Serialize`", move |out| json(out, &serialized)),
        Contender::new("a serde struct written by hand, built and written with its dates", move |out| {
            json(out, &ByHand::complete(traits, [shared.sent, shared.received]));
        }),
        Contender::new("group-core, built and written with its dates", move |out| {
            write(&messages::complete(shared, &traits), out);
        }),
        Contender::new("`serde_json::json!`, built and written", move |out| json(out, &messages::value(&traits))),
        Contender::new("`segment`, built and written", move |out| {
            json(out, &messages::segment(shared, serde_json::to_value(traits).expect("JSON")));
        }),
        Contender::new("`rudderanalytics`, built and written", move |out| {
            json(out, &messages::rudder(shared, serde_json::to_value(traits).expect("JSON")));
        }),
    ]
}

/// The last body of each is what is counted in bytes.
fn batches(shared: &Shared) -> Vec<Contender<'_>> {
    const MESSAGES: u32 = 1_000;
    vec![
        Contender::new("group-core: `write_json` in a bare loop, into a buffer that is used again", move |out| {
            for _ in 0..MESSAGES {
                write(&messages::complete(shared, &INITECH), out);
            }
        }),
        batch("group-core: `Batch`, each body copied into a buffer that is used again", shared, MESSAGES),
        Contender::new("group-core: `write_json` in a bare loop, each body given away", move |out| {
            let mut body = Vec::new();
            for _ in 0..MESSAGES {
                if body.len() >= BATCH_BYTES {
                    *out = mem::take(&mut body);
                }
                write(&messages::complete(shared, &INITECH), &mut body);
            }
            *out = body;
        }),
        Contender::new("group-core: `Batch`, each body given away", move |out| {
            let mut batch = Batch::new();
            for _ in 0..MESSAGES {
                if let Err(PushError { message, .. }) = batch.push(messages::complete(shared, &INITECH)) {
                    *out = batch.take().into_body();
                    batch.push(message).expect("it fits into an empty batch");
                }
            }
            *out = batch.into_body();
        }),
        Contender::new("`segment`: `Batcher`", move |out| {
            let mut batcher = Batcher::new(None);
            for _ in 0..MESSAGES {
                let traits = serde_json::to_value(INITECH).expect("JSON");
                if let Some(message) = batcher.push(messages::segment(shared, traits)).expect("it is small") {
                    out.clear();
                    json(out, &mem::replace(&mut batcher, Batcher::new(None)).into_message());
                    batcher.push(message).expect("it is small");
                }
            }
            out.clear();
            json(out, &batcher.into_message());
        }),
    ]
}

fn batch<'a>(name: &'static str, shared: &'a Shared, messages: u32) -> Contender<'a> {
    let mut batch = Batch::new();
    Contender::new(name, move |out| {
        for _ in 0..messages {
            if let Err(PushError { message, .. }) = batch.push(messages::complete(shared, &INITECH)) {
                out.clear();
                batch.write_body(out);
                batch.clear();
                batch.push(message).expect("it fits into an empty batch");
            }
        }
        out.clear();
        batch.write_body(out);
        batch.clear();
    })
}

fn own<'a>(name: &'static str, traits: impl GroupTraits + 'a) -> Contender<'a> {
    let group = messages::minimal(traits);
    Contender::new(name, move |out| write(&group, out))
}

/// Half of them are numbers, and the others text, lists and objects.
fn values(count: usize) -> Map<String, Value> {
    let values = [json!(12_500), json!("customer success"), json!(0.75), json!(["a", "b"]), json!({ "used": 3 })];
    let values = values.into_iter().cycle().enumerate().take(count);
    values.map(|(index, value)| (format!("totalBilled_{index}"), value)).collect()
}

fn map<'a, M: GroupTraits + Serialize + Clone + 'a>(map: M) -> Vec<Contender<'a>> {
    let group = messages::minimal(map.clone());
    vec![
        Contender::new("`serde_json`", move |out| json(out, &map)),
        Contender::new("group-core: `write_json`", move |out| write(&group, out)),
    ]
}

/// A context that is written once, as it may be made ready only then.
fn context(fields: u32) -> String {
    let context = (0..fields).fold(Context::new(), |context, index| context.with(format!("field {index}"), index));
    Group::new(Identity::user("u"), "g", ()).expect("no blank ID").context(context).to_json().expect("it is written")
}

fn integrations(fields: u32) -> String {
    let all = Integrations::all(true);
    let integrations = (0..fields).fold(all, |settings, index| settings.with(format!("destination {index}"), false));
    let group = Group::new(Identity::user("u"), "g", ()).expect("no blank ID");
    group.integrations(integrations).to_json().expect("it is written")
}

fn write(group: &Group<'_, impl GroupTraits>, out: &mut Vec<u8>) {
    group.write_json(out).expect("it is written");
}

fn json(out: &mut Vec<u8>, message: &impl Serialize) {
    serde_json::to_writer(out, message).expect("it is written");
}
