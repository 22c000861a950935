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
    let body = String::from_utf8_lossy(request.body());
    let is_form = request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/x-www-form-urlencoded");
    if !is_form {
        return writeln!(out, "\n{}\n", indented(&body));
    }
    writeln!(out)?;
    for field in body.split('&') {
        let (name, value) = field.split_once('=').unwrap_or((field, ""));
        writeln!(out, "{name}={}", indented(&percent_decode_str(value).decode_utf8_lossy()))?;
    }
    writeln!(out)
}

/// JSON text with a line for each entry and element. Its tokens stay as they are, which a parser would not promise.
fn indented(json: &str) -> String {
    let (mut text, mut depth, mut in_string, mut is_escaped) = (String::new(), 0, false, false);
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        if in_string {
            text.push(c);
            in_string = is_escaped || c != '"';
            is_escaped = !is_escaped && c == '\\';
            continue;
        }
        match c {
            '{' | '[' => {
                text.push(c);
                while chars.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(end) = chars.next_if(|next| matches!(next, '}' | ']')) {
                    text.push(end);
                } else {
                    depth += 1;
                    break_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth -= 1;
                break_line(&mut text, depth);
                text.push(c);
            }
            ',' => {
                text.push(c);
                break_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ if c.is_ascii_whitespace() => {}
            _ => {
                in_string = c == '"';
                text.push(c);
            }
        }
    }
    text
}

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}
