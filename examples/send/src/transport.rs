//! The client.

use std::{io, time::Duration};

use http::{Request, Response};
use ureq::{Agent, Body, Error};

/// A function that makes a request, and says on stderr what went wrong.
pub(crate) fn transport(timeout: Duration) -> impl FnMut(Request<Vec<u8>>) -> Result<Response<Body>, Error> {
    let agent = Agent::config_builder()
        .timeout_global(Some(timeout))
        // The outbox reads every status itself.
        .http_status_as_error(false)
        // A redirect would be followed with a GET, and the messages would be gone.
        .max_redirects(0)
        .build()
        .new_agent();
    move |request| {
        let mut response = agent.run(request).inspect_err(|error| eprintln!("no answer: {error}"))?;
        if !response.status().is_success() {
            eprintln!("answered with {}", response.status());
        }
        // Read to its end, the connection serves the next batch; the answer is known without.
        let mut body = response.body_mut().with_config().limit(64 * 1024).reader();
        let _ = io::copy(&mut body, &mut io::sink());
        Ok(response)
    }
}
