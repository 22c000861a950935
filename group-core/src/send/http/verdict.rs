use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode, header::RETRY_AFTER};

/// What a response means for the messages of the request.
///
/// | status | verdict | |
/// |---|---|---|
/// | 2xx | accepted | |
/// | 408, 425, 429 | retry | too slow, too early, too many |
/// | 5xx | retry | the receiver's own failure |
/// | 3xx | rejected | the base URL is not the receiver's |
/// | 400, 413, 422 | rejected | the body breaks the spec, or a limit |
/// | 401, 403, 404, 405 | rejected | the write key or the base URL is wrong |
/// | any other | rejected | |
///
/// Rejected means that the same request will not be accepted later. The messages themselves may be fine: with another key or URL
/// they may go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "a response may ask for the messages again"]
pub enum Verdict {
    /// The receiver has the messages.
    Accepted,
    /// The receiver may not have the messages. Send the same request again later; the IDs of the messages make that safe.
    Retry {
        /// How long to wait, if the receiver says so by `Retry-After`. It is what the receiver wrote: bound it by what you
        /// would wait at most.
        after: Option<Duration>,
    },
    /// The receiver does not take the messages, and sending the same again does not help.
    Rejected,
}

impl Verdict {
    /// Reads the status and the headers of a response.
    ///
    /// `now` is when the response came in, by which a `Retry-After` with a date becomes a duration; a date in the past is no
    /// duration at all. A `Retry-After` that is neither seconds nor a date says nothing.
    pub fn new(status: StatusCode, headers: &HeaderMap, now: SystemTime) -> Self {
        if status.is_success() {
            return Self::Accepted;
        }
        match status {
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {}
            _ if status.is_server_error() => {}
            _ => return Self::Rejected,
        }
        Self::Retry { after: retry_after(headers, now) }
    }
}

fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}
