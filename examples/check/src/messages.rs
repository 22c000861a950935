//! The messages of an input, one at a time.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use serde::de::IgnoredAny;

/// The most bytes that are kept of an input at once: far more than a message may have.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// A message with the number of the line on which it begins.
pub(crate) enum Message<'a> {
    Text {
        line: usize,
        text: &'a [u8],
        /// It may take more than one line.
        is_whole: bool,
    },
    /// It has more than [`LONGEST`] bytes.
    TooLong {
        line: usize,
        /// It may take more than one line.
        is_whole: bool,
    },
}

pub(crate) struct Messages<R> {
    input: Chain<Cursor<Vec<u8>>, BufReader<R>>,
    layout: Layout,
    /// The lines before the next message.
    lines: usize,
    text: Vec<u8>,
}

#[derive(Clone, Copy)]
enum Layout {
    /// One message per line.
    Lines,
    /// One message over all lines.
    Whole,
    /// One message over all lines was too long. If a line is one of its own after all, so are those behind it.
    AfterTooLong,
    /// No message any more.
    End,
}

impl<R: Read> Messages<R> {
    /// Looks at the beginning of the input to tell how messages lie in it.
    pub(crate) fn new(input: R) -> io::Result<Self> {
        let mut input = BufReader::new(input);
        let (mut start, mut lines) = (Vec::new(), 0);
        while read_line(&mut input, &mut start)? {
            if lines == 0 && start.starts_with(b"\xef\xbb\xbf") {
                start.drain(..3);
            }
            if !start.trim_ascii().is_empty() {
                break;
            }
            lines += usize::from(start.ends_with(b"\n"));
        }

        let mut layout = Layout::Lines;
        if start.len() <= LONGEST && is_unfinished(&start) {
            let room = LONGEST - start.len();
            (&mut input).take(room as u64 + 1).read_to_end(&mut start)?;
            // A line that was cut off is no reason to take the lines after it for the rest of its message.
            if is_json(&start) || !start.split(|byte| *byte == b'\n').any(is_object) {
                layout = Layout::Whole;
            }
        }
        Ok(Self { input: Cursor::new(start).chain(input), layout, lines, text: Vec::new() })
    }

    /// The next message. Blank lines are none.
    pub(crate) fn next(&mut self) -> io::Result<Option<Message<'_>>> {
        let is_whole = matches!(self.layout, Layout::Whole);
        let first = self.lines + 1;
        let is_there = match self.layout {
            Layout::Lines => self.read_next_line()?,
            Layout::Whole => self.read_whole()?,
            Layout::AfterTooLong => self.find_object()?,
            Layout::End => false,
        };
        let line = if is_whole { first } else { self.lines };
        Ok(is_there.then(|| match self.text.len() {
            ..=LONGEST => Message::Text { line, text: self.text.trim_ascii_end(), is_whole },
            _ => Message::TooLong { line, is_whole },
        }))
    }

    fn read_whole(&mut self) -> io::Result<bool> {
        self.text.clear();
        (&mut self.input).take(LONGEST as u64 + 1).read_to_end(&mut self.text)?;
        self.lines += self.text.split(|byte| *byte == b'\n').skip(1).count();
        self.layout = if self.text.len() > LONGEST { Layout::AfterTooLong } else { Layout::End };
        Ok(!self.text.is_empty())
    }

    fn find_object(&mut self) -> io::Result<bool> {
        while self.read_next_line()? {
            if is_object(&self.text) {
                self.layout = Layout::Lines;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn read_next_line(&mut self) -> io::Result<bool> {
        while read_line(&mut self.input, &mut self.text)? {
            self.lines += 1;
            if self.text.len() > LONGEST && !self.text.ends_with(b"\n") {
                self.input.skip_until(b'\n')?;
                return Ok(true);
            }
            if !self.text.trim_ascii().is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the next message must be waited for.
    pub(crate) fn is_waiting(&self) -> bool {
        self.input.get_ref().1.buffer().is_empty()
    }
}

/// Reads a line, or the beginning of one that is too long. None is left at the end of the input.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    Ok(input.take(LONGEST as u64 + 1).read_until(b'\n', line)? > 0)
}

fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

fn is_object(line: &[u8]) -> bool {
    line.trim_ascii().starts_with(b"{") && is_json(line)
}

/// Whether the text may go on as one JSON value.
fn is_unfinished(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_err_and(|error| error.is_eof())
}
