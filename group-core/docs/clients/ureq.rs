use std::{io, time::Duration};

use http::{Request, Response};
use ureq::{Agent, Body, Error};

pub fn agent(timeout: Duration) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(timeout))
        // An error would hide the status and `Retry-After`.
        .http_status_as_error(false)
        // A redirect would be followed with a GET, and the messages would be gone.
        .max_redirects(0)
        .build()
        .new_agent()
}

pub fn post(agent: &Agent, request: Request<Vec<u8>>) -> Result<Response<Body>, Error> {
    let mut response = agent.run(request)?;
    // Read to its end, the connection serves the next request. What comes of that does not change the answer.
    let mut body = response.body_mut().with_config().limit(64 * 1024).reader();
    let _ = io::copy(&mut body, &mut io::sink());
    Ok(response)
}
