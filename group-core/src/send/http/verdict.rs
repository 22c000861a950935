use std::time::{Duration, SystemTime};

use http::{HeaderMap, Response, StatusCode, header::RETRY_AFTER};

/// What a response means for the messages of the request, by the rules of the vendor's own clients.
///
/// | status | verdict | |
/// |---|---|---|
/// | 2xx | accepted | |
/// | 408, 410, 425, 429, 460 | retry | too slow, too early, too many |
/// | 5xx but 501, 505, 511 | retry | the receiver's own failure |
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
        /// would wait at most, as [`RetryPolicy`](crate::http::RetryPolicy) does.
        after: Option<Duration>,
    },
    /// The receiver does not take the messages, and sending the same again does not help.
    Rejected,
}

impl Verdict {
    /// Reads the status and the headers of a response that came in now.
    ///
    /// ```
    /// use group_core::http::Verdict;
    /// use http::{Response, StatusCode};
    ///
    /// let mut response = Response::new("slow down");
    /// *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    /// assert_eq!(Verdict::of(&response), Verdict::Retry { after: None });
    /// ```
    pub fn of<B>(response: &Response<B>) -> Self {
        Self::new(response.status(), response.headers(), SystemTime::now())
    }

    /// Reads the status and the headers of a response.
    ///
    /// A `Retry-After` is a number of seconds, with decimals or without, or a date in any form of HTTP. `now` is when the response
    /// came in, by which a date becomes a duration; one in the past is no duration at all. Anything else in the header says
    /// nothing.
    pub fn new(status: StatusCode, headers: &HeaderMap, now: SystemTime) -> Self {
        match status.as_u16() {
            200..=299 => Self::Accepted,
            408 | 410 | 425 | 429 | 460 | 500 | 502..=504 | 506..=510 | 512..=599 => {
                Self::Retry { after: retry_after(headers, now) }
            }
            _ => Self::Rejected,
        }
    }
}

fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim_ascii();
    if let Some(wait) = seconds(value) {
        return Some(wait);
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// The duration that digits, or digits with decimals, stand for: exactly, or the largest that there is.
fn seconds(text: &str) -> Option<Duration> {
    const NANOS_DIGITS: usize = 9;

    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    if !is_number(whole) || !is_number(decimals) {
        return None;
    }
    let decimals = &decimals[..decimals.len().min(NANOS_DIGITS)];
    let nanos = format!("{decimals:0<NANOS_DIGITS$}").parse().ok()?;
    Some(whole.parse().map_or(Duration::MAX, |seconds| Duration::new(seconds, nanos)))
}
