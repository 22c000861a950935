//! Requests, and what is in their URLs and forms.

use http::{HeaderValue, Method, Request, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};

use crate::ConversionError;

pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");
pub(crate) const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")));

/// All but the unreserved characters of a URL.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn request(method: Method, uri: Uri, content_type: HeaderValue, body: Vec<u8>) -> Request<Vec<u8>> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    request.headers_mut().insert(header::CONTENT_TYPE, content_type);
    request.headers_mut().insert(header::USER_AGENT, USER_AGENT);
    request
}

/// A request whose header `authorization` has this value.
pub(crate) fn authorized(method: Method, uri: Uri, body: Vec<u8>, authorization: &HeaderValue) -> Request<Vec<u8>> {
    let mut request = request(method, uri, JSON, body);
    request.headers_mut().insert(header::AUTHORIZATION, authorization.clone());
    request
}

/// The request, if its body is not larger than the vendor takes.
pub(crate) fn within(limit: usize, request: Request<Vec<u8>>) -> Result<Request<Vec<u8>>, ConversionError> {
    let bytes = request.body().len();
    if bytes > limit { Err(ConversionError::TooLarge { bytes, limit }) } else { Ok(request) }
}

/// Appends text to a URL or a form. There, a space is `%20`, which a form takes as well as a `+`.
pub(crate) fn percent_encode(text: &[u8], out: &mut Vec<u8>) {
    for piece in percent_encoding::percent_encode(text, RESERVED) {
        out.extend_from_slice(piece.as_bytes());
    }
}

/// Whether the scheme of a URL is `http` or `https`.
pub(crate) fn is_http(scheme: &str) -> bool {
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// A URL that ends with an ID.
pub(crate) fn with_id(url: &str, id: &str) -> Result<Uri, ConversionError> {
    // Clients take those two for steps in a path, even percent-encoded.
    if [".", ".."].contains(&id) {
        return Err(ConversionError::GroupIdInUrl);
    }
    let url = format!("{url}{}", percent_encoding::utf8_percent_encode(id, RESERVED));
    url.parse().map_err(|_| ConversionError::GroupIdInUrl)
}
