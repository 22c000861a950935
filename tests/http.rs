//! Requests for messages and batches, and what a response means.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use group_core::{
    Batch, Group, Identity, WriteError,
    http::{Endpoint, EndpointError, Verdict, WriteKey, WriteKeyError},
};
use http::{HeaderMap, HeaderValue, Request, StatusCode, header};

const KEY: &str = "aBcDeFgHiJkLmNoP";

fn endpoint(base_url: &str) -> Result<Endpoint, EndpointError> {
    Endpoint::new(base_url, WriteKey::new(KEY).unwrap())
}

fn group() -> Group<'static, ()> {
    Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ()).unwrap()
}

fn header<'a>(request: &'a Request<Vec<u8>>, name: &str) -> &'a str {
    request.headers().get(name).expect("the header is set").to_str().unwrap()
}

#[test]
fn message_is_posted_to_its_path_with_the_write_key_as_user() {
    let request = endpoint(Endpoint::US).unwrap().group(&group()).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.segment.io/v1/group");
    // `aBcDeFgHiJkLmNoP:` in base64.
    assert_eq!(header(&request, "authorization"), "Basic YUJjRGVGZ0hpSmtMbU5vUDo=");
    assert_eq!(header(&request, "content-type"), "application/json");
    assert!(header(&request, "user-agent").starts_with("group-core/"));
    assert_eq!(String::from_utf8(request.into_body()).unwrap(), group().to_json().unwrap());
}

#[test]
fn batch_is_posted_to_its_path_and_keeps_its_messages() {
    let mut batch = Batch::new();
    batch.push(group()).unwrap();
    let request = endpoint(Endpoint::EU).unwrap().batch(&batch);
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://events.eu1.segmentapis.com/v1/batch");
    assert_eq!(header(&request, "authorization"), "Basic YUJjRGVGZ0hpSmtMbU5vUDo=");
    assert_eq!(header(&request, "content-type"), "application/json");
    assert_eq!(batch.len(), 1);
    assert_eq!(request.into_body(), batch.into_body());
}

#[test]
fn what_is_written_already_is_posted_as_it_is() {
    let endpoint = endpoint(Endpoint::US).unwrap();
    let json = group().to_json().unwrap();
    let (written, made) = (endpoint.group_json(json.as_str()), endpoint.group(&group()).unwrap());
    assert_eq!((written.uri(), written.headers(), written.body()), (made.uri(), made.headers(), made.body()));

    let mut batch = Batch::new();
    batch.push(group()).unwrap();
    let (written, made) = (endpoint.batch_json(batch.to_body()), endpoint.batch(&batch));
    assert_eq!((written.uri(), written.headers(), written.body()), (made.uri(), made.headers(), made.body()));
}

#[test]
fn base_url_does_not_end_in_what_is_added_to_it() {
    for path in ["/v1", "/v1/", "/v1/group", "/v1/batch", "/proxy/v1/batch"] {
        assert_eq!(refusal(&format!("https://hunter2.com{path}")), EndpointError::Path, "{path}");
    }
    for base_url in ["https://example.com/v1/analytics", "https://v1", "https://v1/", "http://v1:8080"] {
        assert!(endpoint(base_url).is_ok(), "{base_url}");
    }
}

#[test]
fn message_that_cannot_be_written_makes_no_request() {
    let traits = std::collections::BTreeMap::from([("score", f64::NAN)]);
    let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", traits).unwrap();
    let error = endpoint(Endpoint::US).unwrap().group(&group).unwrap_err();
    assert_eq!(error, WriteError::NotFinite { name: "score".into() });
}

