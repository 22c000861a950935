//! JSON text, read once from front to back, without a tree and at any depth.

use std::{mem, ops::Range};

use super::{
    nesting::Nesting,
    token::{Text, Token},
    write::{EACH_BYTE, marks},
};

/// The text is not JSON. Where and why, only `serde_json` says.
#[derive(Debug)]
pub(crate) struct NotJson;

/// What a [`Token`] is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}

/// What is in a text that is JSON, and that readers differ in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Oddities {
    /// There is half of a surrogate pair in a string or a key.
    pub(crate) has_broken_text: bool,
    /// There is the character NUL in a string or a key.
    pub(crate) has_nul: bool,
    /// There is an integer that not every float of 64 bits can tell from its neighbours.
    pub(crate) has_large_integer: bool,
}

#[derive(Debug)]
pub(crate) struct Scanner<'a> {
    json: &'a str,
    at: usize,
    /// Where the last string or number is: a string without its quotes, unless it has escapes.
    text: Range<usize>,
    /// An array or object was begun, and nothing in it was read.
    is_opened: bool,
    depth: usize,
    deepest: usize,
    oddities: Oddities,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(json: &'a str) -> Self {
        Self { json, at: 0, text: 0..0, is_opened: false, depth: 0, deepest: 0, oddities: Oddities::default() }
    }

    /// The next byte that is not yet read.
    pub(crate) fn position(&self) -> usize {
        self.at
    }

    /// The place of the key or string that was read last: without its quotes, unless it has escapes.
    pub(crate) fn text_place(&self) -> Range<usize> {
        self.text.clone()
    }

    pub(crate) fn json(&self) -> &'a str {
        self.json
    }

    /// How many arrays and objects were in each other so far.
    pub(crate) fn deepest(&self) -> usize {
        self.deepest
    }

    /// What was found since this was asked for last.
    pub(crate) fn take_oddities(&mut self) -> Oddities {
        mem::take(&mut self.oddities)
    }

    /// Reads a whole value, and says where it is.
    pub(crate) fn value_place(&mut self) -> Result<Range<usize>, NotJson> {
        self.skip_space();
        let start = self.at;
        if let kind @ (Kind::Array | Kind::Object) = self.begin()? {
            self.skip_rest(kind)?;
        }
        Ok(start..self.at)
    }

    /// Whether the next byte behind white space is this one.
    pub(crate) fn next_is(&mut self, byte: u8) -> bool {
        self.skip_space() == Some(byte)
    }

    pub(crate) fn next_is_null(&mut self) -> bool {
        self.next_is(b'n')
    }

    /// Reads a value, of an array or an object only the beginning.
    #[inline]
    pub(crate) fn value(&mut self) -> Result<Token<'a>, NotJson> {
        Ok(match self.begin()? {
            Kind::Null => Token::Null,
            Kind::Boolean => Token::Boolean,
            Kind::Number => Token::Number(&self.json[self.text_place()]),
            Kind::Text => Token::Text(Text::at(self.json, self.text_place())),
            Kind::Array => Token::Array,
            Kind::Object => Token::Object,
        })
    }

    /// Reads the next key of the object that was begun last, or its end.
    #[inline]
    pub(crate) fn key(&mut self) -> Result<Option<Text<'a>>, NotJson> {
        Ok(self.next_key()?.then(|| Text::at(self.json, self.text_place())))
    }

    /// Reads on to the next element of the array that was begun last; none is left at its end.
    pub(crate) fn element(&mut self) -> Result<bool, NotJson> {
        self.entry(b']')
    }

    /// Reads what is left of a value.
    #[inline]
    pub(crate) fn skip(&mut self, begun: Token<'a>) -> Result<(), NotJson> {
        match begun {
            Token::Array => self.skip_rest(Kind::Array),
            Token::Object => self.skip_rest(Kind::Object),
            _ => Ok(()),
        }
    }

    /// The end of the text.
    pub(crate) fn end(&mut self) -> Result<(), NotJson> {
        if self.skip_space().is_none() { Ok(()) } else { Err(NotJson) }
    }

    /// Reads what is left of an array or an object.
    fn skip_rest(&mut self, begun: Kind) -> Result<(), NotJson> {
        let mut open = Nesting::default();
        open.begin(begun == Kind::Object);
        while let Some(is_object) = open.innermost() {
            let is_entry = if is_object { self.next_key()? } else { self.element()? };
            if !is_entry {
                open.end();
            } else if let kind @ (Kind::Array | Kind::Object) = self.begin()? {
                open.begin(kind == Kind::Object);
            }
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<Kind, NotJson> {
        self.is_opened = false;
        let kind = match self.skip_space() {
            Some(b'"') => return self.string().map(|()| Kind::Text),
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b't') => return self.word("true", Kind::Boolean),
            Some(b'f') => return self.word("false", Kind::Boolean),
            Some(b'n') => return self.word("null", Kind::Null),
            _ => return self.number().map(|()| Kind::Number),
        };
        self.at += 1;
        self.is_opened = true;
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        Ok(kind)
    }

    /// Reads the next key of the object that was begun last; none is left at its end.
    fn next_key(&mut self) -> Result<bool, NotJson> {
        if !self.entry(b'}')? {
            return Ok(false);
        }
        if self.skip_space() != Some(b'"') {
            return Err(NotJson);
        }
        self.string()?;
        if self.skip_space() != Some(b':') {
            return Err(NotJson);
        }
        self.at += 1;
        Ok(true)
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.json.as_bytes().get(self.at).copied()
    }

    /// The first byte behind white space.
    #[inline]
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    #[inline]
    fn entry(&mut self, end: u8) -> Result<bool, NotJson> {
        let is_first = mem::take(&mut self.is_opened);
        match self.skip_space() {
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth -= 1;
                Ok(false)
            }
            Some(b',') if !is_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if is_first => Ok(true),
            _ => Err(NotJson),
        }
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<Kind, NotJson> {
        if !self.json.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(NotJson);
        }
        self.at += word.len();
        Ok(kind)
    }

    fn number(&mut self) -> Result<(), NotJson> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        let first = self.at;
        match self.digits() {
            0 => return Err(NotJson),
            digits if digits > 1 && self.json.as_bytes()[first] == b'0' => return Err(NotJson),
            _ => {}
        }
        let digits = &self.json.as_bytes()[first..self.at];
        let mut is_integer = true;
        if self.peek() == Some(b'.') {
            self.at += 1;
            is_integer = false;
            self.some_digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            is_integer = false;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.some_digits()?;
        }
        self.oddities.has_large_integer |= is_integer && is_large(digits);
        self.text = start..self.at;
        Ok(())
    }

    fn some_digits(&mut self) -> Result<(), NotJson> {
        if self.digits() > 0 { Ok(()) } else { Err(NotJson) }
    }

    /// Reads all digits there are, and says how many.
    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    #[inline]
    fn string(&mut self) -> Result<(), NotJson> {
        let start = self.at + 1;
        self.at = end_of_plain(self.json.as_bytes(), start);
        if self.peek() != Some(b'"') {
            return self.string_with_escapes(start - 1);
        }
        self.text = start..self.at;
        self.at += 1;
        Ok(())
    }

    /// Reads on in the string that begins at `start`, from what is not plain in it.
    #[cold]
    fn string_with_escapes(&mut self, start: usize) -> Result<(), NotJson> {
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                // A control character, or the end.
                _ => return Err(NotJson),
            }
            self.at = end_of_plain(self.json.as_bytes(), self.at);
        }
        self.at += 1;
        self.text = start..self.at;
        Ok(())
    }

    /// Reads an escape, or two for a surrogate pair.
    fn escape(&mut self) -> Result<(), NotJson> {
        match self.json.as_bytes().get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {
                self.at += 2;
                return Ok(());
            }
            Some(b'u') => {}
            _ => return Err(NotJson),
        }
        let unit = self.unit().ok_or(NotJson)?;
        self.at += UNIT;
        self.oddities.has_nul |= unit == 0;
        if (0xd800..=0xdfff).contains(&unit) {
            let is_pair = unit < 0xdc00 && self.unit().is_some_and(|second| (0xdc00..=0xdfff).contains(&second));
            self.at += if is_pair { UNIT } else { 0 };
            self.oddities.has_broken_text |= !is_pair;
        }
        Ok(())
    }

    /// What the escape at this place stands for, if it is one by number.
    fn unit(&self) -> Option<u16> {
        let hex = self.json.as_bytes().get(self.at..self.at + UNIT)?.strip_prefix(b"\\u")?;
        hex.iter().try_fold(0, |unit, digit| Some(unit << 4 | u16::try_from(char::from(*digit).to_digit(16)?).ok()?))
    }
}

/// The bytes of an escape by number: `\u0041`.
const UNIT: usize = 6;

/// Whether an integer of these digits is beyond 2^53 - 1.
fn is_large(digits: &[u8]) -> bool {
    const LARGEST: &[u8] = b"9007199254740991";
    digits.len() > LARGEST.len() || digits.len() == LARGEST.len() && digits > LARGEST
}

/// Where a string has its next quote, escape or control character, or the text ends.
#[inline]
fn end_of_plain(json: &[u8], at: usize) -> usize {
    let mut rest = json.get(at..).unwrap_or_default();
    while let Some((word, behind)) = rest.split_first_chunk() {
        let ends = marks(u64::from_le_bytes(*word)) & EACH_BYTE << 7;
        if ends != 0 {
            // The lowest mark is right.
            return json.len() - rest.len() + ends.trailing_zeros() as usize / 8;
        }
        rest = behind;
    }
    let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..0x20));
    json.len() - rest.len() + plain.unwrap_or(rest.len())
}
