//! The JSON documents of an input, one at a time.

use std::{
    io::{self, BufRead, BufReader, Read},
    ops::Range,
};

use serde::de::IgnoredAny;

/// The most bytes that are kept of a document: far more than a message may have, and a batch too.
pub(crate) const LONGEST: usize = 1024 * 1024;

/// A document, whose text is among that of others.
pub(crate) struct Document {
    /// The line on which it begins.
    pub(crate) line: usize,
    pub(crate) text: Range<usize>,
    /// It has more than [`LONGEST`] bytes, and the text is not all of it.
    pub(crate) is_too_long: bool,
    /// Its place in an array that is too long to be one document.
    pub(crate) index: Option<usize>,
}

/// Lines, most of which are a document. One that goes on in the next lines is read with them, and an array that is too long
/// element by element.
pub(crate) struct Documents<R> {
    input: Ahead<R>,
    /// The ends of lines that are read.
    lines: usize,
    /// The next element of an array that is read one by one.
    next_element: Option<usize>,
    /// A document over several lines was too long: what follows is of it up to a line that is an object of its own.
    is_after_too_long: bool,
}

impl<R: Read> Documents<R> {
    pub(crate) fn new(input: R) -> io::Result<Self> {
        let mut input = Ahead { back: Vec::new(), at: 0, input: BufReader::with_capacity(64 * 1024, input) };
        if input.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
            input.consume(3);
        }
        Ok(Self { input, lines: 0, next_element: None, is_after_too_long: false })
    }

    /// Whether the next document must be waited for.
    pub(crate) fn is_waiting(&self) -> bool {
        self.input.at == self.input.back.len() && self.input.input.buffer().is_empty()
    }

    /// Reads the next document, behind the texts of others. None is left at the end of the input.
    pub(crate) fn read(&mut self, texts: &mut Vec<u8>) -> io::Result<Option<Document>> {
        if let Some(index) = self.next_element
            && let Some(document) = self.read_element(texts, index)?
        {
            return Ok(Some(document));
        }
        loop {
            let (start, first) = (texts.len(), self.lines + 1);
            if !self.read_line(texts)? {
                return Ok(None);
            }
            let line = &texts[start..];
            let (is_blank, is_cut) = (line.trim_ascii().is_empty(), is_cut(line));
            if is_blank || self.is_after_too_long && !is_object(line) {
                texts.truncate(start);
                continue;
            }
            self.is_after_too_long = false;
            if line.len() <= LONGEST && !opens(line) {
                return Ok(Some(document(first, start..texts.len())));
            }
            if is_cut && line.trim_ascii_start().starts_with(b"[") {
                return self.begin_array(texts, start);
            }
            if is_cut {
                self.input.skip_until(b'\n')?;
                self.lines += 1;
                return Ok(Some(Document { is_too_long: true, ..document(first, start..texts.len()) }));
            }
            return self.read_on(texts, start, first).map(Some);
        }
    }

    /// Reads the lines into which the document goes on that begins at `start`; or takes none, if it was cut off.
    fn read_on(&mut self, texts: &mut Vec<u8>, start: usize, first: usize) -> io::Result<Document> {
        let first_end = texts.len();
        let is_array = texts[start..].trim_ascii_start().starts_with(b"[");
        let mut nesting = Nesting::default();
        nesting.read(&texts[start..]);
        let mut has_object = false;
        while nesting.is_open() && texts.len() - start <= LONGEST {
            let end = texts.len();
            if !self.read_line(texts)? {
                break;
            }
            let line = &texts[end..];
            let is_of_its_own = is_object(line);
            has_object |= is_of_its_own;
            nesting.read(line);
            // In an object over several lines, no line of its own begins at the margin.
            if is_of_its_own && !is_array && line.starts_with(b"{") {
                break;
            }
        }
        let is_whole = !nesting.is_open() && texts.len() - start <= LONGEST;
        if is_whole && (!has_object || is_json(&texts[start..])) {
            return Ok(document(first, start..texts.len()));
        }
        if has_object {
            // The first line was cut off, and those behind it are documents of their own.
            self.give_back(texts, first_end, first);
            return Ok(document(first, start..texts.len()));
        }
        if !nesting.is_open() || texts.len() - start <= LONGEST {
            let is_too_long = texts.len() - start > LONGEST;
            return Ok(Document { is_too_long, ..document(first, start..texts.len()) });
        }
        if is_array {
            self.lines = first - 1;
            if let Some(element) = self.begin_array(texts, start)? {
                return Ok(element);
            }
        }
        self.is_after_too_long = true;
        Ok(Document { is_too_long: true, ..document(first, start..texts.len()) })
    }

    /// Gives back what was read from this place on.
    fn give_back(&mut self, texts: &mut Vec<u8>, end: usize, lines: usize) {
        self.input.give_back(&texts[end..]);
        texts.truncate(end);
        self.lines = lines;
    }

    fn read_line(&mut self, texts: &mut Vec<u8>) -> io::Result<bool> {
        let read = (&mut self.input).take(LONGEST as u64 + 1).read_until(b'\n', texts)?;
        self.lines += usize::from(read > 0 && texts.ends_with(b"\n"));
        Ok(read > 0)
    }

    /// Goes through the array that begins at `start` one by one.
    fn begin_array(&mut self, texts: &mut Vec<u8>, start: usize) -> io::Result<Option<Document>> {
        self.input.give_back(&texts[start..]);
        texts.truncate(start);
        self.skip_space()?;
        self.input.consume(1);
        self.next_element = Some(0);
        self.read(texts)
    }

    /// Reads an element of an array. None is left at the end of the array, or of the input.
    fn read_element(&mut self, texts: &mut Vec<u8>, index: usize) -> io::Result<Option<Document>> {
        self.skip_space()?;
        match self.input.fill_buf()?.first() {
            Some(b',') if index > 0 => self.input.consume(1),
            Some(byte) if index == 0 && *byte != b']' => {}
            end => {
                // Where no comma follows, it is no array any more.
                let is_closed = end == Some(&b']');
                self.input.consume(usize::from(is_closed));
                self.next_element = None;
                return Ok(None);
            }
        }
        self.skip_space()?;
        let (line, start, mut is_too_long) = (self.lines + 1, texts.len(), false);
        let mut nesting = Nesting::default();
        loop {
            let there = self.input.fill_buf()?;
            let (length, is_end) = nesting.read_element(there);
            self.lines += line_ends(&there[..length]);
            is_too_long |= texts.len() - start + length > LONGEST;
            if !is_too_long {
                texts.extend_from_slice(&there[..length]);
            }
            self.input.consume(length);
            if is_end {
                break;
            }
        }
        // A byte that is no part of a value, such as a brace too many.
        if texts.len() == start && !is_too_long {
            self.input.consume(1);
        }
        self.next_element = Some(index + 1);
        Ok(Some(Document { is_too_long, index: Some(index), ..document(line, start..texts.len()) }))
    }

    fn skip_space(&mut self) -> io::Result<()> {
        loop {
            let there = self.input.fill_buf()?;
            let length = there.len() - there.trim_ascii_start().len();
            self.lines += line_ends(&there[..length]);
            self.input.consume(length);
            if length == 0 {
                return Ok(());
            }
        }
    }
}

