//! A service that sends group calls as things change, and loses none when it is stopped.
//!
//! ```text
//! WRITE_KEY=… cargo run -p service -- https://api.segment.io kept.ndjson
//! ```
//!
//! The product is made up: companies that grow and shrink. What they send goes into an outbox, which a task empties with the
//! service's own async client. On SIGTERM and Ctrl-C the product stops, what is queued is sent, and what cannot be sent in time is
//! kept in the file: each line is the body of a batch, which can be posted again.

mod post;
mod product;
mod sender;

use std::{env, error::Error, fs::File, io::Write, process::ExitCode, sync::Arc, time::Duration};

use group_core::http::{Endpoint, Outbox, OutboxSettings, Undelivered, WriteKey};
use tokio::{
    select,
    signal::{
        ctrl_c,
        unix::{SignalKind, signal},
    },
};

use crate::{
    product::{FASTEST, Product},
    sender::Sender,
};

/// From the signal to the end. An orchestrator that kills the service waits longer.
const GRACE: Duration = Duration::from_secs(8);

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (base_url, path, rate) = (arguments.next(), arguments.next(), arguments.next());
    let rate = rate.map_or(Ok(10), |rate| rate.parse());
    let (Some(base_url), Some(path), Ok(rate @ 1..=FASTEST)) = (base_url, path, rate) else {
        eprintln!("Usage: WRITE_KEY=… service BASE_URL FILE [CHANGES_PER_SECOND]");
        return Ok(ExitCode::from(2));
    };
    // Before anything is sent, so that what comes back has a place.
    let kept = Arc::new(File::options().create(true).append(true).open(path)?);
    let client = client()?;
    let endpoint = Endpoint::new(&base_url, WriteKey::new(env::var("WRITE_KEY")?)?)?;
    let outbox = Outbox::with_settings(endpoint, OutboxSettings::default().flush_after(Duration::from_secs(2)));

    let sender = Arc::new(Sender::new(outbox));
    let task = tokio::spawn({
        let (sender, kept) = (Arc::clone(&sender), Arc::clone(&kept));
        async move { sender.run(&client, |undelivered| keep(&kept, undelivered)).await }
    });
    let mut product = Product::new(Arc::clone(&sender));
    let mut terminate = signal(SignalKind::terminate())?;
    select! {
        () = product.run(rate) => {}
        _ = terminate.recv() => {}
        result = ctrl_c() => result?,
    }

    for undelivered in sender.close(task, GRACE).await {
        keep(&kept, &undelivered);
    }
    eprintln!("{} changes", product.changes());
    Ok(ExitCode::SUCCESS)
}

fn client() -> Result<reqwest::Client, Box<dyn Error>> {
    rustls::crypto::ring::default_provider().install_default().map_err(|_| "there is a provider")?;
    let client = reqwest::Client::builder()
        .timeout(Duration::from_secs(5))
        // A redirect would be followed with a GET, and the messages would be gone.
        .redirect(reqwest::redirect::Policy::none());
    Ok(client.build()?)
}

fn keep(mut file: &File, Undelivered { body, messages, reason, .. }: &Undelivered) {
    match file.write_all(&[body, &b"\n"[..]].concat()).and_then(|()| file.sync_all()) {
        Ok(()) => eprintln!("messages kept: {messages}; {reason}"),
        Err(error) => eprintln!("messages lost: {messages}; {reason}; {error}"),
    }
}