#[test]
fn base_url_may_have_a_path_a_port_and_slashes_at_its_end() {
    for (base_url, expected) in [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/batch"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1/batch"),
        ("https://example.com//", "https://example.com/v1/batch"),
        ("https://example.com/segment/proxy", "https://example.com/segment/proxy/v1/batch"),
        ("https://example.com/segment/", "https://example.com/segment/v1/batch"),
        ("HTTPS://example.com", "https://example.com/v1/batch"),
        ("http://[::1]:8080", "http://[::1]:8080/v1/batch"),
    ] {
        let request = endpoint(base_url).unwrap().batch(&Batch::new());
        assert_eq!(request.uri(), expected, "{base_url}");
    }
}

/// Why the text is no base URL. The error shows nothing of it.
fn refusal(base_url: &str) -> EndpointError {
    let error = endpoint(base_url).expect_err(base_url);
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("hunter2") && !shown.contains(KEY), "{shown}");
    error
}

#[test]
fn base_url_needs_http_or_https() {
    for base_url in ["", "hunter2.com", "hunter2.com:8080/path", "ftp://hunter2.com", "//hunter2.com", "http:hunter2"] {
        assert!(matches!(refusal(base_url), EndpointError::Scheme), "{base_url}");
    }
}

#[test]
fn base_url_needs_a_host_and_a_proper_path() {
    for base_url in [
        "http://",
        "https:///hunter2",
        "https://hunter2 example.com",
        "https://hunter2.com/a b",
        "https://hunter2.com\n",
    ] {
        assert!(matches!(refusal(base_url), EndpointError::Invalid), "{base_url}");
    }
}

#[test]
fn port_of_the_base_url_is_a_number() {
    for base_url in [
        "https://hunter2.com:port",
        "https://hunter2.com:65536",
        "https://hunter2.com:0",
        "https://hunter2.com:+80",
        "https://hunter2.com:/path",
        "http://[::1]:",
    ] {
        assert!(matches!(refusal(base_url), EndpointError::Port), "{base_url}");
    }
}

#[test]
fn base_url_names_a_host() {
    for base_url in ["https://:80", "http://:8080/hunter2"] {
        assert_eq!(refusal(base_url), EndpointError::Host, "{base_url}");
    }
}

#[test]
fn base_url_is_ascii() {
    for base_url in ["https://hunter2.exämple.com", "https://hunter2.com/é"] {
        assert_eq!(refusal(base_url), EndpointError::NotAscii, "{base_url}");
    }
}

#[test]
fn base_url_has_no_credentials() {
    for base_url in
        ["https://user:hunter2@example.com", "https://hunter2@example.com", "https://hunter2@example.com:port"]
    {
        assert!(matches!(refusal(base_url), EndpointError::Credentials), "{base_url}");
    }
}

#[test]
fn base_url_has_no_query_and_no_fragment() {
    for base_url in ["https://example.com?key=hunter2", "https://example.com/?", "https://example.com/#hunter2"] {
        assert!(matches!(refusal(base_url), EndpointError::QueryOrFragment), "{base_url}");
    }
}

#[test]
fn write_key_never_shows() {
    let encoded = "YUJjRGVGZ0hpSmtMbU5vUDo=";
    let endpoint = endpoint(Endpoint::US).unwrap();
    for shown in [
        format!("{:?}", WriteKey::new(KEY).unwrap()),
        format!("{endpoint:?}"),
        format!("{:#?}", endpoint.batch(&Batch::new())),
        format!("{:?}", endpoint.group(&group()).unwrap()),
        format!("{:?}", WriteKey::new(format!("{KEY}\n")).unwrap_err()),
        format!("{}", WriteKey::new(format!("{KEY}\n")).unwrap_err()),
    ] {
        assert!(!shown.contains(KEY) && !shown.contains(encoded), "{shown}");
    }
}

