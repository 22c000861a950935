//! Workers that are killed at random moments under load: what was published arrives, and the order of each group holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use async_nats::jetstream::{self, Context, message::PublishMessage};
use fastrand::Rng;
use group_core::{Group, GroupTraits, Identity};
use queue::{groups, publish, rejected};
use receiver::{Answer, Receiver};
use tokio::{task::JoinSet, time::sleep};

const GROUPS: u32 = 20;
const REVISIONS: u32 = 150;
const KILLS: u32 = 12;
/// For what is left after the last kill.
const DEADLINE: Duration = Duration::from_secs(60);

#[derive(GroupTraits)]
struct Company {
    name: &'static str,
    revision: u32,
}

/// A process that ends with the test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn server(test: &str) -> (Process, String) {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port().to_string();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    let program = env::var_os("NATS_SERVER").unwrap_or_else(|| "nats-server".into());
    let mut command = Command::new(program);
    command.args(["--jetstream", "--addr", "127.0.0.1", "--port", &port, "--store_dir"]).arg(&folder);
    let server = Process(command.stderr(Stdio::null()).spawn().expect("Debian's package nats-server has it"));
    let url = format!("nats://127.0.0.1:{port}");
    let started = Instant::now();
    while async_nats::connect(&url).await.is_err() {
        assert!(started.elapsed() < DEADLINE);
        sleep(Duration::from_millis(20)).await;
    }
    (server, url)
}

fn workers(nats_url: &str, base_url: &str) -> Process {
    let mut command = Command::new(env!("CARGO_BIN_EXE_queue"));
    command.args(["work", nats_url, base_url]).env("WRITE_KEY", "aBcDeFgHiJkLmNoP");
    for proxy in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(proxy).env_remove(proxy.to_lowercase());
    }
    Process(command.spawn().unwrap())
}

/// A receiver that fails now and then.
fn receiver(rng: &mut Rng) -> Receiver {
    let answers: Vec<_> = (0..2_000)
        .map(|_| match rng.u8(0..20) {
            0 => Answer::Status(503),
            1 => Answer::CloseBeforeBody,
            2 => Answer::CloseAfterBody,
            3 => Answer::BreakOff(500),
            _ => Answer::Slow(Duration::from_millis(rng.u64(1..40))),
        })
        .collect();
    Receiver::start(&answers)
}

/// Each group in a task of its own, one message after the other; the message IDs.
fn publish_all(context: &Context, seed: u64) -> JoinSet<BTreeSet<String>> {
    let mut producers = JoinSet::new();
    for group in 0..GROUPS {
        let (context, mut rng) = (context.clone(), Rng::with_seed(seed + u64::from(group)));
        producers.spawn(async move {
            let mut ids = BTreeSet::new();
            for revision in 0..REVISIONS {
                sleep(Duration::from_millis(rng.u64(0..40))).await;
                let id = format!("company.{group} {revision}");
                let company = Company { name: "Initech", revision };
                let message = Group::new(Identity::user("97980cfea0067"), format!("company.{group}"), company).unwrap();
                publish(&context, message.message_id(id.clone()).unwrap()).await.unwrap();
                ids.insert(id);
            }
            ids
        });
    }
    producers
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the program nats-server, Debian's package of that name"]
async fn killed_workers_lose_nothing_and_keep_the_order_of_each_group() {
    let seed = env::var("SEED").map_or_else(|_| fastrand::u64(..1_000_000), |seed| seed.parse().unwrap());
    eprintln!("SEED={seed} has the same moments");
    let mut rng = Rng::with_seed(seed);
    let (_server, nats_url) = server("killed_workers").await;
    let context = jetstream::new(async_nats::connect(&nats_url).await.unwrap());
    groups(&context).await.unwrap();
    let receiver = receiver(&mut rng);

    let producers = publish_all(&context, seed);
    for _ in 0..KILLS {
        let workers = workers(&nats_url, &receiver.url());
        sleep(Duration::from_millis(rng.u64(50..600))).await;
        drop(workers);
    }
    let _workers = workers(&nats_url, &receiver.url());
    let published: BTreeSet<String> = producers.join_all().await.into_iter().flatten().collect();

    let taken = || receiver.taken().into_iter().map(|message| message.message_id).collect::<BTreeSet<_>>();
    let started = Instant::now();
    while taken().len() < published.len() && started.elapsed() < DEADLINE {
        sleep(Duration::from_millis(50)).await;
    }
    let missing: Vec<_> = published.difference(&taken()).take(10).cloned().collect();
    assert_eq!(missing, [""; 0], "they are published, and do not arrive");
    assert!(taken().is_subset(&published));

    // A message that comes again is no news to the receiver: it has its ID.
    let (mut known, mut revisions) = (BTreeSet::new(), BTreeMap::<String, u32>::new());
    for message in receiver.taken() {
        if known.insert(message.message_id.clone()) {
            let (group, revision) = message.message_id.split_once(' ').unwrap();
            let next = revisions.entry(group.to_owned()).or_insert(0);
            assert_eq!(revision, next.to_string(), "{group}");
            *next += 1;
        }
    }
    let again = receiver.taken().len() - known.len();
    eprintln!("{} messages arrived, and {again} of them again, with {KILLS} kills", known.len());
    assert!(again > 0, "the workers were killed while they had something to do");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the program nats-server, Debian's package of that name"]
async fn message_that_breaks_the_spec_is_set_aside_with_its_violations() {
    let (_server, nats_url) = server("set_aside").await;
    let context = jetstream::new(async_nats::connect(&nats_url).await.unwrap());
    groups(&context).await.unwrap();
    let receiver = Receiver::start(&[]);

    let good = |id: &str| {
        let company = Company { name: "Initech", revision: 0 };
        Group::new(Identity::user("97980cfea0067"), "company.0", company).unwrap().message_id(id.to_owned()).unwrap()
    };
    publish(&context, good("first")).await.unwrap();
    let mut bad = vec![];
    for partition in 0..queue::PARTITIONS {
        for json in [
            r#"{"type":"group","groupId":"g","messageId":"m","traits":{"email":7}}"#,
            "hunter2",
            r#"{"type":"group","groupId":"g","userId":"u"}"#,
        ] {
            let message = PublishMessage::build().payload(json.into());
            let stored = context.send_publish(format!("group.{partition}.67"), message).await.unwrap().await.unwrap();
            bad.push((stored.sequence, json));
        }
    }
    publish(&context, good("last")).await.unwrap();

    let _workers = workers(&nats_url, &receiver.url());
    let set_aside = rejected(&context).await.unwrap();
    let started = Instant::now();
    while set_aside.get_info().await.unwrap().state.messages < bad.len() as u64 || receiver.taken().len() < 2 {
        assert!(started.elapsed() < DEADLINE);
        sleep(Duration::from_millis(20)).await;
    }
    for (sequence, json) in bad {
        let message = set_aside.get_last_raw_message_by_subject(&format!("rejected.{sequence}")).await.unwrap();
        assert_eq!(message.payload, json);
        let why = message.headers.get("why").unwrap().as_str();
        assert!(why.contains("email") || why.contains("JSON") || why.contains("messageId"), "{why}");
    }
    let taken: Vec<_> = receiver.taken().into_iter().map(|message| message.message_id).collect();
    assert_eq!(taken, ["first", "last"]);
}
