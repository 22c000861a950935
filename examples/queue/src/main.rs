//! A queue that outlives the process: workers that judge and send what is in it, and a producer to try them. In this folder:
//!
//! ```text
//! nats-server -js
//! WRITE_KEY=… cargo run -- work nats://127.0.0.1 https://api.segment.io
//! cargo run -- publish nats://127.0.0.1 1000
//! ```

use std::{env, time::Duration};

use async_nats::jetstream::{self, Context};
use group_core::{
    Group, GroupTraits, Identity,
    http::{Endpoint, WriteKey},
};
use queue::{Error, PARTITIONS, groups, publish, work};
use tokio::task::JoinSet;

#[derive(GroupTraits)]
struct Company {
    name: String,
    revision: u32,
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["work", nats_url, base_url] => workers(&connect(nats_url).await?, base_url).await,
        ["publish", nats_url, count] => messages(&connect(nats_url).await?, count.parse()?).await,
        _ => Err("usage: WRITE_KEY=… queue work NATS_URL BASE_URL, or queue publish NATS_URL COUNT".into()),
    }
}

async fn connect(url: &str) -> Result<Context, Error> {
    Ok(jetstream::new(async_nats::connect(url).await?))
}

async fn workers(context: &Context, base_url: &str) -> Result<(), Error> {
    let endpoint = Endpoint::new(base_url, WriteKey::new(env::var("WRITE_KEY")?)?)?;
    rustls::crypto::ring::default_provider().install_default().map_err(|_| "there is a provider")?;
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(5))
        // A redirect would be followed with a GET, and the messages would be gone.
        .redirect(reqwest::redirect::Policy::none())
        .build()?;
    let mut workers = JoinSet::new();
    for partition in 0..PARTITIONS {
        let (context, endpoint, client) = (context.clone(), endpoint.clone(), client.clone());
        workers.spawn(async move { work(&context, partition, endpoint, &client).await });
    }
    // The first that fails ends all; what starts the program starts it again.
    match workers.join_next().await {
        Some(result) => result?.map(|never| match never {}),
        None => Ok(()),
    }
}

async fn messages(context: &Context, count: u32) -> Result<(), Error> {
    groups(context).await?;
    for number in 0..count {
        let company = Company { name: "Initech".to_owned(), revision: number };
        publish(context, Group::new(Identity::user("97980cfea0067"), format!("company-{}", number % 20), company)?)
            .await?;
    }
    Ok(())
}
