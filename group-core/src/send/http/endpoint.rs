use std::{error::Error, fmt};

use http::{HeaderValue, Method, Request, Uri, header};

use super::WriteKey;
use crate::{
    message::Group,
    send::Batch,
    traits::{GroupTraits, WriteError},
};

/// Where messages go, and by which key.
///
/// ```
/// use group_core::{Group, Identity, http::{Endpoint, WriteKey}};
///
/// let endpoint = Endpoint::new(Endpoint::US, WriteKey::new("my-write-key")?)?;
/// let group = Group::new(Identity::user("97980cfea0067"), "0e8c78ea9d97a7b8185e8632", ())?;
///
/// let request = endpoint.group(&group)?;
/// assert_eq!(request.method(), "POST");
/// assert_eq!(request.uri(), "https://api.segment.io/v1/group");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Requests have the headers `authorization`, `content-type` and `user-agent`. The client sets `content-length`,
/// because it may compress the body.
#[derive(Clone, Debug)]
pub struct Endpoint {
    group: Uri,
    batch: Uri,
    write_key: WriteKey,
}

impl Endpoint {
    /// The vendor's base URL for workspaces in the United States.
    pub const US: &'static str = "https://api.segment.io";
    /// The vendor's base URL for workspaces in the European Union.
    pub const EU: &'static str = "https://events.eu1.segmentapis.com";

    /// The receiver at this base URL, to which `/v1/group` and `/v1/batch` are added: one of the vendor's, or any other with
    /// the same paths. It may have a path of its own, and end with a slash.
    ///
    /// Over `http` the write key and the messages go unencrypted; that is for a receiver next door.
    ///
    /// # Errors
    ///
    /// If it is not a URL in ASCII with `http` or `https` and a host, or has credentials, a query, a fragment, or the path `/v1`
    /// already.
    pub fn new(base_url: &str, write_key: WriteKey) -> Result<Self, EndpointError> {
        Ok(Self { group: target(base_url, "/v1/group")?, batch: target(base_url, "/v1/batch")?, write_key })
    }

    /// The request for one message.
    ///
    /// # Errors
    ///
    /// If a value has no form in the payload; see [`WriteError`].
    pub fn group<T: GroupTraits>(&self, group: &Group<'_, T>) -> Result<Request<Vec<u8>>, WriteError> {
        Ok(self.group_json(group.to_json()?))
    }

    /// The request for a batch. The batch keeps its messages, so that it can be sent again.
    #[must_use]
    pub fn batch(&self, batch: &Batch) -> Request<Vec<u8>> {
        self.batch_json(batch.to_body())
    }

    /// The request for a message that is written already, such as one from a queue. The payload is sent as it is.
    #[must_use]
    pub fn group_json(&self, payload: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
        self.post(&self.group, payload.into())
    }

    /// The request for the body of a batch that is written already, such as one that was kept. The body is sent as it is.
    #[must_use]
    pub fn batch_json(&self, body: impl Into<Vec<u8>>) -> Request<Vec<u8>> {
        self.post(&self.batch, body.into())
    }

    fn post(&self, uri: &Uri, body: Vec<u8>) -> Request<Vec<u8>> {
        const JSON: HeaderValue = HeaderValue::from_static("application/json");
        const USER_AGENT: HeaderValue =
            HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")));

        let mut request = Request::new(body);
        *request.method_mut() = Method::POST;
        *request.uri_mut() = uri.clone();
        let headers = request.headers_mut();
        headers.insert(header::AUTHORIZATION, self.write_key.authorization());
        headers.insert(header::CONTENT_TYPE, JSON);
        headers.insert(header::USER_AGENT, USER_AGENT);
        request
    }
}

fn target(base_url: &str, path: &str) -> Result<Uri, EndpointError> {
    let scheme = base_url.split_once("://").map(|(scheme, _)| scheme).unwrap_or_default();
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(EndpointError::Scheme);
    }
    // `Uri` takes a path of any bytes.
    if !base_url.is_ascii() {
        return Err(EndpointError::NotAscii);
    }
    // `Uri` drops a fragment.
    if base_url.contains(['?', '#']) {
        return Err(EndpointError::QueryOrFragment);
    }
    let base_url = base_url.trim_end_matches('/');
    let uri: Uri = format!("{base_url}{path}").parse().map_err(|_| EndpointError::Invalid)?;
    let base_path = uri.path().strip_suffix(path).unwrap_or_default();
    if ["/v1", "/v1/group", "/v1/batch"].iter().any(|added| base_path.ends_with(added)) {
        return Err(EndpointError::Path);
    }
    if let Some(authority) = uri.authority() {
        if authority.as_str().contains('@') {
            return Err(EndpointError::Credentials);
        }
        if authority.host().is_empty() {
            return Err(EndpointError::Host);
        }
        // `Uri` takes any text for a port.
        if let Some(port) = authority.as_str().strip_prefix(authority.host())
            && !port.is_empty()
            && !is_port(port)
        {
            return Err(EndpointError::Port);
        }
    }
    Ok(uri)
}

/// Whether the text is a colon and a port: digits without a sign.
fn is_port(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(':') else { return false };
    digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Why a string is not a valid base URL. It shows nothing of the string, which may hold credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EndpointError {
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// It is not a URL.
    Invalid,
    /// It has characters that are not ASCII.
    NotAscii,
    /// It names no host.
    Host,
    /// Its port is not a number from 1 to 65535.
    Port,
    /// It has a user name or a password, and the write key is the only credential.
    Credentials,
    /// It ends in `/v1`, `/v1/group` or `/v1/batch`, which are added to it.
    Path,
    /// It has a query or a fragment, and paths cannot be added after those.
    QueryOrFragment,
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("the base URL does not begin with `http://` or `https://`"),
            Self::Invalid => f.write_str("the base URL is not a URL"),
            Self::NotAscii => f.write_str(
                "the base URL has characters that are not ASCII: percent-encode them in the path, and write the host in Punycode",
            ),
            Self::Host => f.write_str("the base URL names no host"),
            Self::Port => f.write_str("the port of the base URL is not a number from 1 to 65535"),
            Self::Credentials => {
                f.write_str("the base URL has a user name or a password, and the write key is the only credential")
            }
            Self::Path => f.write_str(
                "the base URL ends in a path of the receiver: leave out `/v1` and what follows, as it is added",
            ),
            Self::QueryOrFragment => {
                f.write_str("the base URL has a query or a fragment, and paths cannot be added after those")
            }
        }
    }
}

impl Error for EndpointError {}