#[test]
fn write_key_is_visible_ascii_without_quotes_and_colons() {
    for blank in ["", " ", "\t\n"] {
        assert_eq!(WriteKey::new(blank).unwrap_err(), WriteKeyError::Blank);
    }
    let allowed: String = ('!'..='~').filter(|c| !['"', ':'].contains(c)).collect();
    assert!(WriteKey::new(allowed).is_ok());
    for forbidden in [
        "aBcDeFgH:",
        "user:password",
        "aBcDeFgH\n",
        "aBc\0DeF",
        "abc ",
        " abc",
        "\"abc\"",
        "abc\u{feff}",
        "\u{fc}",
        "\x7f",
    ] {
        assert_eq!(WriteKey::new(forbidden).unwrap_err(), WriteKeyError::ForbiddenCharacter, "{forbidden:?}");
    }
}

/// 2015-02-23T22:28:55Z
const NOW: Duration = Duration::from_secs(1_424_730_535);

fn verdict(status: u16, retry_after: Option<&'static str>) -> Verdict {
    let mut headers = HeaderMap::new();
    if let Some(value) = retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static(value));
    }
    Verdict::new(StatusCode::from_u16(status).unwrap(), &headers, UNIX_EPOCH + NOW)
}

#[test]
fn status_decides_the_verdict() {
    for status in [200, 201, 202, 204, 299] {
        assert_eq!(verdict(status, None), Verdict::Accepted, "{status}");
    }
    for status in [408, 410, 425, 429, 460, 500, 502, 503, 504, 506, 507, 510, 512, 529, 599] {
        assert_eq!(verdict(status, None), Verdict::Retry { after: None }, "{status}");
    }
    for status in [
        100, 199, 300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 409, 411, 413, 415, 422, 451, 461, 501,
        505, 511, 600, 999,
    ] {
        assert_eq!(verdict(status, None), Verdict::Rejected, "{status}");
    }
}

#[test]
fn retry_after_is_seconds_with_or_without_decimals_or_a_date() {
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    for (value, after) in [
        ("0", seconds(0)),
        ("120", seconds(120)),
        // The three forms of a date in HTTP.
        ("Mon, 23 Feb 2015 22:29:25 GMT", seconds(30)),
        ("Monday, 23-Feb-15 22:29:25 GMT", seconds(30)),
        ("Mon Feb 23 22:29:25 2015", seconds(30)),
        ("Mon, 23 Feb 2015 22:28:55 GMT", seconds(0)),
        ("Mon, 23 Feb 2015 22:00:00 GMT", seconds(0)),
        ("007", seconds(7)),
        ("292.05", Some(Duration::new(292, 50_000_000))),
        ("0.000000001", Some(Duration::from_nanos(1))),
        ("1.0000000019", Some(Duration::new(1, 1))),
        ("18446744073709551615", seconds(u64::MAX)),
        ("18446744073709551616", Some(Duration::MAX)),
        ("99999999999999999999.5", Some(Duration::MAX)),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("+120", None),
        ("1.", None),
        (".5", None),
        ("1.5.5", None),
        ("1,5", None),
        ("1e3", None),
        ("120 s", None),
        ("inf", None),
        ("Mon, 31 Feb 2015 22:29:25 GMT", None),
        ("2015-02-23T22:29:25Z", None),
    ] {
        for status in [408, 410, 425, 429, 460, 500, 503] {
            assert_eq!(verdict(status, Some(value)), Verdict::Retry { after }, "{status}, {value:?}");
        }
    }
}

#[test]
fn retry_after_does_not_change_the_verdict() {
    assert_eq!(verdict(200, Some("120")), Verdict::Accepted);
    assert_eq!(verdict(400, Some("120")), Verdict::Rejected);
    assert_eq!(verdict(301, Some("120")), Verdict::Rejected);
}

#[test]
fn clock_before_1970_is_no_panic() {
    let mut headers = HeaderMap::new();
    headers.insert(header::RETRY_AFTER, HeaderValue::from_static("Thu, 01 Jan 1970 00:00:10 GMT"));
    let now = SystemTime::UNIX_EPOCH - Duration::from_secs(5);
    let after = Some(Duration::from_secs(15));
    assert_eq!(Verdict::new(StatusCode::TOO_MANY_REQUESTS, &headers, now), Verdict::Retry { after });
}
