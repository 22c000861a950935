//! A webhook that takes group calls, answers those that break the spec with what is wrong, and keeps what the others say.
//!
//! ```sh
//! cargo run -p webhook -- 127.0.0.1:8080
//! curl -i localhost:8080/v1/group -d '{"type":"group","groupId":"g","userId":"u","traits":{"plan":"free"}}'
//! curl -i localhost:8080/v1/batch -d '{"batch":[{"type":"group","groupId":"h","userId":"u","traits":{"plan":"paid"}}]}'
//! curl -i localhost:8080/v1/groups/g
//! ```
//!
//! The page "Receiving" of group-core's docs goes through it step by step.

mod company;
mod webhook;

use std::{env, error::Error, net::SocketAddr, process::ExitCode};

use tokio::{net::TcpListener, signal};

#[tokio::main]
async fn main() -> Result<ExitCode, Box<dyn Error>> {
    let Ok(address) = env::args().nth(1).as_deref().unwrap_or("127.0.0.1:8080").parse::<SocketAddr>() else {
        eprintln!("Usage: webhook [ADDRESS], such as 127.0.0.1:8080");
        return Ok(ExitCode::from(2));
    };
    let listener = TcpListener::bind(address).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let until_ctrl_c = async { drop(signal::ctrl_c().await) };
    axum::serve(listener, webhook::router()).with_graceful_shutdown(until_ctrl_c).await?;
    Ok(ExitCode::SUCCESS)
}