fn document(line: usize, text: Range<usize>) -> Document {
    Document { line, text, is_too_long: false, index: None }
}

pub(crate) fn line_ends(text: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n').skip(1).count()
}

/// Whether a line ends before its end.
fn is_cut(line: &[u8]) -> bool {
    line.len() > LONGEST && !line.ends_with(b"\n")
}

/// Whether an array or object is begun on the line, and probably not ended.
fn opens(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    matches!(line.first(), Some(b'{' | b'[')) && (!matches!(line.last(), Some(b'}' | b']')) || is_cut(line))
}

fn is_object(line: &[u8]) -> bool {
    line.trim_ascii().starts_with(b"{") && is_json(line)
}

fn is_json(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

/// How arrays, objects and strings are nested where the text was read up to.
#[derive(Default)]
struct Nesting {
    depth: usize,
    is_in_string: bool,
    is_escaped: bool,
}

impl Nesting {
    fn is_open(&self) -> bool {
        self.depth > 0 || self.is_in_string
    }

    fn read(&mut self, text: &[u8]) {
        for byte in text {
            self.read_byte(*byte);
        }
    }

    fn read_byte(&mut self, byte: u8) {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = self.is_in_string,
            b'"' => self.is_in_string = !self.is_in_string,
            _ if self.is_in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// How much of the text is of the element of an array that is being read, and whether it ends there.
    fn read_element(&mut self, text: &[u8]) -> (usize, bool) {
        for (at, byte) in text.iter().enumerate() {
            if !self.is_open() && matches!(byte, b',' | b']' | b'}') {
                return (at, true);
            }
            let was_open = self.is_open();
            self.read_byte(*byte);
            if was_open && !self.is_open() {
                return (at + 1, true);
            }
        }
        (text.len(), text.is_empty())
    }
}

/// An input to which something can be given back.
struct Ahead<R> {
    back: Vec<u8>,
    at: usize,
    input: BufReader<R>,
}

impl<R> Ahead<R> {
    fn give_back(&mut self, text: &[u8]) {
        self.back = [text, &self.back[self.at..]].concat();
        self.at = 0;
    }
}

impl<R: Read> Read for Ahead<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Ahead<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.back.len() { Ok(&self.back[self.at..]) } else { self.input.fill_buf() }
    }

    fn consume(&mut self, length: usize) {
        if self.at < self.back.len() {
            self.at += length;
        } else {
            (self.back, self.at) = (Vec::new(), 0);
            self.input.consume(length);
        }
    }
}
