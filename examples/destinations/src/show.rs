//! Requests as a person reads them.

use std::io::{self, Write};

use http::{Request, header::CONTENT_TYPE};
use percent_encoding::percent_decode_str;

pub(crate) fn show(request: &Request<Vec<u8>>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} {}", request.method(), request.uri())?;
    for (name, value) in request.headers() {
        let value = if value.is_sensitive() { "(not shown)" } else { value.to_str().unwrap_or("(not text)") };
        writeln!(out, "{name}: {value}")?;
    }
    let mut body = String::from_utf8_lossy(request.body()).into_owned();
    if request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/x-www-form-urlencoded") {
        body = percent_decode_str(&body.replace('&', "\n")).decode_utf8_lossy().into_owned();
    }
    writeln!(out, "\n{body}\n")
}
