//! Prints how long it takes to write a payload, as ratios to a serde struct written by hand.

use std::mem;

use comparison::{
    messages::{self, ByHand, Shared},
    rounds::{Contender, Measured, measure},
    traits::{INITECH, OWN_10, OWN_100, OWN_1000},
};
use group_core::{Batch, GroupTraits, PushError};
use segment::Batcher;
use serde::Serialize;

fn main() {
    let shared = Shared::default();
    println!("| | bytes | ns | ratio | allocations |\n|---|---|---|---|---|");
    print("minimal", measure(minimal(INITECH)));
    print("complete", measure(complete(&shared, INITECH)));
    print("complete with 100 traits of one's own", measure(complete(&shared, OWN_100)));

    println!(
        "\n| 1,000 complete messages, built and written | bytes | µs | ratio | allocations |\n|---|---|---|---|---|"
    );
    for Measured { name, bytes, allocations, nanoseconds, ratio } in measure(batches(&shared)) {
        println!("| {name} | {bytes} | {:.0} | {ratio:.2} | {allocations} |", nanoseconds / 1e3);
    }

    print_growth(
        "messages in a batch",
        "message",
        [10, 100, 1_000].map(|messages| (messages, measure(vec![batch(&shared, messages)]))),
    );
    print_growth(
        "traits of one's own",
        "trait",
        [
            (10, measure(vec![written(OWN_10)])),
            (100, measure(vec![written(OWN_100)])),
            (1_000, measure(vec![written(OWN_1000)])),
        ],
    );
}

/// The last body of each is what is counted in bytes.
fn batches(shared: &Shared) -> Vec<Contender<'_>> {
    const MESSAGES: u32 = 1_000;
    vec![
        Contender::new("group-core: `write_json` in a bare loop", move |out| {
            for _ in 0..MESSAGES {
                messages::complete(shared, &INITECH).write_json(out).expect("it is written");
            }
        }),
        batch(shared, MESSAGES),
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

fn batch(shared: &Shared, messages: u32) -> Contender<'_> {
    let mut batch = Batch::new();
    Contender::new("group-core: `Batch`", move |out| {
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

fn written<'a>(traits: impl GroupTraits + 'a) -> Contender<'a> {
    let group = messages::minimal(traits);
    Contender::new("group-core: `write_json`", move |out| group.write_json(out).expect("it is written"))
}

fn print_growth(of: &str, unit: &str, sizes: [(u32, Vec<Measured>); 3]) {
    println!("\n| {of} | bytes | ns | ns per {unit} |\n|---|---|---|---|");
    for (size, measured) in sizes {
        for Measured { bytes, nanoseconds, .. } in measured {
            println!("| {size} | {bytes} | {nanoseconds:.0} | {:.1} |", nanoseconds / f64::from(size));
        }
    }
}

fn print(payload: &str, measured: Vec<Measured>) {
    println!("| **{payload}** | | | | |");
    for Measured { name, bytes, allocations, nanoseconds, ratio } in measured {
        println!("| {name} | {bytes} | {nanoseconds:.0} | {ratio:.2} | {allocations} |");
    }
}

fn minimal<'a, T: GroupTraits + Serialize + Copy + 'a>(traits: T) -> Vec<Contender<'a>> {
    let by_hand = ByHand::minimal(traits);
    let group = messages::minimal(traits);
    let serialized = group.clone();
    vec![
        Contender::new("a serde struct written by hand", move |out| json(out, &by_hand)),
        Contender::new("group-core: `write_json`", move |out| group.write_json(out).expect("it is written")),
        Contender::new("group-core: `serde::Serialize`", move |out| json(out, &serialized)),
        Contender::new("group-core: built and written", move |out| {
            messages::minimal(&traits).write_json(out).expect("it is written");
        }),
        Contender::new("`serde_json::json!`, built and written", move |out| {
            json(out, &messages::minimal_value(serde_json::to_value(traits).expect("JSON")));
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
    let by_hand = ByHand::complete(traits);
    let group = messages::complete(shared, traits);
    let serialized = group.clone();
    vec![
        Contender::new("a serde struct written by hand", move |out| json(out, &by_hand)),
        Contender::new("group-core: `write_json`", move |out| group.write_json(out).expect("it is written")),
        Contender::new("group-core: `serde::Serialize`", move |out| json(out, &serialized)),
        Contender::new("group-core: built and written", move |out| {
            messages::complete(shared, &traits).write_json(out).expect("it is written");
        }),
        Contender::new("`serde_json::json!`, built and written", move |out| {
            json(out, &messages::value(serde_json::to_value(traits).expect("JSON")));
        }),
        Contender::new("`segment`, built and written", move |out| {
            json(out, &messages::segment(shared, serde_json::to_value(traits).expect("JSON")));
        }),
        Contender::new("`rudderanalytics`, built and written", move |out| {
            json(out, &messages::rudder(shared, serde_json::to_value(traits).expect("JSON")));
        }),
    ]
}

fn json(out: &mut Vec<u8>, message: &impl Serialize) {
    serde_json::to_writer(out, message).expect("it is written");
}
