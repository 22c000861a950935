//! One request with async `reqwest`.

use http::{HeaderMap, Request, StatusCode};
use reqwest::{Client, Error};

pub(crate) async fn post(client: &Client, request: Request<Vec<u8>>) -> Result<(StatusCode, HeaderMap), Error> {
    let mut response = client.execute(request.try_into()?).await?;
    let answer = (response.status(), response.headers().clone());
    // Read to its end, the connection serves the next request. What comes of that does not change the answer.
    let mut read = 0;
    while let Ok(Some(chunk)) = response.chunk().await {
        read += chunk.len();
        if read > 64 * 1024 {
            break;
        }
    }
    Ok(answer)
}
